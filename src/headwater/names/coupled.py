"""Names that hold an "and" or a small adjective: "the charity Hope and Harbour", "Naturschutzbund Licht und Luft".

Elsewhere "and" parts two names. It stands inside one where a word of kind in the singular is right before the pair,
where it is another language's word than the text's, and between the fields of a ministry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from headwater.names.chains import Word
from headwater.names.document import Draft
from headwater.names.lexicon import Lexicon
from headwater.records import Sentence

_AND = {"en": {"and"}, "de": {"und"}, "fr": {"et"}, "es": {"y", "e"}}
_ANDS = frozenset({"and", "und", "et", "y", "e"})
_STRANGE = frozenset({"and", "und", "et"})  # "y" stands in surnames, "e" in Italian and Portuguese texts
_SURE = 6  # points for an organisation
_DESCRIBED = 2  # small words at most between the kind and the name: "el grupo ecologista X"
_SMALL = frozenset(
    {"de", "del", "la", "las", "los", "des", "du", "le", "les", "fur", "der", "die", "das", "of", "for", "the"}
)
_OF = frozenset({"de", "du", "del", "des"})
# How adjectives of bodies end in French and Spanish; few verbs do.
_ADJECTIVES = (
    "al",
    "ale",
    "nel",
    "nelle",
    "ique",
    "ain",
    "aine",
    "ois",
    "oise",
    "ien",
    "ienne",
    "ico",
    "ica",
    "ano",
    "ana",
)
_FIELDS = 6  # words between two fields of one ministry at most, and of its whole name three times as many


def coupled(sentence: Sentence, row: Sequence[Word], language: str | None, lex: Lexicon) -> list[Draft]:
    """The names in a sentence of which an "and" is part.

    Args:
        sentence: Where they stand.
        row: Its words.
        language: The article's language.
        lex: The word lists.

    >>> from headwater.names.chains import words
    >>> from headwater.names.lexicon import lexicon
    >>> from headwater.records import Span
    >>> text = "The charity Hope and Harbour and the company Acme and Orla Vane met."
    >>> [d.text for d in coupled(Sentence(Span(0, len(text)), text, 0, 0), words(text), "en", lexicon())]
    ['Hope and Harbour']
    """
    code = (language or "en").split("-")[0]
    found: list[Draft] = []
    for at, word in enumerate(row):
        draft = _described(sentence, row, at, lex) if word.capital else None
        if draft is not None and (not found or draft.start >= found[-1].end):
            found.append(draft)
        if word.folded not in _ANDS or not 0 < at < len(row) - 1 or word.capital:
            continue
        if found and row[at].start + sentence.span.start < found[-1].end:
            continue
        draft = _ministry(sentence, row, at, lex) or _pair(sentence, row, at, code, lex)
        if draft is not None:
            found.append(draft)
    return found


def _pair(sentence: Sentence, row: Sequence[Word], at: int, code: str, lex: Lexicon) -> Draft | None:
    """The pair around the "and" at `at` ("Hope and Harbour"), with the kind before it as its long form."""
    if row[at].gap != " " or row[at + 1].gap != " " or not (row[at - 1].capital and row[at + 1].capital):
        return None
    first, last = at - 1, at + 2
    while last < len(row) and row[last].capital and row[last].gap == " ":
        last += 1
    sides = (row[at - 1], row[at + 1])
    trust = last == at + 3 and row[at + 2].folded in lex.trusts and first > 0 and row[first - 1].folded == "the"
    if (last > at + 2 and not trust) or any(w.caps for w in sides):
        return None
    kind = _kind(row, first, lex)
    if kind is None and any(w.folded in lex.no_names for w in sides):
        return None
    own = row[at].folded in _AND.get(code, _ANDS)
    if kind is None and not trust and (own or row[at].folded not in _STRANGE or (first and row[first - 1].capital)):
        return None
    if own and (any(_other(w, lex) for w in sides) or all(w.folded in lex.given for w in sides)):
        return None
    start, end = row[first].start, row[last - 1].end
    wide = sentence.text[row[kind].start : end] if kind == first - 1 and row[kind].capital else ""
    place = sentence.span.start
    return Draft(place + start, place + end, sentence.text[start:end], "", Counter({"org": _SURE}), wide=wide)


def _described(sentence: Sentence, row: Sequence[Word], at: int, lex: Lexicon) -> Draft | None:
    """A body with a small adjective and its place: "Conseil départemental de la Tarine"."""
    if row[at].folded not in lex.administrations or at + 3 >= len(row) or row[at + 1].gap != " ":
        return None
    if not row[at + 1].text.islower() or not row[at + 1].folded.endswith(_ADJECTIVES):
        return None
    if row[at + 1].folded in lex.speech or row[at + 2].folded not in _OF or row[at + 2].gap != " ":
        return None
    last = at + 3
    if row[last].folded in _SMALL and last + 1 < len(row):
        last += 1
    if not row[last].capital or row[last].gap.strip("'’ lL"):
        return None
    while last + 1 < len(row) and row[last + 1].capital and row[last + 1].gap == " ":
        last += 1
    start, end = row[at].start, row[last].end
    place = sentence.span.start
    return Draft(place + start, place + end, sentence.text[start:end], "", Counter({"org": _SURE}))


def _kind(row: Sequence[Word], first: int, lex: Lexicon) -> int | None:
    """Where the word of kind stands that opens the pair, or None."""
    for at in range(first - 1, max(-1, first - 2 - _DESCRIBED), -1):
        if row[at + 1].gap != " ":
            return None
        if row[at].folded in lex.associations or (
            at == first - 1 and row[at].capital and row[at].folded.endswith(lex.german_unions)
        ):
            return at
        if row[at].capital or row[at].folded in _SMALL or row[at].folded in _ANDS:
            return None
    return None


def _other(word: Word, lex: Lexicon) -> bool:
    """Whether it is rather a thing of its own: a place, an office, a body."""
    if lex.place(word.text) is not None or word.folded in lex.offices:
        return True
    return word.folded in lex.org_words or word.folded.endswith(lex.german_bodies)


def _field(word: Word, lex: Lexicon) -> bool:
    return word.capital and word.folded in lex.fields


def _ministry(sentence: Sentence, row: Sequence[Word], at: int, lex: Lexicon) -> Draft | None:
    """A ministry with its fields on both sides of the "and" at `at`."""
    last = at + 1
    while last < len(row) and last - at < _FIELDS and row[last].folded in _SMALL:
        last += 1
    if last >= len(row) or not _field(row[last], lex):
        return None
    while last + 1 < len(row) and row[last + 1].gap == " " and _field(row[last + 1], lex):
        last += 1  # "Human Services"
    first, fields = at - 1, 0
    while first > max(0, at - 3 * _FIELDS):
        if row[first].folded in lex.ministries:
            break
        if _field(row[first], lex):
            fields += 1
        elif row[first].folded not in _SMALL:
            return None
        first -= 1
    if not fields or row[first].folded not in lex.ministries:
        return None
    start, end = row[first].start, row[last].end
    text = sentence.text[start:end]
    if re.search(r"[^\w\s,'’&-]", text):
        return None
    place = sentence.span.start
    return Draft(place + start, place + end, text, "", Counter({"org": _SURE}))
