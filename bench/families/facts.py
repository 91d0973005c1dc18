"""Changes of fact, each with the words before and after: what a copy gets wrong, or a correction right."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from headwater.data.thesaurus import thesaurus
from headwater.records import AlterationType

_MONTHS = ("January February March April May June July August September October November December").split()  # noqa: SIM905
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_PLACES = (  # noqa: SIM905
    "France Germany Italy Spain Poland Russia Ukraine China Japan India Iran Iraq Syria Turkey Egypt Israel "
    "Canada Mexico Brazil Cuba Greece Sweden Norway Britain Ireland London Paris Berlin Moscow Beijing Tokyo "
    "Cairo Madrid Rome Chicago Boston Houston Dallas Miami Denver Seattle Atlanta Detroit Texas Florida "
    "California Ohio Michigan Virginia Georgia Arizona Nevada Iowa Wisconsin Pennsylvania Colorado Oregon"
).split()
_ROLES = (
    ("president", "vice president"), ("prime minister", "foreign minister"), ("minister", "deputy minister"),
    ("spokesman", "director"), ("spokeswoman", "director"), ("chief executive", "chairman"), ("senator", "governor"),
    ("governor", "senator"), ("mayor", "deputy mayor"), ("chairman", "founder"), ("director", "deputy director"),
    ("professor", "student"), ("judge", "prosecutor"), ("attorney general", "solicitor general"),
    ("secretary of state", "secretary of defense"), ("general", "colonel"), ("police chief", "fire chief"),
)  # fmt: skip
_UNITS = (
    ("million", "billion"), ("billion", "million"), ("billion", "trillion"), ("thousand", "million"),
    ("miles", "kilometers"), ("kilometers", "miles"), ("km", "miles"), ("tons", "pounds"), ("pounds", "kilograms"),
    ("feet", "meters"), ("meters", "feet"), ("hours", "days"), ("days", "weeks"), ("weeks", "months"),
    ("months", "years"), ("minutes", "hours"), ("percent", "percentage points"),
)  # fmt: skip
_MODAL = (
    ("may", "will"), ("might", "will"), ("could", "will"), ("is expected to", "will"), ("are expected to", "will"),
    ("plans to", "will"), ("plan to", "will"), ("allegedly ", ""), ("reportedly ", ""),
    ("is likely to", "is certain to"),
    ("would", "will"), ("possible", "certain"), ("apparently ", ""), ("suspected", "confirmed"),
)  # fmt: skip
_DENIED = (
    ("did not", "did"), ("does not", "does"), ("is not", "is"), ("was not", "was"), ("were not", "were"),
    ("has not", "has"), ("have not", "have"), ("will not", "will"), ("cannot", "can"), ("are not", "are"),
    ("denied", "confirmed"), ("rejected", "accepted"), ("no evidence", "evidence"), ("never", "often"),
    ("is", "is not"), ("was", "was not"), ("has", "has not"),
)  # fmt: skip
_CAUSES = (
    ("because of", "despite"), ("because", "although"), ("caused", "followed"), ("led to", "followed"),
    ("due to", "despite"), ("as a result of", "despite"), ("despite", "because of"),
)  # fmt: skip
_TENS = (("fifteen", "fifty"), ("fifty", "fifteen"), ("sixteen", "sixty"), ("thirteen", "thirty"),
         ("forty", "fourteen"),
         ("twelve", "twenty"), ("two", "three"), ("three", "four"), ("four", "five"), ("five", "six"), ("six", "seven"),
         ("seven", "eight"), ("nine", "ten"), ("dozens", "hundreds"), ("hundreds", "thousands"))  # fmt: skip
_FIGURE = re.compile(r"(?<![\w.,])[$€£]?\d[\d,]*(?:\.\d+)?(?![\w]|[.,]\d)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
_SAID = re.compile(r", (?:according to [^,.“”\"]{4,60}|[^,.“”\"]{3,50} (?:said|says|told reporters))(?=\.$)")
_QUOTE = re.compile(r"[“\"]([^“”\"]{25,})[”\"]")
_OPPOSITES = (
    ("good", "bad"), ("more", "less"), ("never", "always"), ("all", "some"), ("must", "may"), ("will", "may"),
    ("best", "worst"), ("first", "last"), ("right", "wrong"), ("strong", "weak"), ("not ", ""), ("great", "poor"),
    ("we", "they"), ("every", "no"), ("safe", "dangerous"), ("support", "oppose"), ("want", "refuse"), ("very ", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One change of fact: verbatim before in the exemplar, verbatim after in the copy ("" for nothing)."""

    type: AlterationType
    before: str
    after: str


def altered(sentence: str, before: str, kind: AlterationType, order: random.Random) -> tuple[str, Fact] | None:
    """The sentence with one fact of a kind changed, or None when it offers none.

    Args:
        sentence: As the copy has it so far.
        before: As the exemplar has it: only what stands in both can be changed with known truth.
        kind: What to change.
        order: Where chance comes from.
    """
    found = _CHANGES[kind](sentence, order)
    if found is None:
        return None
    old, new = found
    if old not in before or sentence.count(old) != 1 or old == new:
        return None
    return sentence.replace(old, new), Fact(kind, old.strip(), new.strip())


def _number(sentence: str, order: random.Random) -> tuple[str, str] | None:
    spots = [m.group() for m in _FIGURE.finditer(sentence) if m.group()[0] not in "$€£" and not _year(m.group())]
    if not spots or order.random() < 0.2:
        return _swap(sentence, _TENS, order)
    old = order.choice(spots)
    return old, _other_figure(old, order)


def _money(sentence: str, order: random.Random) -> tuple[str, str] | None:
    spots = [m.group() for m in _FIGURE.finditer(sentence) if m.group()[0] in "$€£"]
    if not spots:
        return None
    old = order.choice(spots)
    if order.random() < 0.3:
        return old, order.choice([c for c in "$€£" if c != old[0]]) + old[1:]
    return old, old[0] + _other_figure(old[1:], order)


def _other_figure(old: str, order: random.Random) -> str:
    digits = [at for at, c in enumerate(old) if c.isdigit()]
    way = order.random()
    if way < 0.3 and len(digits) > 1:
        at, to = digits[0], digits[1]
        turned = list(old)
        turned[at], turned[to] = turned[to], turned[at]
        if "".join(turned) != old and turned[0] != "0":
            return "".join(turned)
    if way < 0.5 and len(old) > 2 and old.isdigit():
        return old[:-1]
    if way < 0.65 and old.isdigit():
        return old + "0"
    at = order.choice(digits)
    fresh = order.choice([c for c in "123456789" if c != old[at]])
    return old[:at] + fresh + old[at + 1 :]


def _year(figure: str) -> bool:
    return len(figure) == 4 and figure.isdigit() and figure[:2] in ("19", "20")


def _date(sentence: str, order: random.Random) -> tuple[str, str] | None:
    spots = [(d, order.choice([x for x in _DAYS if x != d])) for d in _DAYS if d in sentence]
    spots += [(m, order.choice([x for x in _MONTHS if x != m])) for m in _MONTHS if re.search(rf"\b{m} \d", sentence)]
    spots += [(y, str(int(y) + order.choice((-1, 1, 10)))) for y in re.findall(r"\b(?:19|20)\d\d\b", sentence)]
    return order.choice(spots) if spots else None


def _name(sentence: str, order: random.Random) -> tuple[str, str] | None:
    spots = [m.group() for m in _NAME.finditer(sentence) if _proper(m.group())]
    if not spots:
        return None
    old = order.choice(spots)
    return old, mangled(old, order)


def _proper(word: str) -> bool:
    """Whether a capitalised word is a name rather than a day, a party, a people or an office."""
    known = thesaurus()
    low = word.lower()
    plain = known.forms(low) or known.forms(low.removesuffix("an")) or known.forms(low.removesuffix("ans"))
    return word not in (*_DAYS, *_MONTHS, *_PLACES) and not plain


def mangled(name: str, order: random.Random) -> str:
    """A name as a careless ear or hand writes it."""
    at = order.randrange(1, len(name) - 1)
    ways = [
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + order.choice("aeiou") + name[at + 1 :]
        if name[at] in "aeiou"
        else name[:at] + order.choice("aeio") + name[at:],
        name.replace("ph", "f").replace("ck", "k").replace("y", "i").replace("tz", "z"),
    ]
    ways = [w for w in ways if w != name]
    return order.choice(ways)


def _place(sentence: str, order: random.Random) -> tuple[str, str] | None:
    spots = [p for p in _PLACES if re.search(rf"\b{p}\b", sentence)]
    return (order.choice(spots), order.choice(_PLACES)) if spots else None


def _attribution(sentence: str, order: random.Random) -> tuple[str, str] | None:
    if (m := _SAID.search(sentence)) is not None and "“" not in sentence and '"' not in sentence:
        return m.group(), ""
    sources = ("police", "officials", "prosecutors", "witnesses", "researchers", "the company", "the ministry")
    spots = [s for s in sources if re.search(rf"\b{s} (?:said|say|told)", sentence)]
    if not spots:
        return None
    old = order.choice(spots)
    return old, order.choice([s for s in sources if s != old])


def _quote(sentence: str, order: random.Random) -> tuple[str, str] | None:
    m = _QUOTE.search(sentence)
    if m is None:
        return None
    found = _swap(m.group(1), _OPPOSITES, order)
    return found if found is None or sentence.count(found[0]) == 1 else None


def _swap(sentence: str, table: tuple[tuple[str, str], ...], order: random.Random) -> tuple[str, str] | None:
    spots = [(a, b) for a, b in table if len(re.findall(rf"(?<!\w){re.escape(a)}(?!\w)", sentence)) == 1]
    if not spots:
        return None
    old, new = order.choice(spots)
    # The words beside it make the place unambiguous.
    m = re.search(rf"(?:\w+ )?(?<!\w){re.escape(old)}(?!\w)(?: \w+)?", sentence)
    assert m is not None
    whole = m.group()
    return whole, re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, whole, count=1).strip()


def _from(table: tuple[tuple[str, str], ...]):
    return lambda sentence, order: _swap(sentence, table, order)


_CHANGES = {
    "number": _number, "money": _money, "unit": _from(_UNITS), "date": _date, "name": _name, "place": _place,
    "role": _from(_ROLES), "attribution": _attribution, "negation": _from(_DENIED), "modality": _from(_MODAL),
    "causality": _from(_CAUSES), "quote-altered": _quote,
}  # fmt: skip
KINDS: tuple[AlterationType, ...] = tuple(_CHANGES)  # type: ignore[arg-type]
# How often a copy changes what, from counts over families with known truth: figures and names lead.
WEIGHTS = (5, 2, 2, 2, 4, 1.5, 1.5, 2, 1.5, 2, 1, 1.5)
