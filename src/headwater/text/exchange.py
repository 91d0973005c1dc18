"""Rates of exchange that a text gives: in a conversion ("C$1 billion ($723 million)") or outright ("$1 = 43.8 lira").

For other days and currencies `text.same.exchanged` has the reference rates of the European Central Bank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from headwater.records import Span
from headwater.text import numbers
from headwater.text.numbers import Found, plain

_BRACKET = re.compile(
    r"\s?[(\[](?:about|around|roughly|some|or|US|etwa|rund|environ|soit|unos|aproximadamente)?\s?(?:US)?"
)
_EQUALS = re.compile(r"\s?=\s?")
_CLOSED = re.compile(r"\s?[)\]]")


class Rate(NamedTuple):
    """One unit of currency `unit` is worth `rate` of currency `to`, by what stands at `span`."""

    span: Span
    unit: str
    to: str
    rate: Decimal


def stated(text: str, language: str | None = "en", found: Sequence[Found] | None = None) -> list[Rate]:
    """The rates that a text gives, in order.

    Args:
        text: A sentence or more.
        language: BCP 47 code.
        found: Its figures, when they were read before.

    >>> [(r.unit, r.to, str(r.rate)) for r in stated("a 2 million pound ($2.5 million) prize")]
    [('GBP', 'USD', '1.25')]
    """
    figures = numbers.find(text, language) if found is None else found
    rates = []
    for a, b in pairwise(figures):
        p, q = a.quantity, b.quantity
        if p.kind != "money" or q.kind != "money" or p.unit == q.unit or not p.value or p.upper or q.upper:
            continue
        between = text[a.span.end : b.span.start]
        converted = _BRACKET.fullmatch(between) and _CLOSED.match(text, b.span.end)
        if converted or _EQUALS.fullmatch(between):
            rates.append(Rate(Span(a.span.start, b.span.end), p.unit, q.unit, plain(q.value / p.value)))
    return rates
