"""Number words of English, French, German and Spanish by language: what each word is worth and how it joins others."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from headwater.data import table

_LANGUAGES = frozenset({"en", "fr", "de", "es"})
_LONGEST_WORD = 60  # letters of a German number glued together


class Words(NamedTuple):
    """The number words of a language; see `resources/numerals.yaml` for what each list means."""

    words: dict[str, Decimal]
    hundreds: frozenset[str]
    scales: dict[str, int]
    collectives: dict[str, Decimal]
    articles: frozenset[str]
    joiners: frozenset[str]
    parts: dict[str, Decimal]
    half: frozenset[str]
    ambiguous: frozenset[str]
    alone: frozenset[str]
    rough: frozenset[str]
    german: bool

    def value(self, word: str) -> Decimal | None:
        """What a word is worth by itself, or None."""
        found = self.words.get(word)
        return german(word) if found is None and self.german else found


@cache
def words(language: str) -> Words:
    """The number words of a language; English where we know no others."""
    row = table("numerals")[language if language in _LANGUAGES else "en"]
    return Words(
        {w: Decimal(v) for w, v in row["words"].items()},
        frozenset(row["hundreds"]),
        dict(row["scales"]),
        {w: Decimal(v) for w, v in row["collectives"].items()},
        frozenset(row["articles"]),
        frozenset(row["joiners"]),
        {w: Decimal(str(v)) if v < 1 else Decimal(1) / Decimal(v) for w, v in row["parts"].items()},
        frozenset(row["half"]),
        frozenset(row["ambiguous"]),
        frozenset(row.get("alone", ())),
        frozenset(row.get("rough", ())),
        language == "de",
    )


@cache
def _everywhere() -> dict[str, int]:
    return dict(table("numerals")["scales"])


def scale(word: str, language: str) -> int | None:
    """The power of ten of a scale word or abbreviation; "billion" is a million millions outside English.

    >>> scale("bn", "fr"), scale("billion", "de"), scale("house", "en")
    (9, 12, None)
    """
    known = words(language).scales.get(word)
    return known if known is not None else _everywhere().get(word.rstrip("."))


def collective(word: str, language: str) -> Decimal | None:
    """What "dozen" and its like stand for, or None."""
    known = words(language).collectives.get(word)
    return known if known is not None else words("en").collectives.get(word)


@lru_cache(maxsize=4096)
def german(word: str) -> Decimal | None:
    """The value of a German number written as one word, or None.

    >>> german("zweihundertfünfundvierzig"), german("zweieinhalb"), german("hundewetter")
    (Decimal('245'), Decimal('2.5'), None)
    """
    base = words("de").words
    if len(word) > _LONGEST_WORD:
        return None
    if word in {"anderthalb", "eineinhalb"}:
        return Decimal("1.5")
    if word.endswith("einhalb"):
        whole = base.get(word.removesuffix("einhalb"))
        return whole + Decimal("0.5") if whole is not None else None
    for name, size in (("tausend", 1000), ("hundert", 100)):
        left, found, right = word.partition(name)
        if not found or not (left or right):
            continue
        much = Decimal(1) if not left else base.get(left, german(left))
        rest = Decimal(0) if not right else _below(right.removeprefix("und"))
        if much is None or rest is None or rest >= size or much >= (1000 if size == 1000 else 10) or much < 1:
            return None
        return much * size + rest
    ones, found, tens = word.partition("und")
    small, large = base.get(ones), base.get(tens)
    if found and small is not None and large is not None and 0 < small < 10 and 20 <= large < 100:
        return small + large
    return None


def _below(word: str) -> Decimal | None:
    known = words("de").words.get(word)
    return known if known is not None else german(word)
