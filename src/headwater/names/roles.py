"""The words of office beside a name: "Prime Minister", "deputy head of the council"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from headwater.names.chains import Chain, Word
from headwater.names.lexicon import Lexicon, lexicon
from headwater.text.tokens import fold

_WORDS_BEFORE = 7
_AFTER = re.compile(r"(?:,? \(?\d{1,3}\)?)?, ([^,;:()\"“”«»\n]{3,90}?)(?=,|;|\.(?!\d)|$)")


class Piece(NamedTuple):
    """A part of a run of capitals that may be a name, with the office that stood before it in the run."""

    first: int
    last: int
    role: str


def split_office(row: list[Word], chain: Chain, text: str, lex: Lexicon) -> list[Piece]:
    """Part "Acme President Jane Doe" into the organisation and the person with her office.

    An office word inside an organisation's name ("Press Association", "Ministry of Foreign Affairs") does not part it.
    """
    own = list(range(chain.first, chain.last))
    titles = [i for i in own if _is_office(row, i, lex)]
    behind = [i for i in titles if i + 1 < chain.last and not _organisation(row, i + 1, chain.last, lex)]
    cut = behind[-1] if behind else None
    start = chain.first if cut is None else _role_start(row, cut, lex)
    if cut is None or all(row[i].folded in lex.office_modifiers for i in range(start, cut + 1)):
        if titles and not _organisation(row, chain.first, chain.last, lex) and _all_office(row, chain, lex):
            return []
        return _without_tail(row, chain, titles, lex)
    role = text[row[start].start : row[cut].end]
    pieces = [Piece(cut + 1, chain.last, role)]
    if start > chain.first:
        office = _office_of(row, chain.first, lex)
        if office is not None:
            return [Piece(cut + 1, chain.last, text[row[office].start : row[cut].end])]
        pieces.insert(0, Piece(chain.first, start, ""))
    return pieces


@cache
def _ending_names() -> frozenset[str]:
    """Words of office that end names as well: "Salt Press", "Acme Energy", "Tarin City"."""
    lex = lexicon()
    return (lex.org_words | lex.place_words | lex.clubs) & lex.office_modifiers | lex.legal_forms


def _without_tail(row: list[Word], chain: Chain, titles: list[int], lex: Lexicon) -> list[Piece]:
    """Leave off offices at the end of a run ("NATO Secretary General"), unless they belong to an organisation."""
    last = chain.last
    house = _ending_names()
    while last > chain.first and last - 1 in titles and row[last - 1].folded not in house:
        last -= 1
    surname = last == chain.first + 1 == chain.last - 1 and row[chain.first].folded in lex.given
    if last == chain.last or surname or _organisation(row, chain.first, last, lex):
        last = chain.last
    return [Piece(chain.first, last, "")] if last > chain.first else []


def _office_of(row: list[Word], at: int, lex: Lexicon) -> int | None:
    """Where the office begins whose field stands at `at`: "Chief of the | Defence Staff"."""
    back = at - 1
    while back >= 0 and row[back].folded in {"the", "de", "du", "la"} and row[back + 1].gap == " ":
        back -= 1
    if back < 1 or row[back].folded not in {"of", "for", "de"} or not _is_office(row, back - 1, lex):
        return None
    return back - 1


def _role_start(row: list[Word], at: int, lex: Lexicon) -> int:
    """Where the office that ends at `at` begins: offices, adjectives of nations and what joins them."""
    start = at
    while (
        start > 0
        and at - start < _WORDS_BEFORE
        and row[start].gap in {" ", "-", ". ", " -"}
        and not row[start - 1].possessive
    ):
        before = row[start - 1]
        joins = start > 1 and before.folded in {"of", "de", "for"} and _is_office(row, start - 2, lex)
        if not joins and not _is_office(row, start - 1, lex) and before.folded not in lex.demonyms:
            break
        start -= 1
    if start and row[start].folded in lex.demonyms and row[start - 1].folded in lex.sides and row[start].gap == " ":
        start -= 1
    return start


def _is_office(row: list[Word], at: int, lex: Lexicon) -> bool:
    folded = row[at].folded
    if folded.endswith("s") and folded[:-1] in lex.offices and row[at].capital:
        return True
    if folded.endswith("in") and folded[:-2] in lex.offices and row[at].capital:
        return True
    return folded in lex.offices or folded in lex.honorifics or folded.endswith(lex.german_persons)


def _organisation(row: list[Word], first: int, last: int, lex: Lexicon) -> bool:
    """Whether these words end as an organisation's name does."""
    return any(row[i].folded in lex.org_words and row[i].folded not in lex.offices for i in range(first, last))


def _all_office(row: list[Word], chain: Chain, lex: Lexicon) -> bool:
    loose = lex.demonyms.keys() | lex.particles | lex.org_joins
    return all(_is_office(row, i, lex) or row[i].folded in loose for i in range(chain.first, chain.last))


def role_before(row: list[Word], first: int, text: str, lex: Lexicon) -> str:
    """The office in small letters before a name ("returning officer", "the captain,"), or ""."""
    at = first - 1
    if at < 0 or row[first].gap not in {" ", ", "}:
        return ""
    if not _is_office(row, at, lex):
        return _role_of(row, at, text, lex) if row[first].gap == ", " else ""
    start = _role_start(row, at, lex)
    if all(row[i].folded in lex.office_modifiers for i in range(start, at + 1)):
        return ""
    start = _described_from(row, start, lex)
    return text[row[start].start : row[at].end]


def _described_from(row: list[Word], start: int, lex: Lexicon) -> int:
    """Where the small words that describe an office begin: "returning officer", "coast guard spokeswoman".

    They are taken when a whole phrase of at most three of them stands behind an article, a pause or a verb of speech.
    """
    for at in range(start, max(-1, start - 4), -1):
        before = row[at - 1] if at else None
        if before is None or row[at].gap != " " or before.folded in lex.determiners | lex.speech or before.possessive:
            return at
        if before.capital or before.folded in lex.openers:
            break
    return start


def _role_of(row: list[Word], at: int, text: str, lex: Lexicon) -> str:
    """The office with its field before a comma: "the mayor of Tarin Bay, X"."""
    for start in range(at - 1, max(-1, at - _WORDS_BEFORE), -1):
        if any(c in row[start + 1].gap for c in ',;:.()"“”«»'):
            return ""
        joins = row[start + 1].folded in {"of", "de", "del", "du", "des", "della", "di", "der", "von", "for"}
        if joins and _is_office(row, start, lex) and row[start].folded not in lex.office_modifiers:
            return text[row[_role_start(row, start, lex)].start : row[at].end]
    return ""


def role_after(text: str, end: int, lex: Lexicon) -> str:
    """The office in the apposition after a name ("X, deputy head of the council,"), or ""."""
    match = _AFTER.match(text[end : end + 140])
    if not match:
        return ""
    words = match[1].split()
    if len(words) > 12 or any(w.lower() in lex.clause_words for w in words[:3]):
        return ""
    heads = [fold(w) for w in words[:6]]
    office = next((i for i, h in enumerate(heads) if h in lex.offices and h not in lex.office_modifiers), None)
    if office is None or _other_person(words, office, lex):
        return ""
    return match[1].strip()


def _other_person(words: list[str], office: int, lex: Lexicon) -> bool:
    """Whether the office belongs to a name that follows it: "X of the party, mayor Ann Lee said"."""
    after = words[office + 1 : office + 2]
    return (
        bool(after)
        and after[0][0].isupper()
        and fold(after[0]) not in lex.offices
        and fold(after[0]) not in lex.demonyms
    )
