"""HTML to reading text and blocks: inline text stays together, blocks stand on lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree, html

from headwater.ingest.claims import Claims, claims
from headwater.ingest.votes import vote
from headwater.records import Block, Note, Page, Span

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "map",
        "select",
        "datalist",
        "audio",
        "video",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "label",
    ]
)
_SEPARATE = frozenset({"a", "button", "time", "li", "td"})  # side by side on screen even with nothing written between
_ARTICLE_LABEL = frozenset({"hentry", "h-entry"})
_WORD = re.compile(r"[A-Za-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLANKS = re.compile(r"\s+")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_PIECE = re.compile(r"<(?P<end>/)?(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,12})?[^<>]*>?|(?P<words>[^<>]+)|>")
_MOST_LABELS = 40


@dataclass(slots=True)
class _Place:
    """Where in the tree a run of text stands."""

    role: str
    level: int
    group: int
    labels: tuple[str, ...]


@dataclass(slots=True)
class _Run:
    """Inline text collected for one block."""

    place: _Place | None = None
    parts: list[str] = field(default_factory=list)
    linked: int = 0


class _Reader:
    """Walks the tree once, without recursion, as hostile pages nest deeper than Python's stack."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.at = 0
        self.groups = 0
        self.containers: list[Any] = []
        self.run = _Run()

    def text(self, words: str | None, place: _Place, linked: bool) -> None:
        if not words:
            return
        if self.run.place is None or (self.run.place is not place and not "".join(self.run.parts).strip()):
            self.run.place = place
        self.run.parts.append(words)
        if linked:
            self.run.linked += len(words.strip())

    def flush(self) -> None:
        run, self.run = self.run, _Run()
        words = _BLANKS.sub(" ", "".join(run.parts)).strip()
        if not words or run.place is None:
            return
        if self.lines:
            self.at += 1
        place = run.place
        share = min(1.0, run.linked / len(words))
        self.blocks.append(
            Block(
                Span(self.at, self.at + len(words)), place.role, place.level, place.group, place.labels, round(share, 3)
            )
        )
        self.lines.append(words)
        self.at += len(words)


def _labels(element: Any, above: tuple[str, ...]) -> tuple[str, ...]:
    own = " ".join(
        str(element.get(name) or "")[:200] for name in ("class", "id", "itemprop", "role", "data-testid", "rel")
    )
    if "display:none" in str(element.get("style") or "").replace(" ", "") or element.get("hidden") is not None:
        own += " hidden"
    if element.tag in ("header", "main"):
        own += f" {element.tag}"
    if not own.strip():
        return above
    words = [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", own))]
    return (*dict.fromkeys(words), *above)[:_MOST_LABELS]


# Containers whose role outranks what stands in them; the outermost of these decides.
_STRONG = {"nav": "navigation", "aside": "aside", "footer": "footer", "form": "form", "figcaption": "caption"}
_WEAK = {
    "li": "list-item", "blockquote": "quote", "td": "cell", "th": "cell", "time": "time", "address": "byline",
    "label": "form", "button": "form", "caption": "caption", "dd": "list-item", "dt": "list-item",
}  # fmt: skip


def _wraps_page(form: Any) -> bool:
    """Some sites put the whole page into one form; that says nothing about its text."""
    return sum(1 for _, _ in zip(form.iter("p", "article", "h1"), range(4), strict=False)) >= 3


def _place(tag: str, element: Any, above: _Place, group: int) -> _Place:
    role, level = above.role, above.level
    labels = _labels(element, above.labels)
    if above.role in _STRONG.values():
        pass
    elif tag in _STRONG and not (tag == "form" and _wraps_page(element)):
        role, level = _STRONG[tag], 0
    elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        role, level = "heading", int(tag[1])
    elif tag in _WEAK:
        role, level = _WEAK[tag], 0
    elif tag in _BLOCKS and role in ("heading", "time", "byline"):
        role, level = "paragraph", 0
    if role == above.role and level == above.level and labels == above.labels and group == above.group:
        return above
    return _Place(role, level, group, labels)


def _is_article(tag: str, element: Any) -> bool:
    if tag == "article" or element.get("role") == "article":
        return True
    return bool(_ARTICLE_LABEL & set(str(element.get("class") or "").lower().split()))


def _walk(root: Any, reader: _Reader) -> None:
    top = _Place("paragraph", 0, 0, ())
    # (element, place, linked, leaving)
    stack: list[tuple[Any, _Place, bool, bool]] = [(root, top, False, False)]
    while stack:
        element, above, linked, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "pre" and not leaving:
            _lines(element, above, reader)
            stack.append((element, above, linked, True))
            continue
        if leaving:
            if tag in _BLOCKS:
                reader.flush()
            elif tag in _SEPARATE and not (element.tail or "")[:1].strip(" "):
                _apart(element, above, reader)
            reader.text(element.tail, above, linked)
            continue
        if not tag or tag in _DROPPED:
            stack.append((element, above, linked, True))
            continue
        if tag in ("br", "hr"):
            reader.flush()
            reader.text(element.tail, above, linked)
            continue
        group = above.group
        if not group and _is_article(tag, element):
            reader.groups += 1
            reader.containers.append(element)
            group = reader.groups
        place = _place(tag, element, above, group)
        if tag in _BLOCKS:
            reader.flush()
        inside = linked or tag == "a"
        reader.text(element.text, place, inside)
        stack.append((element, above, linked, True))
        stack.extend((child, place, inside, False) for child in reversed(element))


def _lines(element: Any, place: _Place, reader: _Reader) -> None:
    """Preformatted text keeps its lines; markup inside it says nothing more."""
    reader.flush()
    for line in "".join(element.itertext()).splitlines():
        reader.text(line, place, False)
        reader.flush()


def _apart(element: Any, place: _Place, reader: _Reader) -> None:
    following = element.getnext()
    if not element.tail and following is not None and following.tag in _SEPARATE:
        reader.text(" ", place, False)


def _parse(text: str) -> Any:
    text = _XML_HEAD.sub("", text).replace("\x00", " ")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _bare(text: str, reader: _Reader) -> bool:
    """Take the text of a page whose markup the parser gives up on, one block a run between tags of blocks."""
    top = _Place("paragraph", 0, 0, ())
    skipping = ""
    for match in _PIECE.finditer(text):
        tag = (match["tag"] or "").lower()
        if skipping:
            skipping = "" if match["end"] and tag == skipping else skipping
        elif tag in _DROPPED and not match["end"]:
            skipping = tag
        elif tag in _BLOCKS or tag == "br":
            reader.flush()
        elif match["words"]:
            reader.text(unescape(match["words"]), top, False)
    reader.flush()
    return bool(reader.lines)


def read_html(
    text: str, address: str, *, sha256: str, seen_at: str | None = None, notes: tuple[Note, ...] = ()
) -> Page:
    """The page that a browser would show, as lines with what their markup says of them.

    Args:
        text: The decoded HTML; an encoding declared inside it is ignored, it has been decided before.
        address: As for `read_bytes`.
        sha256: Digest of the captured bytes.
        seen_at: Time of the capture.
        notes: Notes that decoding left.
    """
    root = _parse(text)
    reader = _Reader()
    if root is not None:
        _walk(root, reader)
        reader.flush()
    if not reader.lines and _bare(text, reader):
        notes += (Note("nested-too-deep", "The markup cannot be read as such; the text was taken without it."),)
    if not reader.lines:
        notes += (Note("no-text", "The page shows no text."),)
    claimed = claims(root, reader.containers) if root is not None else Claims(None, (), None)
    shown = "\n".join(reader.lines)
    return Page(
        address,
        shown,
        vote(text, tuple(reader.blocks), shown),
        sha256,
        "html",
        claimed.title,
        claimed.meta,
        seen_at,
        claimed.language,
        notes,
        claimed.parts,
    )
