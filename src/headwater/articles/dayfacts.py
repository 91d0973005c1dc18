"""What speaks for each day that a page gives as the day of an article: one row of numbers a day."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from headwater.articles.datings import Claimed, Printed, addresses, claimed, month_of_address, printed
from headwater.articles.stamps import in_year
from headwater.data import table
from headwater.records import Article, Block, Page

_PUBLISHED = (
    "ld-published", "og-published", "item-published", "time-published", "meta-published", "script-published",
)  # fmt: skip
_UPDATED = ("ld-updated", "og-updated", "item-updated", "time-updated", "meta-updated")
_OTHERS = ("ld-made", "item-made", "time-inside", "time-outside", "address")
KINDS = (*_PUBLISHED, *_UPDATED, *_OTHERS)
_PLACE = (
    "printed", "above", "inside", "below", "from-title", "from-start", "from-end", "dated-label", "published-label",
    "updated-label", "other-label",
    "time-role", "other-role", "hedged", "updated", "clock", "beside", "rank", "linked", "grouped", "yearless",
)  # fmt: skip
_WHOLE = (
    "head", "agreeing", "differing", "updating", "near", "times", "days", "after-claims", "after-printed",
    "before-latest", "after-earliest", "new-year", "reading", "month-of-address", "timed", "weight", "weight-lead",
    "claim-lead",
)  # fmt: skip
NAMES = (*KINDS, *_PLACE, *_WHOLE)

_OTHER_ROLE = frozenset({"navigation", "aside", "footer", "form", "caption", "quote"})
_PUBLISHED_LABEL = re.compile(
    r"\b(?:publi|posted|pub ?date|(?:entry|post|article|story|news|creat\w*) (?:\w+ )?(?:date|time|meta))"
)
_UPDATED_LABEL = re.compile(r"\b(?:updat|modif|revis|edited)")
_MOST_DAYS = 60
_NO_WEIGHT = -10.0  # of a day that is not printed
_NEAREST_LABELS = 6  # words of class and id that can still mean the stamp itself
_MONTH_FIRST = re.compile(r"^en[-_]?(?:us|ph)\b|\.us\b", re.I)
_DAY_FIRST = re.compile(r"^(?!en\b)[a-z]{2}\b|^en[-_](?:gb|au|nz|ie|za|in)\b", re.I)
_COUNTRY = re.compile(r"^https?://[^/]{1,200}\.(?!com\b|org\b|net\b|info\b|edu\b|gov\b|us\b)[a-z]{2}(?:[/:]|$)", re.I)


@dataclass(slots=True)
class Day:
    """A day with all that gives it.

    Attributes:
        iso: The day.
        claims: Claims of this day.
        prints: Stamps of this day.
        swapped: How many of its stamps give it only when their figures are read in the other order.
    """

    iso: str
    claims: list[Claimed] = field(default_factory=list)
    prints: list[Printed] = field(default_factory=list)
    swapped: int = 0
    plain: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the blocks of its page."""

    title: int
    start: int
    end: int
    group: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The days of an article and a row of numbers for each, in the order of `NAMES`."""

    days: tuple[Day, ...]
    rows: tuple[tuple[float, ...], ...]


def facts(page: Page, article: Article) -> Facts:
    """All days that a page gives, as candidates for the day of one of its articles.

    `article.published` is what the lines of its head say by themselves.
    """
    place = _place(page, article)
    part = next((p for p in page.parts if p.group == place.group), None)
    claims = claimed(page, part)
    prints = printed(page, article.body)
    days = _days(claims, prints, _latest(page, claims, prints))
    if page.seen_at:
        days = [day for day in days if day.iso <= _tomorrow(page.seen_at)]
    whole = _Whole(page, article, place, claims, days)
    return Facts(tuple(days), tuple(whole.row(day) for day in days))


def _tomorrow(seen: str) -> str:
    try:
        return date.fromordinal(date.fromisoformat(seen[:10]).toordinal() + 1).isoformat()
    except ValueError:
        return "9999"


def _place(page: Page, article: Article) -> Place:
    first, last = article.body[0].start, article.body[-1].end
    spot = article.title_span.start if article.title_span else article.span.start
    title = start = end = 0
    group = 0
    for at, block in enumerate(page.blocks):
        if block.span.start <= spot:
            title = at
        if block.span.start <= first:
            start = at
            group = block.group
        if block.span.start < last:
            end = at
        else:
            break
    return Place(min(title, start), start, end, group)


def _latest(page: Page, claims: Sequence[Claimed], prints: Sequence[Printed]) -> str | None:
    known = [c.iso[:10] for c in claims] + [p.stamp.iso[:10] for p in prints if p.stamp.iso[:4].isdigit()]
    return page.seen_at or (max(known) if known else None)


def _days(claims: Sequence[Claimed], prints: Sequence[Printed], latest: str | None) -> list[Day]:
    found: dict[str, Day] = {}
    for claim in claims:
        found.setdefault(claim.iso[:10], Day(claim.iso[:10])).claims.append(claim)
    for one in prints:
        if one.stamp.kind != "absolute":
            continue
        iso: str | None = one.stamp.iso[:10]
        if one.stamp.iso.startswith("--"):
            iso = in_year(one.stamp.iso, latest) if latest else None
        if iso is None:
            continue
        day = found.setdefault(iso, Day(iso))
        day.prints.append(one)
        day.plain += not one.stamp.other
        if one.stamp.other:
            other = found.setdefault(one.stamp.other[:10], Day(one.stamp.other[:10]))
            other.prints.append(one)
            other.swapped += 1
    return list(found.values())[:_MOST_DAYS]


def _log(number: float) -> float:
    return math.copysign(math.log1p(abs(number)), number)


def _apart(a: str, b: str) -> int:
    return date.fromisoformat(a).toordinal() - date.fromisoformat(b).toordinal()


class _Whole:
    """What all days of a page share."""

    def __init__(
        self, page: Page, article: Article, place: Place, claims: Sequence[Claimed], days: Sequence[Day]
    ) -> None:
        self.place = place
        self.head = (article.published or "")[:10] if article.published_from == "explicit" else ""
        self.kinds: Mapping[str, int] = Counter(claim.kind for claim in claims)
        self.days = days
        self.month = month_of_address(addresses(page))
        self.order = _order(page, days)
        votes: Counter[str] = Counter()
        for kind in _PUBLISHED:
            first = next((claim.iso[:10] for claim in claims if claim.kind == kind), None)
            votes.update([first] if first else [])
        self.votes = votes
        self.weights = {day.iso: max((_weight(one, place) for one in day.prints), default=_NO_WEIGHT) for day in days}
        self.consensus = max(votes, key=lambda iso: (votes[iso], iso)) if votes else None
        shown = [day.iso for day in days if day.prints]
        self.shown = max(shown, key=lambda iso: (self.weights[iso], iso)) if shown else None
        isos = sorted(day.iso for day in days)
        self.earliest, self.latest = (isos[0], isos[-1]) if isos else ("", "")

    def row(self, day: Day) -> tuple[float, ...]:
        """The numbers of one day."""
        by_kind = [self._kind(day, kind) for kind in KINDS]
        place = self._printed(day)
        firsts = {claim.kind for claim in day.claims}
        near = sum(abs(_apart(other.iso, day.iso)) == 1 and bool(other.claims) for other in self.days)
        whole = (
            self._head(day),
            float(len(firsts.intersection(_PUBLISHED))),
            float(sum(1 for kind in _PUBLISHED if self.kinds.get(kind) and kind not in firsts)),
            float(len(firsts.intersection(_UPDATED))),
            float(near),
            float(min(5, len(day.prints))),
            _log(len(self.days)),
            _log(_apart(day.iso, self.consensus)) if self.consensus else 0.0,
            _log(_apart(day.iso, self.shown)) if self.shown else 0.0,
            _log(_apart(self.latest, day.iso)),
            _log(_apart(day.iso, self.earliest)),
            float(day.iso[5:] == "01-01"),
            self._reading(day),
            0.0 if not self.month else 1.0 if day.iso.startswith(self.month) else -1.0,
            float(any("T" in claim.iso for claim in day.claims)),
            *self._leads(day),
        )
        return (*by_kind, *place, *whole)

    def _head(self, day: Day) -> float:
        """Whether the article's head gives this day, half when it stands in a quote, a menu or the like there."""
        if not self.head:
            return 0.0
        if self.head != day.iso:
            return -1.0
        return 0.5 if day.prints and all(_apart_from_text(one.block) for one in day.prints) else 1.0

    def _leads(self, day: Day) -> tuple[float, float, float]:
        """How well the day is printed, and how far it is ahead of all others in print and in claims."""
        weight, claims = self.weights[day.iso], self.votes[day.iso]
        heavier = max((w for iso, w in self.weights.items() if iso != day.iso), default=_NO_WEIGHT)
        claimed_more = max((n for iso, n in self.votes.items() if iso != day.iso), default=0)
        return weight, weight - heavier, float(claims - claimed_more)

    def _kind(self, day: Day, kind: str) -> float:
        ranks = [claim.rank for claim in day.claims if claim.kind == kind]
        if ranks:
            return 1.0 if min(ranks) == 0 else 0.5
        return -1.0 if self.kinds.get(kind) else 0.0

    def _reading(self, day: Day) -> float:
        """Whether a day that figures give in one order only is read in the order of its page."""
        if day.plain or not day.prints or not self.order:
            return 0.0
        month_first = day.swapped == len(day.prints)
        return 1.0 if month_first == (self.order > 0) else -1.0

    def _printed(self, day: Day) -> tuple[float, ...]:
        if not day.prints:
            return (0.0,) * len(_PLACE)
        one = max(day.prints, key=lambda p: (_weight(p, self.place), -p.at))
        place, block, stamp = self.place, one.block, one.stamp
        return (
            1.0,
            float(one.at < place.title),
            float(place.start <= one.at <= place.end),
            float(one.at > place.end),
            _log(one.at - place.title),
            _log(one.at - place.start),
            _log(one.at - place.end),
            float(_dated(block)),
            float(bool(_PUBLISHED_LABEL.search(" ".join(block.labels[:_NEAREST_LABELS])))),
            float(bool(_UPDATED_LABEL.search(" ".join(block.labels[:_NEAREST_LABELS])))),
            float(_elsewhere(block)),
            float(block.role == "time"),
            float(block.role in _OTHER_ROLE),
            float(stamp.hedged),
            float(stamp.updated),
            float("T" in stamp.iso),
            _log(one.beside),
            _log(one.rank),
            block.link_share,
            float(block.group == place.group),
            float(stamp.iso.startswith("--")),
        )


def _weight(one: Printed, place: Place) -> float:
    """How much a stamp looks like the article's own, to pick the one that its day is judged by."""
    nearest = min(abs(one.at - place.start), abs(one.at - place.title), 1 + abs(one.at - place.end))
    points = 2.0 * _dated(one.block) + 2.0 * one.stamp.hedged + (one.block.role == "time") - _log(nearest)
    points -= 3.0 * _elsewhere(one.block) + 2.0 * (one.block.role in _OTHER_ROLE) + one.stamp.updated
    return points - (one.at > place.end) - 0.3 * _log(one.beside)


@cache
def _label_words() -> tuple[frozenset[str], frozenset[str]]:
    words = table("stamps")
    return frozenset(words["labels_of_dates"]), frozenset(words["labels_of_others"])


def _dated(block: Block) -> bool:
    return not _label_words()[0].isdisjoint(block.labels[:_NEAREST_LABELS])


def _elsewhere(block: Block) -> bool:
    return not _label_words()[1].isdisjoint(block.labels)


def _apart_from_text(block: Block) -> bool:
    return block.role in _OTHER_ROLE or _elsewhere(block)


def _order(page: Page, days: Sequence[Day]) -> int:
    """1 when the page writes the month before the day in figures, -1 for the day first, 0 when nothing tells."""
    for words in (*page.claims("og:locale")[:1], page.language or ""):
        if _MONTH_FIRST.search(words):
            return 1
        if _DAY_FIRST.search(words):
            return -1
    return -1 if any(_COUNTRY.search(url) for url in addresses(page)) else 0
