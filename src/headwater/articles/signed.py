"""Candidates for who wrote an article of an HTML page: names that bylines, labels and metadata give, with the evidence.

A printed line, a label of its markup and the page's metadata each give names; the same name from several of them is one
candidate. Nothing is decided here: `writers` weighs the evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from headwater.articles import people, stamps
from headwater.articles.known import has_given_name
from headwater.articles.letters import compiled
from headwater.articles.namewords import by_word, by_word_at_end, cleaned, key, without_furniture
from headwater.articles.outlets import suffix
from headwater.data import table
from headwater.records import Block, Page, Span

_SPLIT = compiled(r"\s*[|·•—;»▪►\t/]\s*|\s{2,}|\s[-–@]\s|\s>>?\s")
_PHOTO = re.compile(
    r"\b(?:fotos?|photos?|bild(?:er)?|images?|pictures?|grafik|illustrations?|art|getty|archiv|credits?|©|\(c\))\W*(?:by|von|de)?\W*$"
    r"|©|\(c\)\s|copyright",
    re.I,
)
KINDS = ("site", "holder", "linked", "item", "meta", "rel", "class", "link", "mark", "dublin", "other")
_NO_LABEL = 9  # depth of the label that says author when there is none
_ALONE = 3  # letters beside a name that is all of its line
_EARLY = 60  # characters before a "by" of a line that says nothing else of whom it is
_LONGEST_LINE, _LONGEST_INSIDE, _SHORT_INSIDE = 300, 200, 120  # characters; of lines between paragraphs, and far inside
_MOST_PARTS, _MOST_PART = 6, 12  # parts of a line, words of a part
_MOST_LINE = 45  # words of a line that may name its author
_ABOVE, _BELOW = 14, 26  # blocks above the headline and below the text in which unlabelled lines are asked
_MOST = 60  # candidates; a page that gives more lists people
_HOLDER = compiled(
    r"(?i:©|\(c\)|copyright)[\s\d,–-]*(?i:by |von )?(?P<name>\C(?:\.|[\w'’\-]*)(?: \C(?:\.|[\w'’\-]*)){1,3})"
)
_LISTED = " []'\"‘’“”"  # around a claim that was printed as a program's list
_AFTER_BY = 8  # characters; a date that stands nearer to the front than a name can end is before the name
_WEEKDAY = compiled(
    r"[\s.,;|·•–-]+(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mo|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\W*$"
)
_TITLES = compiled(r"^(?:(?:Dr|Prof|Mag|Dipl|Ing|PD|Mr|Mrs|Ms)\.?(?:-\w+\.?)?\s+)+")


@dataclass(slots=True)
class Seen:
    """One place where a candidate is named.

    Attributes:
        block: Number of the block, -1 for a claim.
        by: A word like "by" or "Autor:" stands before it.
        whole: Nothing but dates stands beside it.
        depth: How near the label that says author is: 0 is the block's own first label, 9 no such label.
        beside: How many names its line gives.
    """

    block: int
    by: bool = False
    whole: bool = False
    dated: bool = False
    depth: int = 9
    comment: bool = False
    beside: int = 1


@dataclass(slots=True)
class Candidate:
    """A name with everything that speaks for or against its being the author's."""

    name: str
    key: str
    seen: list[Seen] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)  # kind of claim to its rank among claims of that kind


@dataclass(frozen=True, slots=True)
class Ground:
    """Where on the page the article stands, in numbers of blocks.

    Attributes:
        head: The block of the headline, or the first of the text when there is none.
        first: The first block of the text.
        last: The last block of the text.
        inside: All blocks of the text.
    """

    head: int
    first: int
    last: int
    inside: frozenset[int]
    group: int


@cache
def _labels(which: str) -> frozenset[str]:
    return frozenset(table("author_cues")[which])


@cache
def _claim_kinds() -> dict[str, str]:
    return {str(k): kind for kind, keys in table("author_cues")["claims"].items() for k in keys}


def ground(page: Page, title: Span | None, body: Sequence[Span]) -> Ground:
    """Where an article stands among the blocks of its page."""
    starts = sorted(span.start for span in body)
    low, high = body[0].start, body[-1].end
    inside = []
    for at in _overlapping(page, Span(low, high)):
        span = page.blocks[at].span
        following = bisect_left(starts, span.start)
        if following < len(starts) and starts[following] < span.end:
            inside.append(at)
    head = -1
    if title is not None:
        head = next((at for at in _overlapping(page, title) if page.blocks[at].span.start <= title.start), -1)
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    group = page.blocks[first].group if page.blocks else 0
    return Ground(head if 0 <= head < first else first, first, last, frozenset(inside), group)


def _overlapping(page: Page, share: Span) -> range:
    """The numbers of the blocks that share a character with a stretch of their page."""
    first = bisect_right(page.blocks, share.start, key=lambda block: block.span.end)
    return range(first, max(first, bisect_left(page.blocks, share.end, key=lambda block: block.span.start)))


def candidates(page: Page, on: Ground, share: Span | None = None, *, claims: bool = True) -> list[Candidate]:
    """Everybody who may have written the article: whom metadata claims, then who is named, in the order of the page.

    Args:
        page: The page.
        on: Where the article stands on it.
        share: The only part of the page to look at, where it holds several articles.
        claims: Whether the page's claims are about this article.
    """
    found: dict[str, Candidate] = {}
    _claimed(page, on, found, whole=claims)
    if claims:
        _owners(page, found)
    claimed = [c for c in found.values() if c.claims and len(c.key) > 2]
    for at in range(len(page.blocks)) if share is None else _overlapping(page, share):
        for name, seen in _shown(page, at, page.blocks[at], on, found, claimed):
            if len(found) < _MOST or key(name) in found:
                _take(found, name).seen.append(seen)
    return list(found.values())


def _take(found: dict[str, Candidate], name: str) -> Candidate:
    folded = key(name)
    if folded not in found:
        found[folded] = Candidate(name, folded)
    return found[folded]


def _claimed(page: Page, on: Ground, found: dict[str, Candidate], *, whole: bool) -> None:
    rank: dict[str, int] = {}
    part = next((p.meta for p in page.parts if p.group == on.group), ()) if on.group else ()
    for name, value in (*part, *(page.meta if whole else ())):
        kind = _claim_kinds().get(name) or _claim_kinds().get(name.casefold())
        if kind is None or len(value) > 200 or "://" in value:
            continue
        for words in _names(value):
            one = _take(found, words)
            if kind not in one.claims:
                rank[kind] = rank.get(kind, 0) + 1
                one.claims[kind] = rank[kind]


def _owners(page: Page, found: dict[str, Candidate]) -> None:
    """A person whose name is the site's, or who holds the rights to it, writes there, on pages of one's own."""
    sites = [*page.claims("og:site_name")[:1], suffix(page.title or "") or ""]
    sites += [
        block.span.of(page.text) for block in page.blocks[:12] if len(block.span) < 40 and "site" in block.labels[:4]
    ]
    for site in sites:
        _owner(site, "site", found)
    for block in page.blocks[-25:]:
        holder = _HOLDER.search(block.span.of(page.text)) if len(block.span) < 200 else None
        if holder:
            _owner(holder["name"], "holder", found)


def _owner(words: str, kind: str, found: dict[str, Candidate]) -> None:
    words = cleaned(_TITLES.sub("", words.replace("’", "'").removesuffix("'s Blog"))) or ""
    if people.is_person(words) and has_given_name(words):
        _take(found, words).claims.setdefault(kind, 1)


def _names(value: str) -> list[str]:
    """The names in one claim: persons where it lists several, else the whole."""
    match = by_word().match(value)
    value = (value[match.end() :] if match else value).strip(_LISTED)
    persons = people.authors(value)
    if persons:
        return list(persons)
    name = cleaned(value)
    return [name] if name else []


def _depth(block: Block) -> int:
    return _depth_in(block.labels[:8])


@lru_cache(maxsize=1 << 10)
def _depth_in(labels: tuple[str, ...]) -> int:
    named = _labels("labels")
    for at, label in enumerate(labels):
        if label in named or label.startswith(("author", "autor")):
            return at
    return _NO_LABEL


@dataclass(frozen=True, slots=True)
class _Told:
    """A block that may name the author, with what is known of it."""

    at: int
    text: str
    rest: str  # without its dates
    dated: bool
    depth: int
    comment: bool

    def seen(self, *, by: bool, whole: bool, beside: int = 1) -> Seen:
        return Seen(self.at, by, whole, self.dated, self.depth, self.comment, beside)


def _shown(
    page: Page, at: int, block: Block, on: Ground, found: dict[str, Candidate], claimed: list[Candidate]
) -> Iterator[tuple[str, Seen]]:
    """The names that a block gives, with how it does."""
    if at == on.head or not _may_tell(at, block, on):
        return
    text = block.span.of(page.text)
    if text.count(" ") > _MOST_LINE:
        return
    dates = stamps.find(text) if any(map(str.isdigit, text)) else ()
    told = _Told(
        at, text, stamps.residue(text, dates) if dates else text, bool(dates), _depth(block),
        bool(_labels("other_labels") & set(block.labels[:12])),
    )  # fmt: skip
    for one in claimed:
        where = _found(text, one.name)
        if where >= 0:
            by = bool(by_word_at_end().search(text[:where]))
            if by and len(people.authors(text[where:])) > 1:
                break  # the line names others beside
            alone = len(text) - len(one.name) < _ALONE
            yield one.name, told.seen(by=by, whole=alone)
            if by or alone:
                return
    marked = by_word().search(text)
    inside = at in on.inside
    if inside and not _is_near(at, on) and (not marked or marked.start() > 2):
        return
    if marked and not _PHOTO.search(text[: marked.start()]) and (marked.start() < _EARLY or told.depth < 9 or dates):
        names = _after(marked, text) if not dates else _after(marked, _undated(text, dates))
        for name in names:
            yield name, told.seen(by=True, whole=marked.start() <= 2, beside=len(names))
        if names:
            return
    if not (inside and told.depth == _NO_LABEL) and not _PHOTO.search(told.rest[:40]):
        yield from _parts(told, on, found)


def _may_tell(at: int, block: Block, on: Ground) -> bool:
    """Whether a block is short and stands, or is labelled, as what names an author."""
    size, inside = len(block.span), at in on.inside
    if not 2 <= size <= _LONGEST_LINE or (inside and size > _LONGEST_INSIDE):
        return False
    return _is_near(at, on) or _depth(block) < _NO_LABEL or (inside and size <= _SHORT_INSIDE)


def _is_near(at: int, on: Ground) -> bool:
    return on.head - _ABOVE <= at <= on.first + 6 or on.last - 3 <= at <= on.last + _BELOW


def _undated(text: str, dates: tuple[stamps.Stamp, ...]) -> str:
    """A line up to its first date after its first words, without the weekday before that."""
    later = [stamp.span.start for stamp in dates if stamp.span.start > _AFTER_BY]
    return _WEEKDAY.sub("", text[: min(later, default=len(text))])


def _after(marked: re.Match[str], text: str) -> list[str]:
    told = people.without_photos(text[marked.end() :])
    persons = [name for name in map(without_furniture, people.authors(told)) if name]
    return persons or [name for name in [cleaned(told)] if name]


def _parts(told: _Told, on: Ground, found: dict[str, Candidate]) -> Iterator[tuple[str, Seen]]:
    """The names in the parts of a line that says nothing like "by"."""
    parts = [part for part in _SPLIT.split(told.rest) if part.strip()]
    for part in parts[:_MOST_PARTS]:
        whole = len(parts) == 1
        persons = people.authors(part) if part.count(" ") <= _MOST_PART else ()
        for person in persons:
            yield person, told.seen(by=False, whole=whole and len(person) >= len(part) - 2, beside=len(persons))
        name = None if persons else cleaned(part)
        if name and (
            told.depth < _NO_LABEL or key(name) in found or _brief(told.at, name, on, dates=told.dated, whole=whole)
        ):
            yield name, told.seen(by=False, whole=whole)


def _brief(at: int, name: str, on: Ground, *, dates: bool, whole: bool) -> bool:
    """Whether a few words may be a name for where they stand: beside a date, under the headline or the text."""
    if len(name.split()) > 3:
        return False
    return dates or (whole and name[:1].isupper() and (on.head < at < on.first or on.last < at <= on.last + 3))


def _found(text: str, name: str) -> int:
    """Where a name stands in a line as words of their own (small letters may be glued to its end), or -1."""
    at = text.casefold().find(name.casefold()) if len(text) < 300 else -1
    if at > 0 and text[at - 1].isalpha() and not (text[at - 1].islower() and name[0].isupper()):
        return -1
    return at
