"""Longer ways of writing a name: with the office or the word of kind that stands right beside it."""

from __future__ import annotations

from headwater.names.chains import Word
from headwater.names.lexicon import Lexicon

_PASSING = frozenset(
    {"then", "late", "former", "current", "ex", "outgoing", "incoming", "acting", "interim", "newly-elected"}
)
_OF = frozenset({"of", "de", "del", "du", "des", "d"})
_DETERMINED = frozenset({"the", "la", "las", "los", "le", "les", "l"})
_OFFICE_WORDS = 3  # of the longest form of address: "Deputy Prime Minister"


def long_form(row: list[Word], first: int, last: int, text: str, lex: Lexicon, *, foreign: bool) -> str:
    """The name at `first` to `last` with what belongs to its long form ("Mayor Vane", "Brask union"), or "".

    Args:
        row: The words of the sentence.
        first: Index of the name's first word.
        last: Index after its last word.
        text: The sentence.
        lex: The word lists.
        foreign: Whether the sentence is not English, so that the word of kind may stand before ("sindicato Brask").

    >>> from headwater.names.chains import words
    >>> from headwater.names.lexicon import lexicon
    >>> text = "Then Mayor Vane met the Brask union."
    >>> row = words(text)
    >>> [long_form(row, at, at + 1, text, lexicon(), foreign=False) for at in (2, 5)]
    ['Mayor Vane', 'Brask union']
    """
    start = _address(row, first, lex) if last - first == 1 else first
    known = lex.place(text[row[first].start : row[last - 1].end]) is not None
    if start == first and foreign and _kind_before(row, first, lex):
        start = first - 1
    if start == first and not known and (of := district(row, first, lex)) is not None:
        start = of
    if start < first:
        return text[row[start].start : row[last - 1].end]
    if not known and _kind_behind(row, last, lex):
        return text[row[first].start : row[last].end]
    return ""


def district(row: list[Word], first: int, lex: Lexicon) -> int | None:
    """Where the word stands that makes a name that of a district: "municipio de X", "Stadt X"; None without one."""
    if not first or row[first].gap.strip("'’ dlDL") or row[first].folded in lex.fields:
        return None
    if row[first - 1].folded in lex.districts and row[first - 1].capital and row[first].gap == " ":
        return first - 1
    at = first - 1
    if row[at].folded in _DETERMINED:
        at -= 1
    elided = row[first].gap.strip() in {"d'", "d’"}
    if not elided:
        if at < 1 or row[at].folded not in _OF or row[at].gap != " ":
            return None
        at -= 1
    if at < 0 or row[at].possessive or row[at].capital:
        return None
    if at and row[at].folded not in lex.districts and row[at].gap == " " and row[at].text.islower():
        at -= 1  # "distrito alemán de X", "commune rurale de X"
    return at if row[at].folded in lex.districts and row[at].text.islower() else None


def _address(row: list[Word], first: int, lex: Lexicon) -> int:
    """Where the form of address begins that stands in capitals before a surname."""
    start = first
    while start > 0 and first - start < _OFFICE_WORDS and row[start].gap == " ":
        before = row[start - 1]
        if not before.capital or before.caps or before.possessive:
            break
        if before.folded in lex.courtesies or before.folded not in lex.offices | lex.honorifics:
            break
        start -= 1
    while start < first and row[start].folded in _PASSING:
        start += 1
    if all(row[i].folded in lex.office_modifiers for i in range(start, first)):
        return first
    return start


def _kind_before(row: list[Word], first: int, lex: Lexicon) -> bool:
    return first > 0 and row[first].gap == " " and row[first - 1].folded in lex.kinds_before


def _kind_behind(row: list[Word], last: int, lex: Lexicon) -> bool:
    """Whether a small word of kind ends the name's long form, rather than opening another ("Brask union leader")."""
    if last >= len(row) or row[last - 1].possessive or row[last].gap != " ":
        return False
    if row[last].folded not in lex.kinds_behind | lex.districts:
        return False
    return not row[last].capital and not row[last].possessive
