"""Units that a bare number takes from its sentence: parts of a whole, ages, the dead and the missing, values of before.

What is read so is marked `inferred`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from headwater.data import table
from headwater.records import Quantity, Span
from headwater.text import units

_OF = re.compile(
    r"\s(?:out\s)?(?:of|von|de|des|der|sur)\s(?:(?:the\s[^\W\d_]{2,20}['’]s|the|its|all|their|his|her|les|los|las|den|ses|leurs|sus|seinen|ihren"
    r"|insgesamt|some|about|rund|plus de|more than|mehr als|más de)\s){0,2}",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:\b[^\W\d_a-zà-ÿ][\w'’-]{0,40}\s){1,3}[^\W\d_a-zà-ÿ][\w'’-]{0,40}(?:,\s|\s\()$")
_AGED = re.compile(
    r"\b(?:aged?|edad de|âgée? de|im alter von"
    r"|(?:adults|people|women|men|children|those|anyone|patients|residents|workers|drivers)\s(?:aged\s)?(?:over|under|above|below)"
    r"|(?:menschen|personen|patienten|frauen|männer|kinder)\s(?:über|unter|ab)|(?:mayores|menores)\sde"
    r"|(?:personnes|adultes|enfants)\sde\s(?:plus|moins)\sde)\s$",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"\b(?:magnitude(?: of| de)?|magnitud(?: de)?|stärke(?: von)?)\s$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:number of|zahl der|anzahl der|nombre (?:de |des |d['’])|número de|cifra de)\s?([^\W\d_]{3,})[^.;:]{1,60}$",
    re.IGNORECASE,
)
_SCALED = re.compile(
    r"(?:\b|(?<=\d))(?:million(?:en|s)?|billion|trillion|milliarden?|milliards?|millone?s?|mrd|mio|bn|m|tn|md|crore|lakh)\.?$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:[,.;:)]|$)|\s(?:for|in|from|to|last|the|a|and|or|on|by|of which|im|in|für|auf|und|aus|davon|vor"
    r"|pour|en|dans|un|une|et|l['’]an|para|el|y|hace|este|ese)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"[^.,;:()]{0,24}(?:,|;| and| und| et| y)(?: and| und| et| y)?(?: (?:another|further|weitere|autres|otros))? "
)
_WORD = re.compile(r"\s([^\W\d_]+)")
_ENDED = re.compile(r"\s*(?:[,.;)]|$)")
_OLDEST = 120
_NEAR = 45  # characters between a figure and another that leaves its unit out
_TIMES = re.compile(r"\s?(?:times|fois|veces|mal|fold|fach)\b", re.IGNORECASE)
_PEOPLE = frozenset({"people", "persons", "personnes", "personas", "menschen", "personen", "dead", "deaths", "injured"})
_PERSON = Quantity(Decimal(1), "person", "count")
_YEARS = Quantity(Decimal(1), "year", "measure")
_REACH = 90  # characters before a number in which a name may stand


def inferred(text: str, found: Sequence[tuple[Span, Quantity]], language: str) -> list[tuple[Span, Quantity]]:
    """The figures of a text, bare numbers with the unit that the words beside them give.

    Args:
        text: A sentence or more.
        found: Its figures in order.
        language: Its language.
    """
    made = list(found)
    for at in range(len(made) - 1, -1, -1):  # from the end, as a part takes the unit of the whole behind it
        span, quantity = made[at]
        if quantity.kind != "number" or _TIMES.match(text, span.end):
            continue
        after = made[at + 1] if at + 1 < len(made) else None
        before = made[at - 1] if at else None
        if _MAGNITUDE.search(text, max(0, span.start - _NEAR), span.start):
            made[at] = (span, replace(quantity, kind="measure", unit="magnitude"))
            continue
        other = _whole(text, span, after) or _harmed(text, span, language) or _age(text, span, quantity)
        other = other or _other_end(text, span, before, after) or _sum(text, made, at)
        other = other or _number_of(text, span, language)
        if other is not None:
            made[at] = (span, replace(quantity, kind=other.kind, unit=other.unit, inferred=True))
    for at in range(1, len(made)):  # 318 were in favour, 279 against and 15 spoiled
        if made[at][1].kind == "number" and made[at - 1][1].inferred and made[at - 1][1].kind == "count":
            span, quantity = made[at]
            if _LISTED.fullmatch(text, made[at - 1][0].end, span.start) and _no_noun(text, span.end):
                made[at] = (span, replace(quantity, kind="count", unit=made[at - 1][1].unit, inferred=True))
    return made


def _no_noun(text: str, at: int) -> bool:
    """Whether no plural follows that a number could count."""
    m = _WORD.match(text, at)
    return m is None or not m[1].endswith("s")


def _sum(text: str, made: Sequence[tuple[Span, Quantity]], at: int) -> Quantity | None:
    """A profit of 340 million, against 1.2 billion euros: millions of nothing are of the one currency there."""
    span = made[at][0]
    if not _SCALED.search(text, span.start, span.end) or not _NO_NOUN.match(text, span.end):
        return None
    currencies = {q.unit for _, q in made if q.kind == "money"}
    return Quantity(Decimal(1), next(iter(currencies)), "money") if len(currencies) == 1 else None


def _number_of(text: str, span: Span, language: str) -> Quantity | None:
    """The number of patients rose by 61 to 287: what "number of" counts."""
    if not text[span.start].isdecimal() or not _NO_NOUN.match(text, span.end):
        return None
    m = _NUMBER_OF.search(text, max(0, span.start - _REACH), span.start)
    if m is None:
        return None
    lemma = "person" if m[1].lower() in _PEOPLE else units.lemma(m[1], language)
    return Quantity(Decimal(1), lemma, "count")


def _whole(text: str, span: Span, after: tuple[Span, Quantity] | None) -> Quantity | None:
    """Two of the three bells: the part counts what the whole counts."""
    if after is None or after[1].kind != "count" or after[0].start - span.end > _NEAR:
        return None
    return after[1] if _OF.fullmatch(text, span.end, after[0].start) else None


def _harmed(text: str, span: Span, language: str) -> Quantity | None:
    """Two are still missing, mehr als 140 wurden verletzt: people are."""
    return _PERSON if _states(language).match(text, span.end) else None


def _age(text: str, span: Span, quantity: Quantity) -> Quantity | None:
    """Paolo Henn, 19, scored; aged 17."""
    if not 0 < quantity.value < _OLDEST or quantity.upper is not None or not _ENDED.match(text, span.end):
        return None
    before = text[max(0, span.start - _REACH) : span.start]
    if not text[span.start].isdecimal() or not (_NAMED.search(before) or _AGED.search(before)):
        return None
    return _YEARS


def _other_end(
    text: str,
    span: Span,
    before: tuple[Span, Quantity] | None,
    after: tuple[Span, Quantity] | None,
) -> Quantity | None:
    """From 3 to 4 percent; 3.5 lakh people, against 2.8 lakh: one of two values leaves the unit to the other."""
    if before is not None and _measured(before) and span.start - before[0].end <= _NEAR:
        found = _compared().search(text, before[0].end, span.start)
        if found is not None:
            return before[1]
        if before[1].kind == "count" and _LISTED.fullmatch(text, before[0].end, span.start) and _bare(text, span.end):
            return before[1]  # 19 came from Pakistan, 14 from Egypt and 11 more from Cuba
    if after is not None and _measured(after) and after[0].start - span.end <= _NEAR:
        return after[1] if _towards().fullmatch(text, span.end, after[0].start) else None
    return None


def _bare(text: str, at: int) -> bool:
    """Whether no noun of its own follows a number: "14 came from Egypt", not "three top markets"."""
    m = _WORD.match(text, at)
    rows = table("cues")["no_nouns"]
    return m is None or m[1].lower() in rows["en"] or m[1].lower() in rows["es"] or m[1].lower() in rows["fr"]


def _measured(figure: tuple[Span, Quantity]) -> bool:
    return figure[1].kind in ("count", "measure", "share")


@lru_cache(maxsize=8)
def _states(language: str) -> re.Pattern[str]:
    rows = table("cues")["inferring"]["states"]
    helping, states = (rows.get(language, rows["en"])[part] for part in ("helping", "states"))
    return re.compile(rf"\s(?:(?:{'|'.join(helping)})\s){{0,3}}(?:{'|'.join(states)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _compared() -> re.Pattern[str]:
    words = "|".join(sorted(table("cues")["inferring"]["compared"], key=len, reverse=True))
    return re.compile(rf"[\s,](?:{words})\s(?:\S{{1,12}}\s){{0,2}}$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _towards() -> re.Pattern[str]:
    words = "|".join(table("cues")["inferring"]["towards"])
    return re.compile(rf"\s(?:{words})\s(?:\S{{1,12}}\s){{0,2}}", re.IGNORECASE)
