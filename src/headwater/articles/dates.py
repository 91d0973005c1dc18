"""When articles were published: printed dates first, relative times against the page's own clock, claims last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from headwater.articles.stamps import Stamp, in_year, resolve
from headwater.records import PublishedFrom

_BESIDE = 1.6  # a date and an age whose weights differ by more belong to different things (the page and an article)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stamp of an article, how firmly it belongs to it, and the number of its line in the head."""

    stamp: Stamp
    weight: float
    at: int = 0


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
    articles = _completed(articles, page_stamps, seen_at)
    clock = _clock(articles, page_stamps, seen_at)
    return [_dated(stamps, clock) for stamps in articles]


def _completed(
    articles: Sequence[Sequence[Marked]], page_stamps: Sequence[Stamp], seen_at: str | None
) -> Sequence[Sequence[Marked]]:
    """Days without a year get that of the page's latest full date or of the capture; else they are dropped."""
    every = [m.stamp.iso for stamps in articles for m in stamps] + [s.iso for s in page_stamps]
    full = [iso[:10] for iso in every if iso[:4].isdigit()]
    latest = seen_at or (max(full) if full else None)
    out = []
    for stamps in articles:
        kept = []
        for marked in stamps:
            if marked.stamp.iso.startswith("--"):
                iso = in_year(marked.stamp.iso, latest) if latest else None
                if iso is None:
                    continue
                marked = replace(marked, stamp=replace(marked.stamp, iso=iso))
            kept.append(marked)
        out.append(kept)
    return out


def _clock(articles: Sequence[Sequence[Marked]], page_stamps: Sequence[Stamp], seen_at: str | None) -> str | None:
    both: list[str] = []
    latest: list[str] = []
    for stamps in articles:
        fixed, aged = _best(stamps, "absolute"), _best(stamps, "relative")
        latest += [m.stamp.iso[:10] for m in stamps if m.stamp.kind == "absolute"]
        if fixed and aged and _one_thing(fixed, aged):
            both.append(_later(fixed.stamp.iso, aged.stamp.back))
    latest += [s.iso[:10] for s in page_stamps if s.kind == "absolute"]
    if both:
        return max(both)
    return seen_at or (max(latest) if latest else None)


def _best(stamps: Sequence[Marked], kind: str) -> Marked | None:
    own = [m for m in stamps if m.stamp.kind == kind and not m.stamp.updated]
    return max(own, key=lambda m: m.weight + 0.5 * m.stamp.hedged, default=None)


def _one_thing(fixed: Marked, aged: Marked) -> bool:
    """A date in the line of an age or below it is the same article's; one above it is the page's."""
    return fixed.at >= aged.at and abs(fixed.weight - aged.weight) <= _BESIDE


def _later(iso: str, back: timedelta) -> str:
    """The day that lies `back` after a date; of a date without a time its middle is meant."""
    at = datetime.fromisoformat(iso[:16] if "T" in iso else f"{iso[:10]}T12:00") + back
    return at.date().isoformat()


def _dated(stamps: Sequence[Marked], clock: str | None) -> Dated:
    changed = [m.stamp for m in stamps if m.stamp.updated]
    updated = next((s.iso for s in changed if s.kind == "absolute"), None)
    if updated is None and changed and clock:
        updated = resolve(changed[0].back, clock)
    best, aged = _best(stamps, "absolute"), _best(stamps, "relative")
    if best and (aged is None or clock is None or _one_thing(best, aged) or best.weight > aged.weight):
        return Dated(best.stamp.iso, "explicit", updated)
    if aged and clock:
        return Dated(resolve(aged.stamp.back, clock), "relative", updated)
    if updated and any(s.kind == "absolute" for s in changed):
        return Dated(updated, "explicit", updated)
    return Dated(None, "none", updated)
