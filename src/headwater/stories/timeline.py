"""When things happened and will happen, by what the articles date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from headwater.records import Sentence, TimelineRow
from headwater.stories.profile import likeness_of_words, one_line
from headwater.stories.witnesses import Witnesses
from headwater.text import dates
from headwater.text.sentences import sentences
from headwater.text.tokens import folded_words

Precision = Literal["year", "month", "day", "hour"]

_MOST_ROWS = 25
_MOST_A_DATE = 3
_LONGEST_EVENT = 240
_SAME_EVENT = 0.45  # share of weighted words from which two sentences with one date tell one event
_ISO = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}).*)?(/\d{4}(?:-\d{2}){0,2})?$")
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 13: "hour"}


@dataclass
class _Event:
    date: str
    precision: Precision
    sentence: Sentence
    refs: list[str]
    words: frozenset[str]
    planned: bool


def timeline(witnesses: Witnesses) -> tuple[TimelineRow, ...]:
    """Dated events in order of time, those of most articles kept; the days of publication of each source among them.

    Dates that say only "Tuesday" or "July 22" are counted from the article's own date and left out without one. An
    event after the publication of the first article that dates it is planned.
    """
    events: list[_Event] = []
    for ref in witnesses.order:
        article = witnesses.article(ref)
        for sentence in sentences(article):
            for iso in dict.fromkeys(_dates(sentence.text, article.language or "en", article.published)):
                _add(witnesses, events, ref, sentence, iso)
    rows = [_row(event) for event in _weightiest(witnesses, events)]
    rows += _publications(witnesses)
    rows.sort(key=lambda row: (row.date, row.planned, -len(row.refs), row.event))
    return tuple(rows[:_MOST_ROWS])


@lru_cache(maxsize=50_000)
def _dates(text: str, language: str, published: str | None) -> tuple[str, ...]:
    found = dates.find(text, language, published)
    return tuple(d.quantity.iso for d in found if d.quantity.kind == "date" and _ISO.match(d.quantity.iso))


def _add(witnesses: Witnesses, events: list[_Event], ref: str, sentence: Sentence, iso: str) -> None:
    match = _ISO.match(iso)
    if match is None:
        return
    date = "-".join(part for part in match.groups()[:3] if part)
    if match[4]:
        date = f"{date}T{match[4]}"
    precision = _PRECISION[len(date)]
    begin, date = date, date + (match[5] or "")  # "8-12 May" is a stretch
    words = frozenset(folded_words(sentence.text))
    for event in events:
        if event.date == date and _one(witnesses, event, ref, sentence, words):
            if ref not in event.refs:
                event.refs.append(ref)
            return
    published = (witnesses.article(ref).published or "")[:10]
    planned = bool(published) and begin[: len(published)] > published[: len(begin)]
    events.append(_Event(date, precision, sentence, [ref], words, planned))


def _one(witnesses: Witnesses, event: _Event, ref: str, sentence: Sentence, words: frozenset[str]) -> bool:
    first = event.refs[0]
    if first == ref:
        return event.sentence.span == sentence.span
    if any(place.overlaps(event.sentence.span) for place in witnesses.stands_for(ref, sentence.span, first)):
        return True
    return likeness_of_words(words, event.words) >= _SAME_EVENT


def _weightiest(witnesses: Witnesses, events: Sequence[_Event]) -> list[_Event]:
    """The events that most articles date, at most a few a date, so that one busy day does not fill the list."""
    kept: list[_Event] = []
    ranked = sorted(events, key=lambda e: (-len(e.refs), witnesses.place(e.refs[0]), e.sentence.number, e.date))
    for event in ranked:
        if sum(other.date == event.date for other in kept) < _MOST_A_DATE:
            kept.append(event)
    days = len({(witnesses.article(ref).published or "")[:10] for ref in witnesses.order})
    return kept[: max(1, _MOST_ROWS - days)]


def _row(event: _Event) -> TimelineRow:
    return TimelineRow(event.date, event.precision, _short(event.sentence.text), tuple(event.refs), event.planned)


def _publications(witnesses: Witnesses) -> list[TimelineRow]:
    """One row a day on which articles of the story came out: under the first one's title."""
    by_day: dict[str, list[str]] = {}
    for ref in witnesses.order:
        published = (witnesses.article(ref).published or "")[:10]
        if len(published) == 10 and _ISO.match(published):
            by_day.setdefault(published, []).append(ref)
    rows = []
    for day, refs in by_day.items():
        titles = [t for ref in refs if (t := witnesses.article(ref).title)]
        if titles:
            rows.append(TimelineRow(day, "day", _short(f"Reported: {titles[0]}"), tuple(refs), planned=False))
    return rows


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST_EVENT else line[:_LONGEST_EVENT].rsplit(" ", 1)[0] + " ..."
