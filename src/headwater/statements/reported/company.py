"""Who was told, through what, and when: the words between a verb and what it gives."""

from __future__ import annotations

from headwater.statements.reported import lexicon
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.objects import object_
from headwater.statements.reported.phrases import NOMINAL, Phrase, is_time
from headwater.statements.reported.report import Place

_ADJUNCT = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "via",
        "through",
        "before",
        "after",
        "by",
        "outside",
        "from",
        "over",
        "auf",
        "per",
        "mediante",
        "par",
        "im",
        "am",
        "bei",
        "beim",
        "vor",
        "lors",
        "en",
        "dans",
        "sur",
        "à",
        "durante",
        "ante",
        "por",
    ]
)


def company(p: Phrase, at: int, manners: frozenset[str]) -> tuple[Place | None, Place | None, int]:
    """Hearer and medium between a verb and what it gives, and the piece after them with times and places."""
    hearer: Place | None = None
    medium: Place | None = None
    if p.word(at) in ("sich", "se", "s'"):
        at += 1
    if _takes_hearer(p, at, manners):
        end = object_(p, at, wide=True)
        if end > at and p.kind(end) not in FINITE | {"MD"}:
            hearer, at = (at, end), end
    moved = True
    while moved and at < len(p):
        moved = False
        if (
            p.word(at) in ("to", "with", "vor", "ante", "aux", "à", "au", "a", "al", "gegenüber")
            and hearer is None
            and "says" in manners
            and p.kind(at + 1) in NOMINAL | {"PR"}
            and p.kind(at + 1) != "VB"
        ):
            end = object_(p, at + 1, wide=True)
            if end > at + 1:
                hearer, at, moved = (at + 1, end), end, True
                continue
        if (
            p.kind(at) in ("DT", "JJ")
            and is_time(p, at + 1)
            and p.word(at + 2) not in ("'s", "’s")
            and p.word(at) in ("this", "last", "next", "late", "early", "the", "that")
        ):
            at, moved = at + 2, True
            continue
        if (is_time(p, at) and p.word(at + 1) not in ("'s", "’s")) or (
            p.kind(at) == "RB" and p.word(at) not in ("not",)
        ):
            at, moved = at + 1, True
            continue
        if p.word(at) in _ADJUNCT and "says" in manners | {"says"} and _is_adjunct(p, at):
            end = object_(p, at + 1, wide=False)
            if end > at + 1:
                words = {p.word(i) for i in range(at + 1, end)} | {p.word(i)[:-1] for i in range(at + 1, end)}
                if words & lexicon.mediums():
                    while (
                        p.word(end) in ("with", "to", "from", "on", "for", "by")
                        and p.kind(end + 1) in NOMINAL
                        and words & lexicon.mediums()
                    ):
                        more = object_(p, end + 1)
                        if more == end + 1:
                            break
                        end = more
                    medium = medium or (at, end)
                at, moved = end, True
    return hearer, medium, at


def _takes_hearer(p: Phrase, at: int, manners: frozenset[str]) -> bool:
    """Whether a noun right behind a verb is who was told: always in English, in German by its case."""
    if not manners & {"tells", "asks"}:
        return False
    return p.language == "en" or (p.language == "de" and p.word(at) in _DATIVE)


_DATIVE = frozenset(
    "dem der den einem einer seinem seiner seinen ihrem ihrer ihren unserem unserer dieser diesem mehreren".split()  # noqa: SIM905
)


def _is_adjunct(p: Phrase, at: int) -> bool:
    """Whether words like "in a statement" or "on Monday" stand there, not the beginning of what is said."""
    end = object_(p, at + 1)
    if end == at + 1:
        return False
    words = {p.word(i) for i in range(at + 1, end)} | {p.word(i)[:-1] for i in range(at + 1, end)}
    return (
        bool(words & lexicon.mediums())
        or any(is_time(p, i) for i in range(at + 1, end))
        or p.kind(end) in ("SC", "DT", "PR", "QU", "PU")
    )
