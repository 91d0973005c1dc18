"""When articles were published: printed dates first, relative times against the page's own clock, claims last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater.articles.stamps import Stamp, resolve
from headwater.records import PublishedFrom


@dataclass(frozen=True, slots=True)
class Marked:
    """A stamp of an article and how firmly it belongs to it."""

    stamp: Stamp
    weight: float


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of an article's dates, and how."""

    published: str | None
    how: PublishedFrom
    updated: str | None


def decide(articles: Sequence[Sequence[Marked]], page_stamps: Sequence[Stamp], seen_at: str | None) -> list[Dated]:
    """The dates of a page's articles, in the order given.

    A relative time is counted from the page's clock: the moment that an article with both a date and an age points to,
    else the given time, else the latest date on the page.

    Args:
        articles: The stamps of each article.
        page_stamps: Dates on the page outside its articles.
        seen_at: When the page was captured, if known.
    """
    clock = _clock(articles, page_stamps, seen_at)
    return [_dated(stamps, clock) for stamps in articles]


def _clock(articles: Sequence[Sequence[Marked]], page_stamps: Sequence[Stamp], seen_at: str | None) -> str | None:
    both: list[str] = []
    latest: list[str] = []
    for stamps in articles:
        fixed = [m.stamp for m in stamps if m.stamp.kind == "absolute" and not m.stamp.updated]
        aged = [m.stamp for m in stamps if m.stamp.kind == "relative" and not m.stamp.updated]
        latest += [s.iso[:10] for s in fixed]
        if fixed and aged:
            days = aged[0].back.days
            both.append(date.fromordinal(date.fromisoformat(fixed[0].iso[:10]).toordinal() + days).isoformat())
    latest += [s.iso[:10] for s in page_stamps if s.kind == "absolute"]
    if both:
        return max(both)
    return seen_at or (max(latest) if latest else None)


def _dated(stamps: Sequence[Marked], clock: str | None) -> Dated:
    fixed = [m for m in stamps if m.stamp.kind == "absolute" and not m.stamp.updated]
    changed = [m.stamp for m in stamps if m.stamp.updated]
    updated = next((s.iso for s in changed if s.kind == "absolute"), None)
    if updated is None and changed and clock:
        updated = resolve(changed[0].back, clock)
    if fixed:
        best = max(fixed, key=lambda m: (m.stamp.hedged, m.weight))
        return Dated(best.stamp.iso, "explicit", updated)
    aged = [m.stamp for m in stamps if m.stamp.kind == "relative" and not m.stamp.updated]
    if aged and clock:
        return Dated(resolve(aged[0].back, clock), "relative", updated)
    if updated and any(s.kind == "absolute" for s in changed):
        return Dated(updated, "explicit", updated)
    return Dated(None, "none", updated)
