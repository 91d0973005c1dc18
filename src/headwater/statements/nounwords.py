"""The words of a source beside its cue: back to where its clause begins, forth to where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.records import Mention, Span

_AUXILIARY = frozenset(
    [
        "has",
        "have",
        "had",
        "also",
        "later",
        "then",
        "earlier",
        "still",
        "already",
        "first",
        "now",
        "reportedly",
        "previously",
        "repeatedly",
        "recently",
        "today",
        "yesterday",
        "hat",
        "haben",
        "hatte",
        "hatten",
        "habe",
        "auch",
        "zudem",
        "later",
        "does",
        "did",
        "was",
        "is",
        "both",
        "all",
        "again",
        "just",
        "once",
        "only",
        "simply",
    ]
)


_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "on"])


_BOUNDARY = re.compile(
    r"[;:\"“”«»„()\[\]—–.?!\uFFFC]|\b(?:that|but|while|because|as|which|when|where|if|although|after|before|since|and|than|dass|weil|aber|und|que|pero|mais|et|y)\b",
    re.I,
)


_END_NP = re.compile(
    r"[;:\"“”«»„()\[\]—–?!\n\uFFFC]|\.(?=\s|$)|,|\b(?:who|which|that|said|says|in|on|at|after|when|while|as|and|from|during|about|by|told|told|to|adding|before|citing|dass|bei|nach|quien|que|qui|lors)\b",
    re.I,
)


def before_cue(text: str, verb: int, mentions: Sequence[Mention]) -> Span | None:
    """The subject that ends right before the verb: back over adverbs and appositions to the clause's start."""
    end = verb
    while True:  # adverbs and auxiliaries between subject and verb
        tail = re.search(r"([\w'’-]+)[\s]*$", text[max(0, end - 40) : end])
        if tail is None:
            break
        word = tail[1].lower()
        if (
            word not in _AUXILIARY
            and word not in _DAYS
            and not (word.endswith("ly") and len(word) > 4 and word not in {"family", "assembly", "italy"})
        ):
            break
        end -= len(tail[0])
    window = max(0, end - 220)
    stretch = text[window:end]
    bounds = [
        b
        for b in _BOUNDARY.finditer(stretch)
        if not _inside_name(window + b.start(), mentions) and not _abbreviation(stretch, b)
    ]
    while bounds and bounds[-1][0].lower() == "that" and not _quotes_on(stretch[: bounds[-1].start()]):
        bounds.pop()  # "the firm that built it said"
    start = bounds[-1].end() if bounds else (0 if window == 0 else stretch.find(" ") + 1)
    part = stretch[start:]
    if not part.strip():
        return None
    if stretch.rstrip().endswith(","):  # "Jo Doe, head of the council and a former minister, said"
        inserted = _before_insertion(text, window, end, mentions)
        if inserted is not None:
            return inserted
    commas = [c.start() for c in re.finditer(r",(?=\s)", part)]
    if commas:
        closing = part.rstrip().endswith(",")
        inner = commas[:-1] if closing else commas
        if closing and inner:  # "the union's head, Jo Doe, said"
            begin = inner[-2] + 1 if len(inner) > 1 else 0
            if len(inner) > 1 and re.fullmatch(r"\s*\d{1,3}\s*", part[inner[-1] + 1 : commas[-1]]):
                begin = inner[-2] + 1
        elif closing:
            begin = 0
        else:
            begin = inner[-1] + 1
        start += begin
    return Span(window + start, end)


def _quotes_on(before: str) -> bool:
    """Whether "that" opens what is said, not what a firm is known by: a verb of saying or a comma stands before it."""
    last = before.rstrip()[-30:]
    return (
        last[-1:] in ",;:"
        or last == ""
        or bool(re.search(r"(?:\bsaid|\w+ed|says|adds|\w+ing|\bso|\bnow|show|shows|find|found)$", last))
    )


def _before_insertion(text: str, window: int, end: int, mentions: Sequence[Mention]) -> Span | None:
    """The person before an insertion between commas that stands between name and verb."""
    people = [n for n in mentions if n.type == "person" and window <= n.span.start and n.span.end < end]
    if not people or text[people[-1].span.end : people[-1].span.end + 1] != ",":
        return None
    span = people[-1].span
    inserted = text[span.end + 1 : end].rstrip(" ,")
    if not inserted or re.search(r"[.;:\"“”\uFFFC]\s|\uFFFC", inserted):
        return None
    return span


def _abbreviation(stretch: str, b: re.Match[str]) -> bool:
    if b[0] != ".":
        return False
    after = stretch[b.end() : b.end() + 1]
    before = re.search(r"[\w.]+$", stretch[: b.start()])
    return (bool(after) and not after.isspace()) or (
        before is not None and (len(before[0]) <= 3 or "." in before[0]) and before[0][0].isupper()
    )


def _inside_name(at: int, mentions: Sequence[Mention]) -> bool:
    return any(n.span.start <= at < n.span.end for n in mentions)


def after_cue(text: str, at: int, mentions: Sequence[Mention]) -> Span | None:
    """The source that begins right after a cue, up to the clause's end; an apposition with the name is taken in."""
    stretch = text[at : at + 200]
    end = len(stretch)
    for b in _END_NP.finditer(stretch):
        if _inside_name(at + b.start(), mentions) or not stretch[: b.start()].strip():
            continue
        if (
            b[0] == ","
            and _name_follows(at + b.end(), mentions)
            and not any(n.type == "person" and n.span.end <= at + b.start() and n.span.start >= at for n in mentions)
        ):
            continue
        if b[0] == "." and _abbreviation(stretch, b):
            continue
        end = b.start()
        break
    end = _cut_short(stretch[:end], at, mentions)
    return Span(at, at + end) if stretch[:end].strip() else None


def _cut_short(stretch: str, at: int, mentions: Sequence[Mention]) -> int:
    """A source ends where its name ends when a small word that is no joint follows, and before any figure."""
    figure = re.search(r"\s(?:(?:rund|about|around|some|etwa|environ|unos|unas|nearly|almost|over)\s)?\d", stretch)
    end = figure.start() if figure else len(stretch)
    for n in mentions:
        if n.type in ("org", "person") and at <= n.span.start and n.span.end < at + end:
            following = re.match(r"\s+([\w'’-]+)", stretch[n.span.end - at : end])
            if (
                following
                and following[1][0].islower()
                and following[1] not in {"of", "de", "for", "and", "des", "der", "du", "del", "y", "et", "und"}
            ):
                return n.span.end - at
    return end


def _name_follows(at: int, mentions: Sequence[Mention]) -> bool:
    return any(0 <= n.span.start - at <= 2 and n.type == "person" for n in mentions)
