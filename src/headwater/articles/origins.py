"""Where each field of an article was found: on a printed line, in the page's claims, or worked out from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.articles import credits
from headwater.articles.line import Line
from headwater.articles.reasons import quoted
from headwater.records import Article, Page

_SITES = ("og:site_name", "ld:publisher", "source", "application-name", "twitter:site", "publisher")
_WRITERS = ("ld:author", "author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author")
_TITLES = ("og:title", "ld:headline", "title", "twitter:title")
_DAYS = ("article:published_time", "ld:datePublished", "published", "date", "dc.date", "pubdate", "datePublished")
_CHANGED = ("article:modified_time", "ld:dateModified", "updated", "og:updated_time")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEADER = ("byline", "stamp", "outlet", "credit", "title", "short", "furniture", "caption")


@dataclass(frozen=True, slots=True)
class Origin:
    """A field, its value as people read it, and where it came from; `found` is empty for what nothing tells."""

    field: str
    value: str
    found: str


def origins(page: Page, article: Article, own: Sequence[Line], articles: int) -> tuple[Origin, ...]:
    """The fields of one article with what they were read from; `own` are the lines of its share."""
    head = [line for line in own if line.role in _HEADER]
    return (
        Origin("title", article.title or "", _title(page, article)),
        Origin("publisher", article.publisher or "", _publisher(page, article, head)),
        Origin("agency", article.agency or "", _agency(article, head)),
        Origin("authors", ", ".join(article.authors), _authors(page, article, own)),
        Origin("published", article.published or "", _published(page, article, own, articles)),
        Origin("updated", article.updated or "", _updated(page, article, own)),
        Origin("dateline", article.dateline or "", "the head of the text" if article.dateline else ""),
        Origin("language", article.language or "", _language(page, article)),
        Origin("address", article.url or "", _claimed(page, ("canonical", "og:url", "link"), article.url)),
        Origin("kind", article.kind, ""),
        Origin("access", article.access, ""),
    )


def _title(page: Page, article: Article) -> str:
    if article.title is None:
        return "no line above the text looks like its headline"
    if article.title_span is None:
        return _claimed(page, _TITLES, article.title) or "the page's claims"
    other = next((v for v in page.claims("og:title") if not _akin(v, article.title)), None)
    return "printed above the text" + (f"; og:title says otherwise: {quoted(other)}" if other else "")


def _publisher(page: Page, article: Article, head: Sequence[Line]) -> str:
    name = article.publisher
    if name is None:
        return "neither a line nor a claim names it"
    line = _printed(head, name)
    claim = _claimed(page, _SITES, name)
    if line and claim:
        return f"printed {quoted(line.text)}, {claim} agrees"
    if line:
        return f"printed {quoted(line.text)}"
    if claim:
        return claim
    if page.title and _bare(name) in _bare(page.title):
        return f"<title> ends with it: {quoted(page.title[-60:])}"
    if _bare(name) in _bare(article.text[:400]):
        return "the agency's tag at the head of the text"
    return "the registry of outlets, for the page's address or a short form of the name"


def _agency(article: Article, head: Sequence[Line]) -> str:
    name = article.agency
    if name is None:
        return ""
    opening = article.text[:200]
    tag = credits.dateline(opening).tag
    if tag:
        return f"its tag at the head of the text: {quoted(opening[: credits.dateline(opening).length].strip())}"
    line = _printed(head, name) or next((x for x in head if x.role == "credit"), None)
    return f"printed {quoted(line.text)}" if line else "credited in the text's own last lines"


def _authors(page: Page, article: Article, own: Sequence[Line]) -> str:
    if not article.authors:
        claim = next((f"{key} claims {quoted(v)}" for key in _WRITERS for v in page.claims(key)), "")
        return f"not printed; {claim}, which is not believed alone" if claim else ""
    line = _printed(own, article.authors[0])
    claim = _claimed(page, _WRITERS, article.authors[0])
    if line is None:
        return claim or "worked out from several lines"
    return f"printed {quoted(line.text)}" + (f", {claim} agrees" if claim else _otherwise(page, _WRITERS))


def _otherwise(page: Page, keys: Sequence[str]) -> str:
    other = next(((key, v) for key in keys for v in page.claims(key) if not v.startswith("http")), None)
    return f"; {other[0]} says otherwise: {quoted(other[1])}" if other else ""


def _published(page: Page, article: Article, own: Sequence[Line], articles: int) -> str:
    if article.published is None:
        return "no line says when"
    aged = article.published_from == "relative"
    wanted = article.published[:10]
    for line in own:
        for stamp in line.stamps:
            if aged and stamp.kind == "relative":
                clock = f"seen {page.seen_at[:16]}" if page.seen_at else "the page's newest date"
                return f"counted back from {quoted(stamp.span.of(line.text))} and the page's clock ({clock})"
            if not aged and stamp.iso and stamp.iso[:10] == wanted[: len(stamp.iso[:10])]:
                return f"printed {quoted(stamp.span.of(line.text))}" + (_off(page, wanted) if articles == 1 else "")
    return _claimed_day(page, _DAYS, wanted) or "worked out from other dates on the page"


def _updated(page: Page, article: Article, own: Sequence[Line]) -> str:
    if article.updated is None:
        return ""
    wanted = article.updated[:10]
    for line in own:
        if any(stamp.iso and stamp.iso[:10] == wanted[: len(stamp.iso[:10])] for stamp in line.stamps):
            return f"printed {quoted(line.text)}"
    return _claimed_day(page, _CHANGED, wanted) or "worked out from other dates on the page"


def _off(page: Page, wanted: str) -> str:
    """How far the page's metadata is off the printed day.

    >>> _off(Page("a", "", (), "", meta=(("date", "2025-03-04"),)), "2025-03-02")
    '; date says 2 days later'
    """
    for key, value in _claims(page, _DAYS):
        match = _DAY.match(value)
        if match and len(wanted) == len("2025-03-02"):
            try:
                days = (date.fromisoformat(match[0]) - date.fromisoformat(wanted)).days
            except ValueError:
                continue
            if days == 0:
                return f", {key} agrees"
            return f"; {key} says {abs(days)} day{'s' * (abs(days) != 1)} {'later' if days > 0 else 'earlier'}"
    return ""


def _claimed_day(page: Page, keys: Sequence[str], wanted: str) -> str:
    return next((f"claimed by {key}" for key, value in _claims(page, keys) if value[:10] == wanted), "")


def _language(page: Page, article: Article) -> str:
    if article.language is None:
        return ""
    declared = page.language
    if declared and declared[:2].lower() != article.language[:2].lower():
        return f"its words; the page declares {quoted(declared)}"
    return "its words" + (", as the page declares" if declared else "")


def _claims(page: Page, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Claims of the page and of its parts, in the order of the keys."""
    for key in keys:
        for value in page.claims(key):
            yield key, value
        for part in page.parts:
            for value in part.claims(key):
                yield key, value


def _claimed(page: Page, keys: Sequence[str], value: str | None) -> str:
    return next((f"claimed by {key}" for key, said in _claims(page, keys) if value and _akin(said, value)), "")


def _printed(head: Sequence[Line], name: str) -> Line | None:
    words = _bare(name)
    shown = [line for line in head if words in _bare(line.text[:400])]
    return min(shown, key=lambda line: len(line.text), default=None) if words else None


def _akin(one: str, other: str) -> bool:
    """Whether one wording holds the other, signs and case aside."""
    a, b = _bare(one), _bare(other)
    return bool(a and b) and (a in b or b in a)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
