"""What a place or a paper says without anybody who says it: "hieß es aus dem Ministerium"."""

from __future__ import annotations

from headwater.statements.reported.contents import from_
from headwater.statements.reported.objects import object_
from headwater.statements.reported.phrases import Phrase
from headwater.statements.reported.report import Report, made

VERBS = {
    "de": frozenset(
        {
            "hieß",
            "heißt",
            "heisst",
            "verlautete",
            "verlautet",
            "geht",
            "gehe",
            "gehen",
            "ging",
            "hervorgeht",
            "hervorgehe",
            "hervorging",
            "nach",
        }
    ),
    "fr": frozenset({"on"}),
}
"""By language the words at which such a report may stand."""

_SHOWING = frozenset({"geht", "gehe", "gehen", "ging", "hervorgeht", "hervorgehe", "hervorging"})
_FROM = frozenset({"aus", "in", "im", "auf", "bei", "beim", "vonseiten", "seitens", "vom", "von"})
_NEAR, _FAR = 5, 30  # pieces behind and before the verb
_FRENCH = (
    ("auprès", "de"),
    ("auprès", "du"),
    ("auprès", "des"),
    ("auprès", "d'"),
    ("de",),
    ("dans",),
    ("à",),
    ("au",),
    ("chez",),
)


def by_hearsay(p: Phrase, at: int) -> Report | None:
    """As in "Die Straße sei frei, hieß es aus dem Ministerium", "a-t-on appris auprès de la préfecture"."""
    if p.language == "fr":
        return _french(p, at)
    if p.low[at] == "nach":
        return _in_own_words(p, at)
    word = p.low[at]
    if word in _SHOWING:
        if not word.startswith("hervor") and "hervor" not in p.low[at : at + 12]:
            return None
    elif word.startswith(("hei", "hieß")) and (
        "es" not in (p.word(at + 1), p.word(at - 1)) and "es" not in p.low[max(0, at - 8) : at]
    ):
        return None
    behind = next((i for i in range(at + 1, min(len(p), at + _NEAR)) if p.low[i] in _FROM), None)
    if behind is not None and any(p.low[i] in (",", ":") for i in range(at, behind)):
        behind = None
    before = next((i for i in range(at - 1, max(-1, at - _FAR), -1) if p.low[i] in _FROM and _opens(p, i)), None)
    place = behind if behind is not None else before
    if place is None:
        return None
    end = object_(p, place + 1, wide=True)
    if end == place + 1:
        return None
    after = max(end, at + 1) if behind is not None else at + 1
    while p.word(after) in ("es", "hervor", "am", "dazu", "weiter", "zudem", "ferner"):
        after += 1
    stop = len(p)
    while stop > after and p.kind(stop - 1) == "PU":
        stop -= 1
    left = min(place, at)
    if p.word(left - 1) == "wie":
        left -= 1
    if p.word(after) in (",", ":") and stop > after + 1 and (left == 0 or p.word(left - 1) != ","):
        content = [(after + 1, stop)]
    elif left > 1 and (p.word(left - 1) == "," or p.kind(left - 1) == "QU"):
        content = [from_(p, left - 1 if p.word(left - 1) == "," else left)]
    elif p.word(after) == "," and stop > after + 1:
        content = [(after + 1, stop)]
    else:
        return None
    return made(p, (place + 1, end), (at, at + 1), content, "heißen", frozenset({"says"}), "verb", None, None, False)


_OWNERS = frozenset({"seinen", "ihren", "seiner", "ihrer", "deren", "dessen"})
_WORDS = frozenset(
    {
        "worten",
        "angaben",
        "aussage",
        "aussagen",
        "ansicht",
        "meinung",
        "darstellung",
        "einschätzung",
        "überzeugung",
        "auskunft",
    }
)


def _in_own_words(p: Phrase, at: int) -> Report | None:
    """As in "Nach seinen Worten ist die Lage ernst": the possessive tells who."""
    if p.word(at + 1) not in _OWNERS or p.word(at + 2) not in _WORDS:
        return None
    stop = len(p)
    while stop > at + 3 and p.kind(stop - 1) == "PU":
        stop -= 1
    content = [(at + 3, stop)] if stop > at + 4 else []
    if at > 1:
        content = [(0, at), *content] if p.word(at - 1) != "," else [from_(p, at - 1)]
    if not content:
        return None
    return made(
        p, (at + 1, at + 2), (at, at + 3), content, "nach", frozenset({"says"}), "phrase", None, None, False
    )  # fmt: skip


def _opens(p: Phrase, at: int) -> bool:
    """Whether a preposition opens its clause: "Aus dem Ministerium hieß es", "wie aus dem Bericht hervorgeht"."""
    return at == 0 or p.kind(at - 1) in ("PU", "QU", "CC") or p.word(at - 1) in ("wie", "es")


def _french(p: Phrase, at: int) -> Report | None:
    if p.low[at] not in ("-on", "-t-on"):
        return None
    start = at + 1
    while p.kind(start) in ("VN", "VD", "RB") and start < at + 4:
        start += 1
    for words in _FRENCH:
        if tuple(p.low[start : start + len(words)]) == words:
            first = start + len(words)
            end = object_(p, first, wide=True)
            left = at - 2 if p.word(at - 2) == "," else at - 3 if p.word(at - 3) == "," else None
            if end > first and left is not None and left > 2:
                cue = (at - 1, start)
                return made(
                    p, (first, end), cue, [from_(p, left)], "dire", frozenset({"says"}), "verb", None, None, False
                )  # fmt: skip
    return None
