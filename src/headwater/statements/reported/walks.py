"""The noun phrase before a verb: who does it, with apposition, brackets and relative clause."""

from __future__ import annotations

from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.phrases import NOMINAL, VERBS, Phrase, is_time

_NO_SOURCE = frozenset(["it", "this", "that", "these", "those", "what", "there"])


_LONGEST_SOURCE = 45  # pieces


REDUCED = frozenset(
    [
        "leaked",
        "sent",
        "published",
        "posted",
        "released",
        "dated",
        "filed",
        "shared",
        "obtained",
        "reviewed",
        "seen",
        "led",
        "headed",
        "run",
        "owned",
        "conducted",
        "compiled",
        "commissioned",
        "carried",
        "prepared",
        "issued",
        "signed",
        "written",
        "handed",
        "quoted",
        "cited",
        "polled",
        "surveyed",
        "interviewed",
        "briefed",
        "questioned",
        "contacted",
        "provided",
        "given",
        "shown",
        "circulated",
        "drafted",
        "produced",
        "distributed",
        "taken",
        "made",
        "verified",
    ]
)
"""Participles that a tagger takes for a past tense behind their noun: "a report leaked to the press"."""


_STEPS = 60  # pieces that a walk goes back


def subject(p: Phrase, before: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before a piece, as (first, end) pieces, or None when no subject stands there.

    An apposition between commas, brackets and a relative clause belong to it.
    """
    end = before
    while end > 0 and (p.kind(end - 1) == "RB" and p.word(end - 1) != "not"):
        end -= 1
    if end <= 0:
        return None
    end = _before_berufung(p, end)
    last = end - 1
    if p.kind(last) == "QU" and len(p.spans[last]) < _NAME_IN_MARKS:
        opens = last - 2 if p.kind(last - 1) in ("JJ", "NN", "NP") else last - 1
        if p.kind(opens) == "DT":
            return opens, end  # "der „Halser Bote“ berichtet", "die Zeitung „Halser Bote“"
    if p.kind(last) in ("PR", "WH"):
        if p.kind(last) == "PR" and p.kind(last - 1) in VERBS | {"IN"} and not _object_clause(p, last):
            relative = _relative(p, last)
            if relative is None:
                return None
        else:
            return (
                (last, end)
                if p.kind(last) == "PR" or p.word(last) in ("who", "which", "that", "qui", "quien")
                else None
            )
    first = _walk(p, last)
    if first is None:
        return None
    if p.kind(last) == "CC":
        return None
    first = _trimmed(p, first, end)
    while end > first and p.word(end - 1) in (",", "-", "–", "—"):
        end -= 1
    while end - first > 1 and is_time(p, end - 1) and p.kind(end - 2) in ("NN", "NP", "PU"):
        end -= 1
        end -= end - first > 1 and p.kind(end - 1) == "DT"
    if p.words[first:end] and p.low[first] in _NO_SOURCE and end - first < 4:
        return None
    if all(is_time(p, i) or p.kind(i) in ("DT", "JJ", "IN", "RB", "CD", "PU") for i in range(first, end)) and any(
        is_time(p, i) for i in range(first, end)
    ):
        return None  # "Last week said"
    low = p.low[first:end]
    if (
        p.language == "en"
        and p.kind(first) == "NN"
        and p.kind(first + 1) == "IN"
        and not any(p.kind(i) in ("DT", "NP", "PS", "CD") for i in range(first, end))
        and not low[0].endswith("s")
        and low[0] not in ("people", "police", "staff", "management", "youth")
    ):
        return None  # "said in search of security guarantees"
    if end <= first or not any(p.kind(i) in ("NN", "NP", "CD", "DT", "JJ") for i in range(first, end)):
        return None
    return first, end


_NAME_IN_MARKS = 40  # characters
_ON_WHOM = frozenset({"berufung", "verweis", "hinweis", "bezug", "bezugnahme"})


def _before_berufung(p: Phrase, end: int) -> int:
    """The end of a subject before "unter Berufung auf Ermittler"."""
    if p.language != "de":
        return end
    for i in range(end - 2, max(0, end - 14), -1):
        if p.low[i] in _ON_WHOM and p.word(i - 1) in ("unter", "mit") and i > 1:
            return i - 1
        if p.kinds[i] in FINITE or p.low[i] in (",", ":"):
            return end
    return end


def _object_clause(p: Phrase, at: int) -> bool:
    """Whether a pronoun after a verb opens a clause of its own: "said he would", not "told him"."""
    return p.word(at) in ("he", "she", "they", "i", "we")


def _relative(p: Phrase, at: int) -> int | None:
    """The piece where the relative clause that holds `at` begins, when the verb before it hangs on who or which."""
    for i in range(at - 1, max(-1, at - 12), -1):
        if p.kind(i) == "WH" or (p.word(i) == "that" and p.kind(i - 1) in ("NN", "NP")):
            return i if p.kind(i - 1) in ("NN", "NP", "PU") and i else None
        if p.kind(i) in ("PU", "QU"):
            return None
    return None


def _walk(p: Phrase, last: int) -> int | None:
    """How far back the words before a verb are one noun phrase with what hangs on it."""
    i, low = last, max(-1, last - _STEPS)
    commas, apposed = 0, False
    while i > low:
        kind, word = p.kinds[i], p.low[i]
        if i in p.closes:
            i = p.closes[i] - 1
            continue
        if word in ",-–—":
            inserted = _insertion(p, i) if i == last else None
            if inserted is not None:
                i, apposed = inserted - 1, True
                continue
            if (
                apposed
                and word == ","
                and p.kind(i - 1) in ("NN", "NP")
                and (
                    p.kind(i + 1) in ("DT", "CD", "PS", "NN", "JJ") or (p.kind(i + 1) == "NP" and p.kind(i - 1) == "NN")
                )
            ):
                i -= 1
                continue
            if word == "," and commas < 3 and i < last and _listed(p, i):
                commas += 1
                i -= 1
                continue
            break
        if kind in NOMINAL or kind == "RB" or word in ("'s", "’s", "'", "&", "-", "."):
            if word == "." and i != last and p.kind(i - 1) not in ("NP", "NN"):
                break
            i -= 1
        elif kind == "CC" and word in ("and", "or", "&"):
            if p.kind(i - 1) not in ("NN", "NP", "CD", "PS") and p.word(i - 1) not in (",", "'s"):
                break
            if p.word(i - 1) == "," and not _listed(p, i - 1):
                break
            if _clause_before(p, i - 1):
                break
            i -= 1
        elif kind == "IN" and i < last:
            if p.kind(i - 1) in ("NN", "NP", "CD", "VN", "VG") or p.word(i - 1) in (
                ")",
                "'s",
                "most",
                "some",
                "many",
                "all",
            ):
                i -= 1
            elif p.kind(i - 1) == "JJ" and p.kind(i - 2) in ("NN", "NP"):
                i -= 1  # "a source familiar with the matter said"
            else:
                start = _relative(p, i) if p.kind(i - 1) in VERBS | {"RB"} else None
                i = (start if start is not None else i) - 1
                if start is None:
                    break
        elif (
            kind in ("VG", "VN")
            and p.kind(i - 1) in ("NN", "NP")
            and p.kind(i + 1) in ("IN", "DT", "PS", "NP", "NN", "RB")
        ):
            i -= 1  # "officials briefed on the case said", "a man living nearby said"
        elif kind in ("VG", "VN") and p.kind(i + 1) in ("NN", "NP"):
            i -= 1
        elif (
            kind in ("VN", "VD")
            and i < last
            and p.kind(i + 1) == "IN"
            and ((word in REDUCED and p.kind(i - 1) in ("NN", "NP", "CC")) or (kind == "VN" and p.kind(i - 1) == "CC"))
        ):
            i -= 1  # "a memo obtained by the firm and seen by two of its staff"
        elif (
            (kind == "PR" and p.word(i) in ("it", "him", "her", "them", "us", "me", "you"))
            and not (word == "them" and p.word(i - 1) == "of")
        ) or (kind in FINITE or kind == "VB"):
            start = _relative(p, i)
            if start is None:
                break
            i = start - 1
        elif kind == "TO":
            i -= 1
        elif kind == "PR" and word == "them" and p.word(i - 1) == "of":
            i -= 1  # "one of them said"
        elif kind in VERBS and i < last + 1:
            start = _relative(p, i)  # "a man who did not want to be named said"
            if start is None:
                break
            i = start - 1
        else:
            break
    first = i + 1
    return first if first <= last else None


def _clause_before(p: Phrase, at: int) -> bool:
    """Whether the words before "and" hold a finite verb of their own: then it joins clauses, not names."""
    for i in range(at, max(-1, at - 8), -1):
        if p.kind(i) in ("PU", "QU", "SC", "WH"):
            return False
        if p.kind(i) in FINITE:
            return True
    return False


def _listed(p: Phrase, comma: int) -> bool:
    """Whether a comma stands in a list or before a home place: "Smith, R-Texas", "Jones, Brown and Lee"."""
    before, after = p.kind(comma - 1), p.kind(comma + 1)
    if before not in ("NN", "NP", "CD") and p.word(comma - 1) not in (")", "."):
        return False
    if after == "CC":
        return True
    for i in range(comma + 1, min(len(p), comma + 9)):
        if p.word(i) in ("and", "or", "&"):
            return after in ("NP", "NN", "DT", "JJ", "CD")
        if p.kind(i) in VERBS | {"QU", "SC", "WH"}:
            return False
    return False


def _insertion(p: Phrase, comma: int) -> int | None:
    """The comma that opens what the given one closes, when a noun stands before it: "Jo Doe, 41, said"."""
    found, quoted = None, False
    for i in range(comma - 1, max(0, comma - 36), -1):
        quoted = quoted or p.kind(i) == "QU"
        if p.word(i) in (";", ":"):
            break
        if p.word(i) == p.word(comma) and (p.kind(i - 1) in ("NN", "NP") or p.word(i - 1) in (")", ".")):
            opened = (
                p.kind(i + 1) == "WH"
                if quoted
                else p.kind(i + 1) in ("DT", "WH", "CD", "NN", "NP", "JJ", "PS", "RB", "VG", "VN", "IN")
            )
            opened = opened or (p.language != "en" and p.word(i + 1) in ("que", "der", "die", "das"))
            opened = opened or (p.kind(i + 1) == "VD" and p.kind(i + 2) in ("IN", "SC", "WH", "TO"))
            if opened and p.word(i + 1) not in ("but", "and", "when", "while"):
                found = i
                if p.kind(i + 1) in ("DT", "WH", "CD", "PS", "VG", "VN"):
                    return found
    return found


def _trimmed(p: Phrase, first: int, end: int) -> int:
    """Where the subject itself begins: "In a statement Friday the board said" begins with the board."""
    while first < end and (
        p.kind(first) in ("RB", "CC", "SC", "PU") or is_time(p, first) or p.word(first) in ("-", "'s")
    ):
        first += 1
    while (first < end - 1 and p.kind(first) == "CD" and any(c in p.low[first] for c in ".:")) or (
        p.kind(first) == "PU" and first < end - 1
    ):
        first += 1  # the time of a live entry
    if p.kind(first) == "IN":
        for i in range(first + 2, end):
            opens = (
                p.kind(i) == "DT"
                or (p.kind(i) == "PS" and p.word(i)[:1] not in "'’")
                or (p.kind(i) == "NP" and p.kind(i - 1) == "NN")
            )
            if (opens and p.kind(i - 1) not in ("IN", "CC", "DT")) or (
                is_time(p, i) and i + 1 < end and p.kind(i + 1) in NOMINAL
            ):
                return _trimmed(p, i + 1 if is_time(p, i) else i, end)
        return first + 1
    return max(first, end - _LONGEST_SOURCE)
