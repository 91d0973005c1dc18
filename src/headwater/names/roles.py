"""The words of office beside a name: "Prime Minister", "deputy head of the council"."""

from __future__ import annotations

import re
from typing import NamedTuple

from headwater.names.chains import Chain, Word
from headwater.names.lexicon import Lexicon
from headwater.text.tokens import fold

_WORDS_BEFORE = 6
_AFTER = re.compile(r",? ?(?:\(?\d{1,3}\)?,? ?)?, ((?:an?|the|its|his|her|their|el|la|un|una|le|der|die)?\s?[^,.;:()\"“”«»\n]{3,90})(?=[,.;)]|$)")
_STOP = frozenset("who which that and but said says was were is are has had dijo a_dit".split())


class Piece(NamedTuple):
    """A part of a run of capitals that may be a name, with the office that stood before it in the run."""

    first: int
    last: int
    role: str


def split_office(row: list[Word], chain: Chain, lex: Lexicon) -> list[Piece]:
    """Part "Acme President Jane Doe" into the organisation and the person with her office.

    An office word inside an organisation's name ("Press Association", "Ministry of Foreign Affairs") does not part it.
    """
    own = list(range(chain.first, chain.last))
    titles = [i for i in own if _is_office(row, i, lex)]
    cut = next((i for i in reversed(titles) if i + 1 < chain.last and not _organisation(row, i + 1, chain.last, lex)), None)
    if cut is None or not any(row[i].folded not in lex.office_modifiers for i in titles if i <= cut):
        if titles and not _organisation(row, chain.first, chain.last, lex) and _all_office(row, chain, lex):
            return []
        return [Piece(chain.first, chain.last, "")]
    start = cut
    while start > chain.first and (_is_office(row, start - 1, lex) or row[start - 1].folded in lex.demonyms):
        start -= 1
    role = " ".join(row[i].text for i in range(start, cut + 1))
    pieces = [Piece(cut + 1, chain.last, role)]
    if start > chain.first:
        pieces.insert(0, Piece(chain.first, start, ""))
    return pieces


def _is_office(row: list[Word], at: int, lex: Lexicon) -> bool:
    folded = row[at].folded
    return folded in lex.offices or folded in lex.honorifics or folded.endswith(("minister", "ministerin", "prasident", "chefin"))


def _organisation(row: list[Word], first: int, last: int, lex: Lexicon) -> bool:
    """Whether these words end as an organisation's name does."""
    return any(row[i].folded in lex.org_words and row[i].folded not in lex.offices for i in range(first, last))


def _all_office(row: list[Word], chain: Chain, lex: Lexicon) -> bool:
    return all(
        _is_office(row, i, lex) or row[i].folded in lex.demonyms or row[i].folded in lex.particles or row[i].folded in lex.org_joins
        for i in range(chain.first, chain.last)
    )


def role_before(row: list[Word], first: int, text: str, lex: Lexicon) -> str:
    """The office in small letters before a name ("returning officer", "the captain,"), or ""."""
    at = first - 1
    if at < 0 or row[first].gap not in {" ", ", "} or not _is_office(row, at, lex):
        return ""
    start = at
    while start > 0 and first - start < _WORDS_BEFORE and row[start].gap in {" ", "-"} and (
        _is_office(row, start - 1, lex) or row[start - 1].folded in lex.demonyms
    ):
        start -= 1
    if all(row[i].folded in lex.office_modifiers for i in range(start, at + 1)):
        return ""
    return text[row[start].start : row[at].end]


def role_after(text: str, end: int, lex: Lexicon) -> str:
    """The office in the apposition after a name ("X, deputy head of the council,"), or ""."""
    match = _AFTER.match(text[end : end + 140])
    if not match:
        return ""
    words = match[1].split()
    if len(words) > 12 or any(w.lower() in _STOP for w in words[:3]):
        return ""
    heads = [fold(w) for w in words[:6]]
    if any(h in lex.offices and h not in lex.office_modifiers for h in heads):
        return match[1].strip()
    return ""
