"""What a page's metadata claims about it; claims are checked against the text later, never believed here.

Keys of claims (`Page.meta` and `Part.meta`), all values with blanks made one:

- the name or property of a `<meta>`, in lower case: `og:title`, `article:published_time`, `author`, `dc.date`, ...;
- `canonical`, and `alternate:<language>`: addresses of `<link>`;
- `ld:<property>`: JSON-LD, see `linked`;
- `item:<property>`: microdata and RDFa (`itemprop`, `property`), `item:datePublished`, `item:author`, `item:headline`,
  ...; also of `<meta itemprop>`, which are kept under their lower-case name as well;
- `time:published`, `time:updated`: dates that the markup calls so (`pubdate`, classes like `published`, `updated`);
  `time:inside`, `time:outside`: other machine-readable dates, in a container of the page or in none;
- `script:published`: dates that the page's programs carry as its day of publication, read only when nothing above
  gives one;
- `rel:author`, `class:author`: names that links or classes (hCard, hEntry) mark as authors;
- `link:author`, `mark:author`: the words of links to an author's page, of small elements with a class about authors.

Dates in comments and what is listed beside a text are no claims. When a page has several containers, what stands in
one of them is claimed of that part alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from headwater.ingest.linked import linked_data
from headwater.records import Part

_BLANKS = re.compile(r"\s+")
_MOST_CLAIMS = 300
_MOST_HITS = 1500
_MOST_PARTS = 300
_MOST_OF_PART = 30
_HIGHEST = 30  # elements above a date that are asked whether it stands in a comment
_LONGEST = 500
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_SPACE = re.compile(r"^[a-z]{1,10}:(?=[a-z])", re.I)  # "schema:author", "dc:date" in RDFa
_PROPERTIES = {
    name.lower(): name
    for name in (
        "headline", "name", "alternativeHeadline", "author", "creator", "publisher", "datePublished", "dateModified",
        "dateCreated", "date", "created", "issued", "modified", "articleSection", "dateline", "inLanguage",
    )
}  # fmt: skip
_NESTING = frozenset({"author", "creator", "publisher"})
_DATING = frozenset({"datePublished", "dateModified", "dateCreated", "date", "created", "issued", "modified"})
_TELLING = (
    "itemprop", "property", "datetime", "pubdate", "data-datetime", "data-date", "data-time", "data-timestamp",
    "data-published", "data-publish-date",
)  # fmt: skip
_HITS = (
    "contains(@rel, 'author')"
    " or (self::abbr and @title) or (self::span and @title and contains(@class, 'ate'))"
    " or (@class and (contains(@class, 'vcard') or contains(@class, 'p-author') or contains(@class, 'dt-published')))"
    " or (self::a and (contains(@href, '/author') or contains(@href, '/autor') or contains(@href, '/auteur')))"
    " or (@class and not(*/*) and (contains(@class, 'uthor') or contains(@class, 'utor') or contains(@class, 'yline')))"
)
_STAMPED = (
    "datetime", "data-datetime", "data-published", "data-publish-date", "data-date", "data-time", "data-timestamp",
)  # fmt: skip
_DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\W?\d|\d\W(?:19|20)\d\d|^\d{10}(?:\d{3})?$|\b(?:19|20)\d\d\b.*\d:\d")
_COMMENT = re.compile(r"comment|disqus|respond|reply|replies|kommentar|comentario|commentaire|yorum", re.I)
_BESIDE = re.compile(
    r"related|recommend|most-?(?:read|popular)|sidebar|teaser|widget|trending|also-?(?:read|like)|latest|recent-?posts|more-?(?:news|stories)",
    re.I,
)
_PUBLISHED = re.compile(r"publi|posted|pubdate|entry-?date|created|post-?date|article-?date|date-?line", re.I)
_UPDATED = re.compile(r"updat|modif|changed|revis", re.I)
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:article|post|entry)?(?:authors?|byline|autor(?:in|en)?|auteur|autore)(?:name)?(?:$|[\s_-])", re.I
)
_HCARD = re.compile(r"vcard|p-author")
_TO_AUTHOR = re.compile(r"/aut(?:h?or|eur)(?:s|en|es)?/", re.I)


class Claims(NamedTuple):
    """`<title>`, the claims about the page in page order, its declared language, the claims about its parts."""

    title: str | None
    meta: tuple[tuple[str, str], ...]
    language: str | None
    parts: tuple[Part, ...] = ()


@lru_cache(maxsize=64)
def _hits(attributes: tuple[str, ...]) -> Any:
    """The elements that may carry a claim, on a page that has only these of the telling attributes."""
    wanted = " or ".join((*(f"@{name}" for name in attributes), _HITS))
    return etree.XPath(f"/descendant::*[{wanted}][not(self::meta or self::link or self::script)]")


def claims(root: Any, containers: Sequence[Any] = (), source: str | None = None) -> Claims:
    """What the markup of a page claims.

    Args:
        root: The parsed page.
        containers: The elements that `Block.group` counts, in order.
        source: The markup, which tells what need not be searched for.
    """
    title = None
    found: list[tuple[str, str]] = []
    for element in root.iter("title", "meta", "link", "script"):
        if element.tag == "title":
            title = title or _clean(_text(element)) or None
        elif element.tag == "meta":
            _meta(element, found)
        elif element.tag == "link":
            _link(element, found)
        elif "ld+json" in (element.get("type") or "").lower():
            for key, value in linked_data(element.text or ""):
                _add(found, key, value)
    low = None if source is None else source.lower()
    attributes = tuple(name for name in _TELLING if low is None or name in low)
    parts = _marked(_hits(attributes)(root), containers, found)
    if not parts and not any(_PUBLISHED.search(key) for key, _ in found):
        _programmed(root, found)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return Claims(title, tuple(found), language if _LANGUAGE.match(language) else None, parts)


def _clean(words: str) -> str:
    return _BLANKS.sub(" ", words[: 4 * _LONGEST]).strip()[:_LONGEST]


def _add(found: list[tuple[str, str]], key: str | None, value: str | None, most: int = _MOST_CLAIMS) -> None:
    if key and value and len(found) < most:
        value = _clean(value)
        if value:
            found.append((_clean(key)[:80], value))


def _meta(element: Any, found: list[tuple[str, str]]) -> None:
    value = element.get("content") or element.get("value")
    for attribute in ("property", "name", "http-equiv"):
        key = element.get(attribute)
        if key:
            _add(found, key.lower(), value)
            break
    item = element.get("itemprop")
    if item:
        for key in _properties(item):
            _add(found, f"item:{key}", value)
        if not (element.get("property") or element.get("name")):
            _add(found, item.lower(), value)


def _link(element: Any, found: list[tuple[str, str]]) -> None:
    rel = (element.get("rel") or "").lower().split()
    if "canonical" in rel:
        _add(found, "canonical", element.get("href"))
    elif "alternate" in rel and element.get("hreflang"):
        _add(found, f"alternate:{element.get('hreflang').lower()[:20]}", element.get("href"))


_STATED = re.compile(
    r"(?:(?:publish(?:ed)?|publication|pub|created?|creation|posted|article|display)[_-]?(?:date|time|at|on)(?:time)?"
    r"|date[_-]?(?:published|creation|created))"
    r"\\?[\"']?[ ]{0,3}[:=,][ ]{0,3}\\?[\"']?(?P<value>[^\"'\\<>{}]{8,40})",
    re.I,
)
_ANCHORS = ("ublish", "ublicat", "ubDate", "ubdate", "ub_date", "reated", "reation", "osted", "article", "Article")
_MOST_ANCHORS = 60
_BEFORE_ANCHOR = 9
_AROUND_ANCHOR = 100


def _programmed(root: Any, found: list[tuple[str, str]]) -> None:
    """Dates of publication among the data of scripts."""
    for element in root.iter("script"):
        words = element.text or ""
        for anchor in _ANCHORS if "ate" in words or "ime" in words else ():
            at = words.find(anchor)
            for _ in range(_MOST_ANCHORS):
                if at < 0:
                    break
                start = max(0, at - _BEFORE_ANCHOR)
                match = _STATED.search(words[start : at + _AROUND_ANCHOR])
                if match and _DATE_LIKE.search(match["value"]):
                    _add(found, "script:published", match["value"])
                    return
                at = words.find(anchor, at + len(anchor))


def _properties(words: str) -> Iterable[str]:
    for word in words.split()[:5]:
        known = _PROPERTIES.get(_SPACE.sub("", word).lower())
        if known:
            yield known


class _Above(NamedTuple):
    """What the elements around a hit say of it."""

    container: int
    aside: bool
    owner: str


def _marked(hits: list[Any], containers: Sequence[Any], found: list[tuple[str, str]]) -> tuple[Part, ...]:
    """Claims of elements in the page's body, put where they belong: the page's into `found`, the parts' returned."""
    groups = {element: number for number, element in enumerate(containers, 1)}
    own: dict[int, list[tuple[str, str]]] = {}
    for element in hits[:_MOST_HITS]:
        above = _above(element, groups)
        if above.aside:
            continue
        if len(containers) > 1 and above.container:
            into, most = own.setdefault(above.container, []), _MOST_OF_PART
        else:
            into, most = found, _MOST_CLAIMS
        for key, value in _said(element, above):
            _add(into, key, value, most)
    return tuple(Part(group, tuple(own[group])) for group in sorted(own)[:_MOST_PARTS] if own[group])


def _above(element: Any, groups: dict[Any, int]) -> _Above:
    container, aside, owner = groups.get(element, 0), False, ""
    node = element
    for _ in range(_HIGHEST):
        if node is None or node.tag == "body":
            break
        if not container:
            container = groups.get(node, 0)
        words = f"{node.get('class') or ''} {node.get('id') or ''}"[:300]
        if node.tag in ("aside", "nav", "footer") or (len(words) > 1 and _is_aside(node, words)):
            aside = True
            break
        item = node.get("itemprop") if node is not element else None
        if item and not owner:
            owner = next((key for key in _properties(item) if key in _NESTING), "")
        node = node.getparent()
    return _Above(container, aside, owner)


def _is_aside(node: Any, words: str) -> bool:
    if node.tag in ("html", "article", "main", "a", "time", "span"):
        return False
    return bool(_COMMENT.search(words) and "comments-open" not in words) or bool(_BESIDE.search(words))


def _said(element: Any, above: _Above) -> Iterable[tuple[str, str]]:
    value = _date_of(element)
    item = f"{element.get('itemprop') or ''} {element.get('property') or ''}"[:200]
    dated = False
    for key in _properties(item):
        if above.owner and key == "name":
            key = above.owner  # the name inside an author is the author's
        elif above.owner and key not in _DATING:
            continue
        elif key in _NESTING and element.get("itemscope") is not None and not element.get("content"):
            continue  # its name comes as an element of its own
        dated = dated or key in _DATING
        yield f"item:{key}", (value if key in _DATING else None) or element.get("content") or _text(element)
    if value and not dated:
        yield _kind_of_time(element, above), value
    rel = (element.get("rel") or "").lower().split()
    if "author" in rel and element.tag == "a":
        yield "rel:author", _text(element)
    elif not value and not item.strip() and _AUTHOR.search(element.get("class") or ""):
        names = element.xpath("descendant-or-self::*[contains(concat(' ', @class, ' '), ' fn ')]")
        key = "class:author" if _HCARD.search(element.get("class")) else "mark:author"
        yield key, _text(names[0] if names else element)
    elif not value and not item.strip() and element.tag == "a" and _TO_AUTHOR.search(element.get("href") or ""):
        yield "link:author", _text(element)


def _kind_of_time(element: Any, above: _Above) -> str:
    parent = element.getparent()
    words = " ".join(
        str(node.get(name) or "")[:200]
        for node in (element, parent)
        if node is not None
        for name in ("class", "id", "itemprop")
    )
    if element.get("pubdate") is not None:
        return "time:published"
    if _UPDATED.search(words) and not _PUBLISHED.search(words):
        return "time:updated"
    if _PUBLISHED.search(words):
        return "time:published"
    return "time:inside" if above.container else "time:outside"


def _date_of(element: Any) -> str | None:
    """The machine-readable date that an element carries."""
    names = (*_STAMPED, "content", "title") if element.tag in ("time", "abbr", "span") else (*_STAMPED, "content")
    for name in names:
        value = element.get(name)
        if value and len(value) < 80 and _DATE_LIKE.search(value):
            return str(value)
    if element.tag == "time" and element.get("datetime") is None and element.get("pubdate") is not None:
        return _text(element)
    return None


def _text(element: Any) -> str:
    words, total = [], 0
    for part in element.itertext():
        words.append(part)
        total += len(part)
        if total > _LONGEST:
            break
    return "".join(words)
