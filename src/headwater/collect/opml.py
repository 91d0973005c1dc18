"""Lists of feeds in OPML, in and out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from headwater.errors import InputRefused
from headwater.records import Source

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed that an OPML file lists; `folder` is the names of the outlines around it, joined by a slash."""

    address: str
    title: str = ""
    folder: str = ""


def read_opml(data: bytes, name: str) -> tuple[Outline, ...]:
    """The feeds of an OPML file in its order, each once.

    Args:
        data: The bytes.
        name: What the file is called, for errors.

    Raises:
        InputRefused: It is no OPML, or lists no feed.

    >>> read_opml(b'<opml><outline text="A"><outline xmlUrl="http://a.example/rss"/></outline></opml>', "x")
    (Outline(address='http://a.example/rss', title='', folder='A'),)
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputRefused(f"Cannot read `{name}`: it is no OPML ({error}).") from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise InputRefused(f"Cannot read `{name}`: it is no OPML.", "an OPML file opens with `<opml`")
    found: dict[str, Outline] = {}
    for node in root.iter("outline"):
        given = {str(key).lower(): " ".join(str(value).split()) for key, value in node.attrib.items()}
        address = given.get("xmlurl", "")
        if address:
            above = list(node.iterancestors("outline"))[:_DEEPEST]
            folder = "/".join(str(up.get("text") or up.get("title") or "") for up in reversed(above)).strip("/")
            found.setdefault(address, Outline(address, given.get("title") or given.get("text", ""), folder))
    if not found:
        raise InputRefused(f"Cannot read `{name}`: the OPML lists no feed.", "feeds stand in `xmlUrl`")
    return tuple(found.values())


def write_opml(sources: Iterable[Source]) -> str:
    """Sources as an OPML 2.0 file, by folder."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Followed by Headwater"
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": body}
    for it in sorted(sources, key=lambda it: (it.folder, it.title, it.address)):
        above = body
        path = ""
        for part in filter(None, it.folder.split("/")):
            path = f"{path}/{part}"
            if path not in folders:
                folders[path] = etree.SubElement(above, "outline", text=_clean(part), title=_clean(part))
            above = folders[path]
        title = _clean(it.title or it.address)
        etree.SubElement(above, "outline", type="rss", text=title, title=title, xmlUrl=_clean(it.address))
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode("utf-8")


def _clean(words: str) -> str:
    """The words without the characters that XML cannot hold."""
    return "".join(
        c for c in words if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
