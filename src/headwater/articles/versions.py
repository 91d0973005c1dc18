"""Words beside a text that say which version it is: "(Corrects ...)", "Recasts", "UPDATE 2-", "(3rd LD)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.articles.letters import compiled
from headwater.articles.lines import Line
from headwater.records import Note, Span

CODE = "update-line"
_VERBS = (
    r"(?:corrects|corrected|correcting|correction|adds|adding|updates|updating|recasts|recasting|clarifies|refiles"
    r"|refiling|rewrites|releads|repeats|deletes|removes|changes|fixes|new throughout|writes thr|kindly kill"
    r"|corrige|corrigé|correction|corrección|actualiza|añade|ajoute|actualise|précise|berichtigt|korrigiert|korrektur"
    r"|aktualisiert|ergänzt|neu:|corregge|aggiorna|aggiunge|corrigido|acrescenta)"
)
_OPENS = compiled(rf"^\W{{0,3}}(?:(?:eds?|editors?|attn|note to editors)\b\W{{0,3}})?{_VERBS}\b\W{{0,2}}\s*\S", re.I)
_TAG = compiled(
    r"\b(?:update\s*#?\d{1,2}|\d{1,2}(?:st|nd|rd|th)\s+(?:ld|lead|lede|update)|writethru|actualización\s*#?\d"
    r"|mise à jour n°?\s*\d)\b|(?:^|[|·•(\[]\s*)(?:corrected|refile|recast|rpt|corrigé|korrigiert)\b",
    re.I,
)
_PREFIX = compiled(
    r"^\W{0,2}(?:(?:UPDATE|REFILE|CORRECTED|CORRECTION|RECAST|RPT|ACTUALIZACIÓN|CORRIGÉ|KORREKTUR)\b(?:\s*\d{1,2})?\s*[-–—:)\]]"
    r"|\(\d(?:st|nd|rd|th) (?:LD|lead)\))\W{0,2}",
    re.I,
)
_BRACKETED = compiled(rf"^\s*\((?:eds?\W{{1,3}})?{_VERBS}\b[^()\n]{{3,400}}\)\s*", re.I)
_APPENDED = compiled(
    r"^\W{0,3}(?:correction\b|clarification\b|editor['’]?s note\b.{0,60}(?:correct|updated)|(?:an|the)"
    r" (?:earlier|previous) version of this|this (?:article|story|report) (?:has been|was) (?:corrected|amended)"
    r"|korrekturhinweis|in einer früheren (?:version|fassung)|une version (?:précédente|antérieure)"
    r"|una versión anterior)",
    re.I,
)
_LONGEST = 600


def notes(head: Sequence[Line], rest: Sequence[Line], title: Line | None) -> tuple[Note, ...]:
    """A note for every line (or part of the title) that says that the text is a later version.

    Args:
        head: The lines above the text.
        rest: The lines of the text and below it; only corrections that newsrooms append are looked for there.
        title: The headline.
    """
    found = []
    for line in head:
        if line is title:
            prefix = _PREFIX.match(line.text)
            if prefix:
                found.append(_note(line, 0, len(prefix[0].rstrip())))
        elif says(line.text) and not (line.stamps and not _TAG.search(line.text)):
            found.append(_note(line, 0, len(line.text)))
    for line in rest:
        bracket = lead(line.text)
        if bracket:
            found.append(_note(line, 0, len(line.text[:bracket].rstrip())))
        elif len(line.text) <= _LONGEST and (line.role == "note" or _APPENDED.match(line.text)):
            found.append(_note(line, 0, len(line.text)))
    return tuple(found)


def _note(line: Line, start: int, end: int) -> Note:
    return Note(CODE, line.text[start:end], Span(line.span.start + start, line.span.start + end))


def says(text: str) -> bool:
    """Whether a line above a text says that it is a later version.

    >>> says("(Corrects toll to three, not four; adds minister)"), says("ORB-2ND LD-HARBOUR")
    (True, True)
    >>> says("Updated 3 hours ago"), says("Home News")
    (False, False)
    """
    return len(text) <= _LONGEST and bool(_OPENS.match(text) or _TAG.search(text))


def lead(text: str) -> int:
    """How much of a paragraph's start is a bracket that says what this version changed.

    >>> lead("(Corrects day to Monday) PORTO, May 2 (Orbel) - The"), lead("(Orbel) - Shares fell.")
    (25, 0)
    """
    match = _BRACKETED.match(text)
    return match.end() if match else 0
