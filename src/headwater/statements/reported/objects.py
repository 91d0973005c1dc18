"""Noun phrases and clauses that begin at a word, and where they end."""

from __future__ import annotations

from headwater.statements.reported.lexicon import mediums
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.phrases import NOMINAL, Phrase, is_time

_ATTACHED = frozenset(
    ["of", "for", "from", "at", "in", "with", "on", "to", "by", "de", "du", "des", "d'", "del", "von", "vom", "au", "à"]
)


_TITLE = 40  # characters of a name in marks
_LONGEST_SOURCE = 45  # pieces


def object_(p: Phrase, at: int, *, wide: bool = False) -> int:
    """The piece after the noun phrase that begins at `at`; `at` itself when none begins there.

    Args:
        p: The sentence.
        at: Where it may begin.
        wide: Whether what hangs on it ("of the board", ", a member of ...") belongs to it.
    """
    i = at
    if p.kind(i) == "PR":
        return i + 1
    seen = False
    while i < len(p) and i - at < _LONGEST_SOURCE:
        kind, word = p.kinds[i], p.low[i]
        if kind in NOMINAL or word in ("'s", "’s", "&") or (word == "'" and seen):
            if seen and kind in ("DT",) and p.kind(i - 1) in ("NN", "NP") and not (wide and word in ("der", "des")):
                break
            if seen and is_time(p, i) and not (wide and p.word(i - 1) == "of"):
                break
            if seen and kind == "JJ" and p.language == "de" and p.kind(i - 1) in ("NN", "NP"):
                break  # "laut Behörde bleibt": what stands in small letters behind a noun is no adjective of it
            seen = seen or kind in ("NN", "NP", "CD")
            i += 1
        elif kind == "QU" and p.kind(i - 1) == "DT" and len(p.spans[i]) < _TITLE:
            seen = True  # "berichtet die „Osterhofer Zeitung“"
            i += 1
        elif (
            (kind == "RB" and not seen and p.kind(i + 1) in NOMINAL)
            or (kind in ("VN", "VG") and p.kind(i + 1) in ("NN", "NP") and not seen)
            or (wide and seen and kind == "IN" and word in ("of", "von", "d'", "de") and p.kind(i + 1) == "PR")
            or (wide and seen and kind == "CC" and p.kind(i + 1) in NOMINAL and not _verb_soon(p, i + 1))
            or (
                wide
                and seen
                and kind == "IN"
                and word in _ATTACHED
                and p.kind(i + 1) in NOMINAL | {"VG"}
                and (not is_time(p, i + 1) or (word == "of" and p.kind(i - 1) == "NP"))
                and not _through(p, i)
            )
        ):
            i += 1
        elif kind == "PR" and wide and seen and p.kind(i - 1) == "IN":
            i += 1  # "one of them"
            break
        elif wide and seen and word == "(":
            close = next((c for c, o in p.closes.items() if o == i), None)
            if close is None:
                break
            i = close + 1
        elif word == "." and i > at and len(p.low[i - 1]) <= 4 and p.kind(i - 1) == "NP" and p.kind(i + 1) == "NP":
            i += 1
        else:
            break
    while i > at and p.kind(i - 1) in ("DT", "CC", "IN"):
        i -= 1
    return i if seen else at


def _through(p: Phrase, at: int) -> bool:
    """Whether words like "in an interview", "at a news conference" stand there: how it was said, not who was told."""
    return p.word(at) in ("in", "at", "on", "during") and any(p.word(i) in mediums() for i in range(at + 2, at + 4))


def _verb_soon(p: Phrase, at: int) -> bool:
    """Whether a verb follows the noun phrase at `at`: then it is the subject of the next clause."""
    end = object_(p, at)
    return p.kind(end) in FINITE


def clause_end(p: Phrase, at: int) -> int:
    """Where what a verb takes ends: with the sentence, or before a clause that goes on with something else."""
    i = at
    while i < len(p):
        word = p.low[i]
        if (i > at and word in (";", "—", "–")) or (word == "-" and i > at and p.spans[i].start > p.spans[i - 1].end):
            return i
        if word == "," and i > at:
            after = p.kind(i + 1)
            if after in ("VG", "WH", "SC") or (
                after == "CC" and p.word(i + 1) in ("but", "and", "or", "yet") and _new_clause(p, i + 2)
            ):
                return i
            if after == "RB" and p.kind(i + 2) in ("VG",):
                return i
        i += 1
    return _without_stop(p, len(p), at)


def _new_clause(p: Phrase, at: int) -> bool:
    if p.kind(at) in FINITE:
        return True
    if p.kind(at) == "PR":
        return True
    end = object_(p, at, wide=True)
    return end > at and p.kind(end) in FINITE | {"RB"}


def _without_stop(p: Phrase, end: int, at: int) -> int:
    while end > at and p.kind(end - 1) == "PU" and p.low[end - 1] in ".?!,;:":
        end -= 1
    return end
