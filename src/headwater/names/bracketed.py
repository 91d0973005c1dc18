"""Names spelled out before their acronym: "Banque de Tarin pour le développement (BTD)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.names.acronyms import is_acronym
from headwater.names.chains import Word
from headwater.names.document import Draft
from headwater.records import Sentence

_LONGEST = 8  # letters of an acronym
_SURE = 6  # points for an organisation: little else is spelled out so


def spelled_out(sentence: Sentence, row: Sequence[Word]) -> list[Draft]:
    """The names in a sentence that an acronym in brackets behind them shortens, small words and all.

    >>> from headwater.names.chains import words
    >>> from headwater.records import Span
    >>> text = "Das Deutsche Rote Kreuz (DRK) half."
    >>> [d.text for d in spelled_out(Sentence(Span(0, len(text)), text, 0, 0), words(text))]
    ['Deutsche Rote Kreuz']
    """
    if "(" not in sentence.text:
        return []
    found = []
    for at, word in enumerate(row):
        if not word.caps or not word.gap.endswith("(") or word.gap.strip() != "(" or len(word.text) > _LONGEST:
            continue
        if sentence.text[word.end : word.end + 1] != ")":
            continue
        first = _from(row, at)
        if first is not None:
            start, end = row[first].start, row[at - 1].end
            place = sentence.span.start
            text = sentence.text[start:end]
            found.append(Draft(place + start, place + end, text, "", Counter({"org": _SURE})))
    return found


def _from(row: Sequence[Word], at: int) -> int | None:
    """Where the name begins that the acronym at `at` shortens: the nearest place from which its letters are told."""
    letters = row[at].text
    for first in range(at - 2, max(-1, at - 2 * len(letters) - 1), -1):
        if any(row[i].gap != " " and row[i].gap.strip("'’ dlDL") != "" for i in range(first + 1, at)):
            return None
        if row[first].capital and row[first].text[0].casefold() == letters[0].casefold():
            whole = " ".join(word.text for word in row[first:at])
            if is_acronym(letters, whole):
                return first
    return None
