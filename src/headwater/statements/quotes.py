"""Quoted words of a paragraph, whatever marks they wear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Span
from headwater.statements.attribution import Said
from headwater.statements.incises import DASHES, first_tag, tags

_LONGEST = 1500  # characters; an opening mark without its partner runs no further
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‚": "‘’", "‹": "›", "「": "」", "»": "«"}
_MARK = re.compile(r"[\"'“‘‚«‹„「»—–―]")
_GOES_ON = re.compile(r"\s[—–―](?=\S)[^—–―\n]{3,160}[—–―][.,;:]?\s+(?=\S)")  # " —dijo Ana—. "
_DASH_ENDS = re.compile(r"\s[—–―]|$")
_DOUBLE, _SINGLE = re.compile(r'["”]'), re.compile(r"[’']")
_TITLE = re.compile(
    r"(?:[A-ZÀ-Þ0-9][\w'’-]*|of|the|a|an|and|in|on|for|to|with|de|la|le|der|die|das|von|y|et|by|at|from|\W)+$"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words of a text, without their marks, and who says them.

    Attributes:
        content: The words between the marks.
        outer: The same with its marks.
        said: Who says it, or None.
    """

    content: Span
    outer: Span
    said: Said | None = None


def quoted(text: str) -> list[Quote]:
    """The quoted stretches of a paragraph in order; a mark never closed runs to the sentence's end.

    At the head of a paragraph such a mark runs to the paragraph's end, as the quote goes on in the next one.

    >>> [q.content.of('"Stop," he said. "It\\'s over."') for q in quoted('"Stop," he said. "It\\'s over."')]
    ['Stop,', "It's over."]
    """
    found: list[Quote] = []
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.start()
        closing = _closing(text, at)
        if closing is None:
            at += 1
            continue
        start, end = at + 1, closing
        if text[start:end].strip():
            after = end + 1 if end < len(text) and text[end] in "”\"»«“’'›」" else end
            spoken = mark[0] in DASHES
            found += parted(text, Quote(Span(start, end), Span(at, after)), open_=after == end and not spoken)
            at = max(after, at + 1)
            if spoken and (more := _GOES_ON.match(text, end)) is not None:  # "—Sí —dijo Ana—. Mañana."
                stop = _DASH_ENDS.search(text, more.end())
                rest = Span(more.end(), stop.start() if stop else len(text))
                found.append(Quote(rest, rest))
                at = rest.end
        else:
            at += 1
    return found


def parted(text: str, quote: Quote, *, open_: bool) -> list[Quote]:
    """A quote without the tags inside its marks: "« Oui, dit Ana. Demain. »" is two.

    Args:
        text: The paragraph.
        quote: Words in marks.
        open_: Whether the closing mark is lost.
    """
    found: list[Quote] = []
    start, outer = quote.content.start, quote.outer.start
    for tag in tags(text, quote.content.start, quote.content.end, open_=open_):
        found.append(Quote(Span(start, tag.start), Span(outer, tag.start)))
        start = outer = (
            tag.end + len(text[tag.end : quote.content.end]) - len(text[tag.end : quote.content.end].lstrip())
        )
    if text[start : quote.content.end].strip():
        found.append(Quote(Span(start, quote.content.end), Span(outer, quote.outer.end)))
    return found


def _closing(text: str, at: int) -> int | None:
    """Where the quote that opens at `at` ends, or None when no quote opens there."""
    mark = text[at]
    if mark in "—–―" and _speaks(text, at):
        end = _DASH_ENDS.search(text, at + 1)
        return end.start() if end else None
    limit = min(len(text), at + _LONGEST)
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in _PAIRS:
        if mark == "»" and (before.isalnum() or before in ".,!?" or after.isspace()):
            return None
        ends = [i for c in _PAIRS[mark] if (i := text.find(c, at + 1, limit)) >= 0]
        if mark in "“„" and not ends:
            straight = text.find('"', at + 1, limit)
            ends = [straight] if straight >= 0 else []
        return min(ends) if ends else (_first_stop(text, at, limit) if mark in "“«„" else None)
    if mark == '"':
        if (before.isalnum() and not after.isalnum()) or (before in ",.!?" and not after.isalnum()):
            return None  # inches, or a mark whose partner is lost
        end = _DOUBLE.search(text, at + 1, limit)
        if end is not None and _opens(text, end.start()):
            tag = first_tag(text, at + 1, end.start())
            return tag.start if tag is not None else end.start() - 1
        return end.start() if end else _first_stop(text, at, limit)
    if mark in "‘'" and not before.isalnum() and (after.isalnum() or after in '“"') and before not in "'’":
        return _closing_single(text, at, limit)
    return None


def _speaks(text: str, at: int) -> bool:
    """Whether a dash opens speech: at the head of a paragraph, or where speech goes on after a tag between dashes."""
    if not (text[at + 1 : at + 2].isupper() or text[at + 1 : at + 2] in "¿¡"):
        return False
    return not text[:at].strip()


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark looks like an opening one: behind a blank, before a letter."""
    return text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()


def _first_stop(text: str, at: int, limit: int) -> int:
    """Where a quote without a closing mark ends: with its first sentence, or with the paragraph it opens."""
    if not text[:at].strip():
        tag = first_tag(text, at + 1, limit)
        return limit if tag is None else tag.start  # a quote that goes on in the next paragraph is closed there
    stop = re.compile(r"[.!?](?=\s|$)").search(text, at, limit)
    return stop.end() if stop else limit


def _closing_single(text: str, at: int, limit: int) -> int | None:
    """Of the single marks that could close, the first behind punctuation; else the last before the next opening one."""
    candidates = []
    for m in _SINGLE.finditer(text, at + 2, limit):
        i = m.start()
        following = text[i + 1] if i + 1 < len(text) else " "
        if following.isalnum():
            continue
        if text[i - 1] in ",.?!…":
            return i
        candidates.append(i)
        if len(candidates) > 6:
            break
    if not candidates:
        return None
    # "the workers' rights' he": a plural's mark is followed by a plain word, a closing one by an end or a clause mark.
    for i in candidates:
        rest = text[i + 1 : i + 3]
        if not rest or rest[0] in ".,;:!?)—–" or text[i - 1] != "s":
            return i
    return candidates[0]


def blotted(text: str, quotes: Sequence[Quote]) -> str:
    """The text with all quoted words made U+FFFC, so that nobody takes words within a quote for words around it."""
    parts, at = [], 0
    for quote in quotes:
        parts += [text[at : quote.outer.start], "\ufffc" * len(quote.outer)]
        at = quote.outer.end
    return "".join([*parts, text[at:]])


def is_title(words: str) -> bool:
    """Whether quoted words look like the name of a book, picture or programme."""
    return bool(_TITLE.fullmatch(words[:200])) and len(words.split()) > 1 and words[-1] not in ".,!?"
