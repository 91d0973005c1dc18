"""The ledger: figures and commitments over time, which of them repeat an earlier one, and what they come to.

A commitment that is announced again, signed, set aside and paid out is one commitment: its later rows repeat the first,
and only the first is added up.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Protocol

from headwater.data import table
from headwater.records import Claim, ClaimValue, Entity, LedgerRow, LedgerSum, Quantity
from headwater.stories.parties import parties, party
from headwater.text import numbers
from headwater.text.same import same_value
from headwater.text.tokens import folded_words

_BINDING = frozenset({"announced", "pledged", "agreed", "initialled", "signed", "allocated", "delivered"})
_TELLING = _BINDING | {"withdrawn"}
_ENOUGH = 2  # signs besides the amount that make a commitment an earlier one told again
_AKIN = 0.34  # share of the words of the shorter wording that two wordings of one thing have in common
_ALIKE = 0.5  # ... where no amount speaks for it
_SHORTEST = 4  # letters of a word that tells what is promised
_CODE = 3  # letters of an ISO 4217 code
_NO_GOODS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "%", "percentage point", "°C", "km/h", "mph"}
)  # what nobody gives to anybody
_LAST = 40  # earlier rows with the same key that a row is compared with, so that the ledger of any archive ends
_SO_FAR = 12  # telling words of a wording by which it is looked up


class Heading(Protocol):
    """What the ledger tells of a story."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def first_published(self) -> str | None:
        """The day of its first article."""


def rows(
    stories: Iterable[Heading],
    claims: Sequence[Claim],
    published: Mapping[str, str],
    entities: Iterable[Entity] = (),
    languages: Mapping[str, str] | None = None,
) -> tuple[LedgerRow, ...]:
    """Every figure and commitment of the stories in order of time, each marked when it repeats an earlier one.

    Args:
        stories: The stories that the claims belong to.
        claims: What is claimed in them.
        published: Day of publication by article.
        entities: Names across articles, so that one party has one name.
        languages: Language by article, in which sums are written ("1.500 Euro").
    """
    names = parties(entities)
    about = {story.id: story for story in stories}
    made = [_row(claim, about.get(claim.story), published, names, languages or {}) for claim in claims if _kept(claim)]
    made.sort(key=lambda row: (row.date or "9999", row.row))
    return tuple(_repeated(made, claims))


def chosen(
    found: Iterable[LedgerRow],
    *,
    topic: str | None = None,
    by: str | None = None,
    to: str | None = None,
    unit: str | None = None,
) -> tuple[LedgerRow, ...]:
    """The rows that hold all words of `topic`, are by and to these parties, and are in this unit or currency."""
    on, giver, taker = (None if words is None else frozenset(folded_words(words)) for words in (topic, by, to))
    return tuple(
        row
        for row in found
        if (unit is None or (row.unit or "").casefold() == unit.casefold())
        and (giver is None or (row.by is not None and giver <= set(folded_words(row.by))))
        and (taker is None or (row.to is not None and taker <= set(folded_words(row.to))))
        and (on is None or on <= set(folded_words(f"{row.what} {row.title} {row.by or ''} {row.to or ''}")))
    )


def sums(found: Sequence[LedgerRow]) -> tuple[LedgerSum, ...]:
    """What the commitments among some rows come to, a currency or unit each; what is told again is counted once.

    Denials, offers and what is not ruled out bind nobody and are left out; so is what was withdrawn later, and a part
    of a sum that stands in another row.
    """
    shown = {row.row for row in found}
    withdrawn = {row.repeats for row in found if row.status == "withdrawn"}
    by_unit: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in found:
        if row.kind == "commitment" and row.amount is not None and row.unit and row.value is not None:
            by_unit[row.unit].append(row)
    made = []
    for unit, members in sorted(by_unit.items(), key=lambda it: (not _is_currency(it[0]), it[0])):
        repeated = [r for r in members if r.repeats is not None and r.repeats in shown]
        left = _without(members, repeated)
        parts = [r for r in left if r.part_of is not None and r.part_of in shown]
        left = _without(left, parts)
        void = [r for r in left if r.status not in _BINDING or r.row in withdrawn]
        counted = _without(left, void)
        total = sum((r.value for r in counted if r.value is not None), Decimal(0))
        made.append(LedgerSum(unit, total, len(counted), len(repeated), len(parts), len(void)))
    return tuple(made)


def _without(members: Sequence[LedgerRow], others: Sequence[LedgerRow]) -> list[LedgerRow]:
    named = {row.row for row in others}
    return [row for row in members if row.row not in named]


def _is_currency(unit: str) -> bool:
    return len(unit) == _CODE and unit.isascii() and unit.isupper()


def _kept(claim: Claim) -> bool:
    if claim.commitment is not None and claim.commitment.status != "planned":
        return True
    return claim.kind == "figure" and bool(claim.values) and claim.values[0].normalized is not None


def _row(
    claim: Claim,
    story: Heading | None,
    published: Mapping[str, str],
    names: Mapping[tuple[str, ...], str],
    languages: Mapping[str, str],
) -> LedgerRow:
    terms = claim.commitment if claim.commitment is not None and claim.commitment.status != "planned" else None
    value = _value(claim)
    refs = tuple(dict.fromkeys(ref for v in claim.values for ref in v.refs))
    days = sorted(day[:10] for ref in refs if (day := published.get(ref)))
    first = days[0] if days else (story.first_published or "")[:10] if story is not None else ""
    date = (value.as_of if value is not None and terms is None else None) or first or None
    number, unit, text = _amount(claim, value, next((languages[ref] for ref in refs if ref in languages), "en"))
    return LedgerRow(
        row="row-" + hashlib.sha256(claim.id.encode()).hexdigest()[:10],
        kind="commitment" if terms is not None else "figure",
        by=party(terms.by, names) if terms is not None and terms.by else None,
        to=party(terms.to, names) if terms is not None and terms.to else None,
        what=terms.what if terms is not None else claim.text,
        amount=text,
        status=terms.status if terms is not None else None,
        date=date,
        statement=claim.id,
        independent=claim.independent,
        refs=refs,
        value=number,
        unit=unit,
        story=claim.story,
        title=story.title if story is not None else "",
        before=terms is not None and terms.before,
        condition=terms.condition if terms is not None else None,
        due=terms.due if terms is not None else None,
    )


def _value(claim: Claim) -> ClaimValue | None:
    """The value that a row shows: of a claim that was refined the last, else the first."""
    told = [value for value in claim.values if value.normalized is not None]
    return (told[-1] if claim.verdict == "refined" else told[0]) if told else None


def _amount(claim: Claim, value: ClaimValue | None, language: str) -> tuple[Decimal | None, str | None, str | None]:
    """The sum of a row: the claim's value, else what its words of promise name."""
    bound = claim.commitment is not None and claim.commitment.status != "planned"
    if claim.kind == "figure" and value is not None and value.normalized is not None:
        first, _, unit = value.normalized.partition(" ")
        if bound and unit in _NO_GOODS:
            return None, None, None  # "would take nine days"
        lower = first.partition("-")[0] if first[:1] != "-" else first
        return _decimal(lower), unit or None, value.normalized
    if claim.commitment is None or claim.commitment.amount is None:
        return None, None, None
    found = [
        f.quantity for f in numbers.find(claim.commitment.amount, language) if f.quantity.kind not in ("date", "time")
    ]
    if found and found[0].unit in _NO_GOODS:
        return None, None, None
    if not found:
        return None, None, claim.commitment.amount
    quantity = found[0]
    return quantity.value, quantity.unit or None, f"{quantity.value:f} {quantity.unit}".strip()


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


# --- what is told again -----------------------------------------------------------------------------------------------


def _repeated(made: Sequence[LedgerRow], claims: Sequence[Claim]) -> list[LedgerRow]:
    of_claim = {row.statement: row.row for row in made}
    links = {(claim.id, link.kind): link.to for claim in claims for link in claim.relations}
    found: list[LedgerRow] = []
    by_row: dict[str, LedgerRow] = {}
    earlier: dict[Hashable, deque[LedgerRow]] = defaultdict(lambda: deque(maxlen=_LAST))
    for row in made:
        keys = _keys(row)
        likely = {it.row: it for key in keys for it in earlier[key]}
        again = next((it for it in likely.values() if _same(row, it)), None)
        if again is None:
            again = by_row.get(of_claim.get(links.get((row.statement, "same-sum"), ""), ""))
        whole = of_claim.get(links.get((row.statement, "part-of"), ""))
        told = replace(row, part_of=whole, repeats=(again.repeats or again.row) if again is not None else None)
        found.append(told)
        by_row[row.row] = told
        for key in keys:
            earlier[key].append(told)
    return found


def _keys(row: LedgerRow) -> list[Hashable]:
    """What a row shares with any row that it may repeat: the amount, or a party."""
    if row.kind == "figure":
        return [("figure", row.amount, stem) for stem in sorted(_stems(row.what))[:_SO_FAR]]
    keys: list[Hashable] = [("amount", row.value, row.unit)] if row.value is not None else []
    return [*keys, *(("by", word) for word in sorted(_content(row.by)))]


def _same(later: LedgerRow, first: LedgerRow) -> bool:
    """Whether a row tells an earlier one again."""
    if later.kind != first.kind:
        return False
    if later.kind == "figure":
        other_story = later.story != first.story
        return other_story and later.amount == first.amount and _shared(later.what, first.what) >= _ALIKE
    if later.status != first.status and not ({later.status, first.status} <= _TELLING):
        return False
    by, to = _agree(later.by, first.by), _agree(later.to, first.to)
    akin = _shared(later.what, first.what)
    if later.value is not None and first.value is not None:
        if not _equal(later, first):
            return False
        signs = int(by is True) + int(to is True) + int(akin >= _AKIN) + int(later.before)
        return signs - int(by is False) - int(to is False) >= _ENOUGH
    if later.value is None and first.value is None:
        return by is True and to is not False and akin >= (_AKIN if later.before else _ALIKE)
    return by is True and to is not False and (later.before or later.status == "withdrawn") and akin > 0


def _equal(a: LedgerRow, b: LedgerRow) -> bool:
    if a.value is None or b.value is None:
        return False
    if a.unit == b.unit:
        return a.value == b.value
    p, q = Quantity(a.value, a.unit or "", "money"), Quantity(b.value, b.unit or "", "money")
    return all(len(it.unit) == 3 and it.unit.isupper() for it in (p, q)) and same_value(p, q, b.date or a.date)


def _agree(a: str | None, b: str | None) -> bool | None:
    """Whether two parties are one; None when one of them is not told."""
    if not a or not b:
        return None
    return bool(_content(a) & _content(b))


@lru_cache(maxsize=1 << 14)
def _content(text: str | None) -> frozenset[str]:
    words = folded_words(text or "")
    general = _general()
    return frozenset(w for w in words if w not in general) or frozenset(words)


@cache
def _general() -> frozenset[str]:
    return frozenset(table("cues")["ledger"]["general"])


def _shared(a: str, b: str) -> float:
    """Share of the telling words of the shorter wording that the other has too."""
    x, y = _stems(a), _stems(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> frozenset[str]:
    """How the telling words of a wording begin."""
    return frozenset(w[:6] for w in _content(text) if len(w) >= _SHORTEST and w.isalpha())
