"""HTML to reading text and blocks: inline text stays together, blocks stand on lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from itertools import count
from typing import Any

from lxml import etree

from headwater.ingest.claims import Claims, claims
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
_BREAKS = frozenset({"br", "hr"})
_SKIPPED = _DROPPED | _BREAKS
_SEPARATE = frozenset({"a", "button", "time", "li", "td"})  # side by side on screen even with nothing written between
_ARTICLE_LABEL = frozenset({"hentry", "h-entry"})
_WORD = re.compile(r"[A-Za-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_PIECE = re.compile(r"<(?P<end>/)?(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,12})?[^<>]*>?|(?P<words>[^<>]+)|>")
_MOST_LABELS = 40
_MOST_WITHIN = 8
_LONGEST_CLAIM = 200  # characters of one attribute that are read
_TELLING = {name: at for at, name in enumerate(("class", "id", "itemprop", "role", "data-testid", "rel"))}
_EMPHASIS = frozenset(("em", "i", "strong", "b"))
_TOLD_BY_TAG = frozenset(("header", "main"))
_LINKED, _EMPHASISED = 1, 2  # what stands around a run of text, as bits


@dataclass(slots=True)
class _Place:
    """Where in the tree a run of text stands."""

    role: str
    level: int
    group: int
    labels: tuple[str, ...]
    tag: str = ""
    within: tuple[int, ...] = ()


@dataclass(slots=True)
class _Run:
    """Inline text collected for one block."""

    place: _Place | None = None
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    emphasised: int = 0


class _Reader:
    """Walks the tree once, without recursion, as hostile pages nest deeper than Python's stack."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.at = 0
        self.groups = 0
        self.containers: list[Any] = []
        self.run = _Run()

    def text(self, words: str | None, place: _Place, around: int) -> None:
        if not words:
            return
        run = self.run
        if run.place is None or (run.place is not place and all(map(str.isspace, run.parts))):
            run.place = place
        run.parts.append(words)
        if around:
            size = len(words.strip())
            run.linked += size if around & _LINKED else 0
            run.emphasised += size if around & _EMPHASISED else 0

    def flush(self) -> None:
        run = self.run
        if run.place is None:
            return
        words = " ".join("".join(run.parts).split())
        if not words:
            run.place = None
            run.parts.clear()
            return
        self.run = _Run()
        if self.lines:
            self.at += 1
        place, size = run.place, len(words)
        self.blocks.append(
            Block(
                Span(self.at, self.at + size),
                place.role,
                place.level,
                place.group,
                place.labels,
                round(min(1.0, run.linked / size), 3) if run.linked else 0.0,
                place.tag,
                place.within,
                round(min(1.0, run.emphasised / size), 3) if run.emphasised else 0.0,
            )
        )
        self.lines.append(words)
        self.at += size


@lru_cache(maxsize=4096)
def _words(own: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in _WORD.findall(_CAMEL.sub(" ", own))))


def _labels(tag: str, attributes: list[tuple[str, str]], above: tuple[str, ...]) -> tuple[str, ...]:
    told, hidden = [], tag if tag in _TOLD_BY_TAG else ""
    for name, value in attributes:
        if name in _TELLING:
            told.append((_TELLING[name], value[:_LONGEST_CLAIM]))
        elif name == "hidden" or (name == "style" and "none" in value and "display:none" in value.replace(" ", "")):
            hidden = f"hidden {tag}" if tag in _TOLD_BY_TAG else "hidden"
    if not told and not hidden:
        return above
    if len(told) > 1:
        told.sort()
    return _joined(" ".join([*[value for _, value in told], hidden]), above)


@lru_cache(maxsize=1 << 10)
def _joined(own: str, above: tuple[str, ...]) -> tuple[str, ...]:
    words = _words(own)
    return (*words, *above)[:_MOST_LABELS] if words else above


# Containers whose role outranks what stands in them; the outermost of these decides.
_STRONG = {"nav": "navigation", "aside": "aside", "footer": "footer", "form": "form", "figcaption": "caption"}
_WEAK = {
    "li": "list-item", "blockquote": "quote", "td": "cell", "th": "cell", "time": "time", "address": "byline",
    "label": "form", "button": "form", "caption": "caption", "dd": "list-item", "dt": "list-item",
}  # fmt: skip


_STRONG_ROLES = frozenset(_STRONG.values())


def _wraps_page(form: Any) -> bool:
    """Some sites put the whole page into one form; that says nothing about its text."""
    return sum(1 for _, _ in zip(form.iter("p", "article", "h1"), range(4), strict=False)) >= 3


def _place(tag: str, element: Any, attributes: list[tuple[str, str]], above: _Place, group: int) -> _Place:
    role, level = above.role, above.level
    labels = _labels(tag, attributes, above.labels) if attributes or tag in ("header", "main") else above.labels
    if above.role in _STRONG_ROLES:
        pass
    elif tag in _STRONG and not (tag == "form" and _wraps_page(element)):
        role, level = _STRONG[tag], 0
    elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        role, level = "heading", int(tag[1])
    elif tag in _WEAK:
        role, level = _WEAK[tag], 0
    elif tag in _BLOCKS and role in ("heading", "time", "byline"):
        role, level = "paragraph", 0
    if role == above.role and level == above.level and labels is above.labels and group == above.group:
        return above
    return _Place(role, level, group, labels, above.tag, above.within)


def _is_article(tag: str, attributes: list[tuple[str, str]]) -> bool:
    if tag == "article":
        return True
    for name, value in attributes:
        if name == "role":
            if value == "article":
                return True
        elif name == "class" and "entry" in value and _ARTICLE_LABEL & set(value.lower().split()):
            return True
    return False


def _walk(root: Any, reader: _Reader) -> None:
    above, around = _Place("paragraph", 0, 0, ()), 0
    numbers = count(1)
    # What is open: the children still to come, the element itself, its tag, and what stands around and outside it.
    open_: list[tuple[Any, Any, str, _Place, int]] = []
    children = iter((root,))
    while True:
        element = next(children, None)
        if element is None:
            if not open_:
                return
            children, element, tag, above, around = open_.pop()
            _leave(element, tag, above, around, reader)
            continue
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            if tag in _BREAKS:
                reader.flush()
            reader.text(element.tail, above, around)
            continue
        if tag == "pre":
            _lines(element, above, reader)
            _leave(element, tag, above, around, reader)
            continue
        attributes = element.items()
        group = above.group
        if not group and _is_article(tag, attributes):
            reader.groups += 1
            reader.containers.append(element)
            group = reader.groups
        place = _place(tag, element, attributes, above, group)
        inside = around
        if tag in _BLOCKS:
            reader.flush()
            if place is above:
                place = _Place(above.role, above.level, above.group, above.labels)
            place.tag, place.within = tag, (next(numbers), *above.within)[:_MOST_WITHIN]
        elif tag == "a":
            inside |= _LINKED
        elif tag in _EMPHASIS:
            inside |= _EMPHASISED
        words = element.text
        if words:
            reader.text(words, place, inside)
        if len(element):
            open_.append((children, element, tag, above, around))
            children, above, around = iter(element), place, inside
        else:
            _leave(element, tag, above, around, reader)


def _leave(element: Any, tag: str, above: _Place, around: int, reader: _Reader) -> None:
    tail = element.tail
    if tag in _BLOCKS:
        reader.flush()
    elif tag in _SEPARATE and not (tail or "")[:1].strip(" "):
        _apart(element, above, reader)
    if tail:
        reader.text(tail, above, around)


def _lines(element: Any, place: _Place, reader: _Reader) -> None:
    """Preformatted text keeps its lines; markup inside it says nothing more."""
    reader.flush()
    for line in "".join(element.itertext()).splitlines():
        reader.text(line, place, 0)
        reader.flush()


def _apart(element: Any, place: _Place, reader: _Reader) -> None:
    following = element.getnext()
    if not element.tail and following is not None and following.tag in _SEPARATE:
        reader.text(" ", place, 0)


def _parse(text: str) -> Any:
    text = _XML_HEAD.sub("", text).replace("\x00", " ")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
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
            reader.text(unescape(match["words"]), top, 0)
    reader.flush()
    return bool(reader.lines)


def blocks_of(markup: str) -> tuple[str, tuple[Block, ...]]:
    """The text of a piece of HTML, such as an entry of a feed holds, one line a block; its blocks without a vote.

    >>> blocks_of("<p>One <b>two</b></p><p>three</p>")[0]
    'One two\\nthree'
    """
    if "<" not in markup and "&" not in markup:
        words = " ".join(markup.split())
        return words, (Block(Span(0, len(words))),) if words else ()
    root, reader = _parse(markup), _Reader()
    if root is not None:
        _walk(root, reader)
        reader.flush()
    if not reader.lines:
        _bare(markup, reader)
    return "\n".join(reader.lines), tuple(reader.blocks)


def read_html(
    text: str,
    address: str,
    *,
    sha256: str,
    seen_at: str | None = None,
    notes: tuple[Note, ...] = (),
    max_tags: int = 200_000,
) -> Page:
    """The page that a browser would show, as lines with what their markup says of them.

    Args:
        text: The decoded HTML; an encoding declared inside it is ignored, it has been decided before.
        address: As for `read_bytes`.
        sha256: Digest of the captured bytes.
        seen_at: Time of the capture.
        notes: Notes that decoding left.
        max_tags: Above so many tags only the text is taken.
    """
    many = text.count("<") > 2 * max_tags
    root = None if many else _parse(text)
    reader = _Reader()
    if root is not None:
        _walk(root, reader)
        reader.flush()
    if many and _bare(text, reader):
        notes += (Note("too-many-tags", f"It has more than {max_tags} tags; the text was taken without them."),)
    elif not reader.lines and _bare(text, reader):
        notes += (Note("nested-too-deep", "The markup cannot be read as such; the text was taken without it."),)
    if not reader.lines:
        notes += (Note("no-text", "The page shows no text."),)
    claimed = claims(root, reader.containers, text) if root is not None else Claims(None, (), None)
    shown = "\n".join(reader.lines)
    return Page(
        address,
        shown,
        tuple(reader.blocks),
        sha256,
        "html",
        claimed.title,
        claimed.meta,
        seen_at,
        claimed.language,
        notes,
        claimed.parts,
    )
