"""Figures, sums, measures and dates that say something else in the copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations

from headwater.data import table
from headwater.families.changes import digits
from headwater.families.changes.passages import Passage, Word, common, telling
from headwater.families.changes.rows import inside, row
from headwater.families.changes.things import noun, unlike
from headwater.families.changes.vocabulary import listed, steps
from headwater.records import Alteration, AlterationType, Article, Quantity, Span
from headwater.text.numbers import find, same_value

_WINDOW = 4  # words on either side of a figure that say what it counts
_LEAST = 2.0  # score from which two different figures are taken for one another; set on all open families
_LAST = 1.5  # the same where all other figures of the passage have found theirs
_ONLY = 0.9  # what it adds when each side has one such figure; set on all open families
_NEXT = 0.2  # what it adds when the very next words stand for each other
_SAME_MONTH = 1.6  # what two days of one month, or of one number, add
_DAY = 10  # characters of a whole day: 2025-06-03
_SAME_STATEMENT = 0.6  # share of linked words from which another counted noun is another thing
_DATELINE = re.compile(r"[^\W\d_a-z][^\n()]{2,60}\([^()\n]{2,30}\)\s?[-–—]{1,2}\s")  # PORTO, May 2 (Agency) -
_LONGEST_HEAD = 120  # characters
_CURRENCY_SIGN = re.compile(r"([A-Z]{0,3})([$£¥])")  # of which country: US$, C$, HK$
_YEAR = re.compile(r"\b\d{4}\b")
_LARGEST = 20  # digits; a longer number is no figure of news and not worth the arithmetic
_SAME_VALUE = 4.0  # what equal values add, more than all else together
_TAIL = 3  # characters after the last word that may belong to a figure: a percent sign
_COUNTED = ("count", "number")
_SCALE = 4  # letters
_SCALES = frozenset({"mill", "mili", "mrd", "mio"})
_BOUNDS = {"more than": 1, "at least": 1, "less than": -1, "up to": -1, "at most": -1, "fewer than": -1, "under": -1}
_BOUND = 2  # words in which such a bound is told
_TIMES = "times"
_DEGREE = "degree"
_LARGE = 1000  # smaller figures are not rounded in news without a word that says so
_KINDS: dict[str, AlterationType] = {"money": "money", "date": "date", "time": "date"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of one side of a passage: its place in the page, its words and its rank between the links."""

    span: Span
    quantity: Quantity
    words: tuple[int, ...]
    rank: float


@lru_cache(maxsize=4096)
def found_in(text: str, language: str | None, published: str | None) -> tuple[tuple[Span, Quantity], ...]:
    """The quantities of a text with their places in it."""
    return tuple((f.span, f.quantity) for f in find(text, language, published))


def figures(article: Article, pieces: Sequence[Span], words: Sequence[Word], ranks: Sequence[float]) -> list[Figure]:
    """The quantities in these stretches of an article, in order."""
    found = []
    for piece in pieces:
        if not words or piece.start >= words[-1].span.end:
            break
        piece = Span(piece.start, min(piece.end, words[-1].span.end + _TAIL))
        for span, quantity in found_in(article.cut(piece), article.language, article.published):
            place = span.shifted(piece.start)
            inside = tuple(n for n, word in enumerate(words) if word.span.overlaps(place))
            if inside:
                found.append(Figure(place, quantity, inside, sum(ranks[n] for n in inside) / len(inside)))
    return _counted_times(found, words, ranks)


def _counted_times(found: Sequence[Figure], words: Sequence[Word], ranks: Sequence[float]) -> list[Figure]:
    """The figures with "three times" and "twice" as so many times."""
    held = {n for figure in found for n in figure.words}
    times = [_often(figure, words) for figure in found]
    for n, word in enumerate(words):
        if n not in held and (value := _repeats().get(word.folded)) is not None:
            times.append(Figure(word.span, Quantity(Decimal(value), _TIMES, "count"), (n,), ranks[n]))
    return sorted(times, key=lambda figure: figure.span)


def _told(article: Article, found: list[Figure]) -> list[Figure]:
    """The figures without the day of a dateline, which says when the text was sent."""
    if not article.body:
        return found
    head = article.cut(article.body[0])[:_LONGEST_HEAD]
    line = _DATELINE.match(head)
    end = article.body[0].start + line.end() if line else -1
    return [f for f in found if f.quantity.kind != "date" or f.span.end > end or f.span.start < article.body[0].start]


def _often(figure: Figure, words: Sequence[Word]) -> Figure:
    after = figure.words[-1] + 1
    told = any(words[n].folded in listed("times") for n in (after - 1, after) if n < len(words))
    if not told or figure.quantity.kind not in _COUNTED:
        return figure
    return replace(figure, quantity=replace(figure.quantity, unit=_TIMES, kind="count"))


@cache
def _repeats() -> dict[str, int]:
    return {str(word): int(value) for word, value in table("changes")["repeats"].items()}


def _context(p: Passage, one: Figure, other: Figure) -> int:
    """How many telling words beside one figure are linked to words beside the other."""
    near = {
        n
        for n in range(min(other.words) - _WINDOW, max(other.words) + _WINDOW + 1)
        if 0 <= n < len(p.b) and n not in other.words
    }
    return sum(
        1
        for n in range(min(one.words) - _WINDOW, max(one.words) + _WINDOW + 1)
        if 0 <= n < len(p.a) and n not in one.words and not common(p.a[n].folded) and p.link.get(n) in near
    )


def _comparable(one: Quantity, other: Quantity) -> bool:
    timely = {"date", "time"}
    if (one.kind in timely) != (other.kind in timely):
        return False
    if one.kind in timely:
        return one.kind == other.kind
    return not ((one.kind == "share") != (other.kind == "share") and "money" in (one.kind, other.kind))


def _likeness(p: Passage, one: Figure, other: Figure) -> float:
    if not _comparable(one.quantity, other.quantity):
        return 0.0
    slot = max(0.0, 1.5 - 0.5 * abs(one.rank - other.rank))
    score = slot + min(2, _context(p, one, other)) * 0.6
    if one.quantity.kind == other.quantity.kind:
        score += 0.4
    if p.link.get(one.words[-1] + 1) == other.words[-1] + 1:
        score += _NEXT  # "three held", "thirteen held"
    if len(one.quantity.iso) != len(other.quantity.iso):
        score -= 1.0  # a weekday is not often changed into a year
    elif _near_days(one.quantity.iso, other.quantity.iso) and _in_digits(p.a, one) and _in_digits(p.b, other):
        score += _SAME_MONTH
    if one.quantity.unit and one.quantity.unit == other.quantity.unit:
        score += 0.8
    if same_value(one.quantity, other.quantity):
        return score + _SAME_VALUE
    if one.quantity.value == other.quantity.value and one.quantity.kind not in _KINDS:
        score += 1.5
    elif one.quantity.kind != other.quantity.kind and {one.quantity.kind, other.quantity.kind} != set(_COUNTED):
        score -= 1.0 if one.quantity.unit and other.quantity.unit else 0.4
    return score + 0.6 * _misread(one.quantity, other.quantity)


def _near_days(one: str, other: str) -> bool:
    """Two days of one month, or of one number in two months."""
    return len(one) == len(other) == _DAY and (one[:7] == other[:7] or one[5:] == other[5:] or one[8:] == other[8:])


def _in_digits(words: Sequence[Word], one: Figure) -> bool:
    return any(words[n].folded[:1].isdigit() for n in one.words)


def written(quantity: Quantity) -> str:
    """The digits of a value without zeros at either end; nothing for what is no figure of news.

    >>> from decimal import Decimal
    >>> written(Quantity(Decimal("480000"), "", "count"))
    '48'
    """
    if abs(quantity.value.adjusted()) > _LARGEST:
        return ""
    return "".join(c for c in format(quantity.value, "f") if c.isdigit()).strip("0")


def _misread(one: Quantity, other: Quantity) -> bool:
    """The same digits with the point, the zeros or their order changed: 1.8 and 18, 32 and 23, 50 and 15."""
    a, b = written(one), written(other)
    return bool(a and b) and (a == b or sorted(a) == sorted(b) or (len(a) > 1 and (a in b or b in a)))


def _once(figures: Sequence[Figure]) -> set[int]:
    """The sums, and the figures of a counted noun or unit, of which a side has one only."""
    counted = Counter(_kind(f.quantity) for f in figures)
    return {n for n, f in enumerate(figures) if _kind(f.quantity) and counted[_kind(f.quantity)] == 1}


def _kind(quantity: Quantity) -> str:
    """What only one thing may be of in a sentence: a sum, or so many of a kind."""
    if quantity.kind == "money":
        return "money"
    return quantity.unit if quantity.kind in ("count", "measure", "share") else ""


def matched(p: Passage, ones: Sequence[Figure], others: Sequence[Figure]) -> list[tuple[Figure, Figure, float]]:
    """Figures of the two sides one to one, likeliest first, as far as anything speaks for them."""
    once_a, once_b = _once(ones), _once(others)
    ranked = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            only = i in once_a and j in once_b and _kind(one.quantity) == _kind(other.quantity)
            ranked.append((-_likeness(p, one, other) - _ONLY * only, i, j))
    ranked.sort()
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for score, i, j in ranked:
        if -score < _LEAST:
            break
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append((ones[i], others[j], -score))
    left, right = set(range(len(ones))) - taken_a, set(range(len(others))) - taken_b
    if len(left) == len(right) == 1:  # the only ones of which nothing is known
        one, other = ones[left.pop()], others[right.pop()]
        score = _likeness(p, one, other)
        x, y = one.quantity, other.quantity
        if score >= _LAST and x.kind == y.kind and x.unit == y.unit and x.kind not in ("date", "time"):
            found.append((one, other, score))
    return found


def kind_of(one: Quantity, other: Quantity, same: bool) -> AlterationType:
    """What changed between two quantities that differ: the unit alone, a sum, a date or a number."""
    if one.kind in _KINDS:
        return _KINDS[one.kind]
    if other.kind in _KINDS:
        return _KINDS[other.kind]
    return "unit" if (same or one.value == other.value) and one.unit != other.unit else "number"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def altered(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """Rows for the figures of a passage whose value, unit or currency is another one in the copy.

    A right conversion ("310 kilometers", "190 miles") is listed without change of meaning; another way of writing the
    same value and unit is not listed.
    """
    ones = _told(a, figures(a, p.a_spans, p.a, p.rank_a))
    others = _told(b, figures(b, p.b_spans, p.b, p.rank_b))
    published = b.published or a.published
    found = matched(p, ones, others)
    yield from _exchanged(p, a, b, [(one, other) for one, other, score in found if score >= _SAME_VALUE])
    dates = [f.span for f in ones if f.quantity.kind in ("date", "time")]
    yield from digits.altered(p, a, b, [(one.span, other.span) for one, other, _ in found], dates)
    for one, other, _ in found:
        x, y = one.quantity, other.quantity
        if _plain(a.cut(one.span)) == _plain(b.cut(other.span)):
            if (turned := _turned(p, one, other)) is not None:
                yield row("number", a, b, *turned)
            continue
        if _one_weekday(p, one, other) or warm(x, y):
            continue
        if _less_exact(a.cut(one.span), x, b.cut(other.span), y):
            continue
        same = same_value(x, y, published) or _rounded(x, y)
        if same and _unsaid(a.cut(one.span), x, b.cut(other.span), y):
            yield row("money", a, b, one.span, other.span, meaning=False)
            continue
        if same and x.kind == "money" and y.kind == "number" and not p.translated and (lost := _no_money(p, other)):
            yield row("unit", a, b, one.span, Span(other.span.start, lost.end))
            continue
        if same and (turned := _turned(p, one, other)) is not None:
            yield row("number", a, b, *turned)
            continue
        if same and (x.unit == y.unit or not x.unit or not y.unit or x.kind in ("count", "number", "date", "time")):
            if x.value != y.value and x.kind == y.kind:
                yield row(kind_of(x, y, same), a, b, one.span, other.span, meaning=False)
            elif _other_thing(p, one, other):
                yield row("role", a, b, one.span, other.span)  # 14 tanks, 14 plants
            continue
        if not same and x.value == y.value and x.kind in _COUNTED and y.kind in _COUNTED:
            continue
        # "1.300 million" of a translation kept its dot.
        written = p.translated and _as_written(p.a, one) == _as_written(p.b, other) != ()
        yield row(kind_of(x, y, same), a, b, one.span, other.span, meaning=not (same or written))


def _other_thing(p: Passage, one: Figure, other: Figure) -> bool:
    """Whether as many of another thing are counted where the rest of the words agree."""
    if p.translated or p.closeness < _SAME_STATEMENT or not one.quantity.kind == other.quantity.kind == "count":
        return False
    return unlike(p.a[one.words[-1]].folded, p.b[other.words[-1]].folded)


def _no_money(p: Passage, figure: Figure) -> Span | None:
    """The noun that stands after a figure where a currency should: 2.6 trillion livestock."""
    n = figure.words[-1] + 1
    if n >= len(p.b) or p.b[n - 1].after.strip() or not noun(p.b[n].folded) or not telling(p.b[n].folded):
        return None
    return p.b[n].span


def _exchanged(p: Passage, a: Article, b: Article, same: list[tuple[Figure, Figure]]) -> Iterator[Alteration]:
    """Two figures that changed places: 28 of one group and 98 of the other became 98 and 28."""
    for (x, one), (y, other) in combinations(sorted(same, key=lambda pair: pair[0].span), 2):
        kinds = {x.quantity.kind, y.quantity.kind}
        if one.span < other.span or x.quantity.value == y.quantity.value:
            continue
        if len(kinds) > 1 and not kinds <= set(_COUNTED):
            continue
        if _context(p, x, other) + _context(p, y, one) > _context(p, x, one) + _context(p, y, other):
            before = inside(Span(x.span.start, y.span.end), p.a_spans)
            after = inside(Span(other.span.start, one.span.end), p.b_spans)
            if before is not None and after is not None:
                yield row("number", a, b, before, after)


def _less_exact(text: str, one: Quantity, other_text: str, other: Quantity) -> bool:
    """The same date told with more or less of it; a year that is not written is a reader's guess."""
    x, y = one.iso, other.iso
    if not x or not y:
        return False
    unwritten = not (_YEAR.search(text) and _YEAR.search(other_text))
    return x.startswith(y) or y.startswith(x) or (unwritten and len(x) == len(y) == 10 and x[5:] == y[5:])


def _turned(p: Passage, one: Figure, other: Figure) -> tuple[Span, Span] | None:
    """The two figures with what is said of them, when one is a least and the other a most: more than, less than."""
    sides = {_BOUNDS.get(q.qualifier) for q in (one.quantity, other.quantity)}
    if sides != {-1, 1}:
        return None
    before, after = (
        inside(Span(words[max(0, f.words[0] - _BOUND)].span.start, f.span.end), spans) or f.span
        for words, f, spans in ((p.a, one, p.a_spans), (p.b, other, p.b_spans))
    )
    return before, after


def _unsaid(text: str, one: Quantity, other_text: str, other: Quantity) -> bool:
    """Whether only the exemplar says which country's money a sign stands for: US$90 million, $90 million."""
    if one.kind != "money" or one.unit != other.unit:
        return False
    said, says = (_CURRENCY_SIGN.search(t) for t in (text, other_text))
    return bool(said and says and says[1] == "" and len(said[1]) > 0 and said[2] == says[2])


def _one_weekday(p: Passage, one: Figure, other: Figure) -> bool:
    """The same weekday, or yesterday, in two languages: which day it was depends on when each was published."""
    if not p.translated or _in_digits(p.a, one) or _in_digits(p.b, other):
        return False
    return bool(
        {x for n in one.words for x in steps(p.a[n].folded)} & {x for n in other.words for x in steps(p.b[n].folded)}
    )


def _as_written(words: Sequence[Word], one: Figure) -> tuple[str, ...]:
    """The digits and the scale, by its first letters, when a figure has both: 1.300 million, 1.300 millones."""
    found = [words[n].folded for n in one.words]
    scales = [w[:_SCALE] for w in found if w[:_SCALE] in _SCALES]
    digits = [w for w in found if w[:1].isdigit()]
    return (*digits, *scales) if digits and scales else ()


def warm(one: Quantity, other: Quantity) -> bool:
    """The same number of degrees, where only one side says on which scale."""
    units = {one.unit, other.unit}
    return one.value == other.value and _DEGREE in units and any(unit.startswith("°") for unit in units)


def _rounded(one: Quantity, other: Quantity) -> bool:
    """One is the other with fewer digits, and still has two: 46,112 and 46,000."""
    if (one.unit != other.unit and one.kind not in _COUNTED) or one.kind in ("date", "time"):
        return False
    if max(abs(one.value.adjusted()), abs(other.value.adjusted())) > _LARGEST:
        return False
    places = (-int(v.normalize().as_tuple().exponent) for v in (one.value, other.value))
    if (least := max(0, min(places))) < 3 and round(one.value, least) == round(other.value, least):
        return True
    short, long = sorted((one.value, other.value), key=lambda v: len(v.normalize().as_tuple().digits))
    kept = len(short.normalize().as_tuple().digits)
    if kept < 2 or len(long.normalize().as_tuple().digits) - kept < 1 or long < _LARGE:
        return False
    return abs(long - short) < Decimal(1).scaleb(short.adjusted() - kept + 1)
