"""Whether two figures say the same: other number formats, words, and conversions that are right."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from headwater.records import Quantity
from headwater.text import units

_ROUNDED = Decimal("0.03")  # a converted measure is rounded to its neighbour: 412 km, 256 miles; set on news usage
_ROUNDED_OFF = Decimal("0.08")  # ... and one that says "about" to its last digit: 3.4 nautical miles, about six km
_EXCHANGED = Decimal("0.05")  # rates of the day differ between quoters; 719 against 723 million seen
_SHORT_OF = Decimal("0.005")  # 142,318 told as 1.42 lakh


def same_value(a: Quantity, b: Quantity, published: str | None = None) -> bool:
    """Whether two figures are the same value up to right conversions and number formats.

    Fifty and 50, 1.8 tons and 1.8 tonnes, 1.42 lakh and 142,000, 1.2 km and 0.75 mile, 8:40 p.m. and 20:40 are.
    A currency in another currency is, when the rate of the day of publication gives it within 5 %.

    Args:
        a: A figure.
        b: Another.
        published: ISO 8601 day whose exchange rates count; None compares no two currencies.

    >>> from headwater.text.numbers import find
    >>> a, b = find("1.8 tons")[0].quantity, find("1.8 tonnes")[0].quantity
    >>> same_value(a, b)
    True
    """
    if a.kind in {"date", "time"} or b.kind in {"date", "time"}:
        return a.kind == b.kind and _same_time(a.iso, b.iso)
    if (a.upper is None) != (b.upper is None):
        return False
    return _same(a, a.value, b, b.value, published) and (
        a.upper is None or b.upper is None or _same(a, a.upper, b, b.upper, published)
    )


def _same(a: Quantity, x: Decimal, b: Quantity, y: Decimal, published: str | None) -> bool:
    if a.kind == "money" and b.kind == "money":
        if a.unit == b.unit or ((a.inferred or b.inferred) and b.unit in units.kindred(a.unit)):
            return x == y
        return _exchanged(x, a.unit, y, b.unit, published)
    if a.kind == "measure" and b.kind == "measure":
        if a.unit == b.unit:
            return x == y
        other = units.converted(x, a.unit, b.unit)
        return other is not None and (_near(other, y, _ROUNDED) or _rounded(a, x, b, y))
    if {a.kind, b.kind} == {"share"} and a.unit == b.unit:
        return x == y or ((_fraction(x) or _fraction(y)) and _near(x, y, _ROUNDED))
    if "money" in {a.kind, b.kind} or "share" in {a.kind, b.kind}:
        return "number" in {a.kind, b.kind} and x == y
    return x == y


def _rounded(a: Quantity, x: Decimal, b: Quantity, y: Decimal) -> bool:
    """Whether one measure, converted, is the other that says it is rounded: "about six kilometres" is 3.4 sea miles."""
    for rough, shown, exact, value in ((a, x, b, y), (b, y, a, x)):
        other = units.converted(value, exact.unit, rough.unit)
        if rough.qualifier != "about" or other is None:
            continue
        last = shown.normalize().as_tuple().exponent
        half = Decimal(5) * Decimal(10) ** (int(last) - 1)
        if abs(other - shown) <= half and _near(other, shown, _ROUNDED_OFF):
            return True
    return False


def _same_time(a: str, b: str) -> bool:
    if not a or not b:
        return False
    if a == b:
        return True
    if a.startswith("--") != b.startswith("--"):  # a day without a year against one with it
        short, long = (a, b) if a.startswith("--") else (b, a)
        return long[4:] == short[1:]
    return False


def _fraction(value: Decimal) -> bool:
    return value != value.quantize(Decimal("0.001"))


def _near(x: Decimal, y: Decimal, tolerance: Decimal) -> bool:
    return abs(x - y) <= tolerance * max(abs(x), abs(y))


@cache
def _rates() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(fallback_on_missing_rate=True, fallback_on_wrong_date=True)


def _exchanged(x: Decimal, unit: str, y: Decimal, other: str, published: str | None) -> bool:
    if not published:
        return False
    value = exchanged(x, unit, other, published)
    return value is not None and _near(value, y, _EXCHANGED)


def exchanged(value: Decimal, unit: str, to: str, published: str) -> Decimal | None:
    """A sum in another currency at the European Central Bank's rate of a day, or None where there is no rate.

    Source:
        ECB daily reference rates, kept in the CurrencyConverter package.
    """
    from datetime import date

    try:
        got = _rates().convert(float(value), unit, to, date=date.fromisoformat(published[:10]))
    except (ValueError, OverflowError):
        return None
    return Decimal(str(round(got, 2)))
