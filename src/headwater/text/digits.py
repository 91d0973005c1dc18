"""Numbers in digits: separators of thousands and decimals by language, fractions, and the scale words behind them."""

from __future__ import annotations

import re
from decimal import Decimal

from headwater.text import units
from headwater.text.pieces import Numeral, Piece
from headwater.text.scales import collective, scale

_SPACED_THOUSANDS = frozenset(
    ["fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "no", "fi", "bg", "hu", "be", "es", "pt", "de"]
)
_COMMA_DECIMAL = frozenset(
    ["fr", "de", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "no", "da", "fi", "id", "tr", "ro",
     "bg", "hu", "el", "hr", "sr", "sl", "ca", "be"]
)  # fmt: skip
GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
}
_GROUP = re.compile(r"\d{3}(?:,\d{1,2})?")
_MARKED = re.compile(r"([.,'’])\d+\1")  # a mark that stands twice separates thousands or is no number's
_GROUPED = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?"
)
_LONGEST = 30  # characters; what is longer is a code, not a number
_HARD_BLANKS = "\u00a0\u202f\u2009"
_LOWEST_PARTS = frozenset({2, 3, 4, 5, 8})  # 1/2 to 7/8; other pairs with a slash are dates, scores and codes
_UNGLUED = frozenset({"bn", "mn", "tn", "cr", "md", "mm"})  # short scales that may stand behind a blank
_OF_MONEY = frozenset({"tn", "md", "cr", "mn", "mm"})  # ... of which these are scales only of money there
_TRACK = frozenset(
    ["hurdles", "races", "heats", "finals", "champions", "runners", "sprinters", "swimmers", "steps", "times", "events"]
)


def read_digits(found: list[Piece], at: int, language: str) -> Numeral | None:
    """The number whose digits stand at piece `at`, or None when they are too many."""
    piece = found[at]
    after = at + 1
    text = piece.text
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        groups = _spaced_groups(found, at, language)
        after += len(groups)
        if groups:
            tail = found[after - 1].text
            whole = text + "".join(p.text[:3] for p in found[at + 1 : after])
            value = Decimal(whole + ("." + tail[4:] if len(tail) > 3 else ""))
            return scaled(found, Numeral(at, after, value), language)
    if len(text) > _LONGEST:
        return None
    if _MARKED.search(text) and not _GROUPED.fullmatch(text):
        return None  # 192.168.0.1, 31.02.2024, version 2.1.3
    value, odd = _separated(text, language)
    numeral = Numeral(at, after, value, plain=text.isdecimal(), odd_thousands=odd)
    if after < len(found) and found[after].text in GLYPHS:  # 1½, 2 ½
        numeral = Numeral(at, after + 1, value + GLYPHS[found[after].text])
    elif (part := _fraction(found, after)) is not None and text.isdecimal() and len(text) < 3:
        numeral = Numeral(at, after + 3, value + part)  # 1 1/2
    return scaled(found, numeral, language)


def _fraction(found: list[Piece], at: int) -> Decimal | None:
    """A common fraction written with a slash behind a blank, below one."""
    three = found[at : at + 3]
    if len(three) < 3 or three[1].text != "/" or not (three[1].glued and three[2].glued) or three[0].glued:
        return None
    if not (three[0].text.isdecimal() and three[2].text.isdecimal() and len(three[0].text) == len(three[2].text) == 1):
        return None
    top, bottom = int(three[0].text), int(three[2].text)
    return Decimal(top) / bottom if 0 < top < bottom and bottom in _LOWEST_PARTS else None


def _spaced_groups(found: list[Piece], at: int, language: str) -> list[Piece]:
    """The groups of three digits that follow with single blanks: 18 204, in English 10 000 or with hard blanks."""
    groups: list[Piece] = []
    last = found[at]
    for piece in found[at + 1 : at + 6]:
        gap = piece.start - last.end
        if gap != 1 or not _GROUP.fullmatch(piece.text):
            break
        groups.append(piece)
        last = piece
    if not groups or language in _SPACED_THOUSANDS:
        return groups
    return groups if all(p.text == "000" for p in groups) else []


def _separated(text: str, language: str) -> tuple[Decimal, bool]:
    text = text.replace("'", "").replace("’", "")
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        decimal = "." if text.rfind(".") > text.rfind(",") else ","
        if text.count(decimal) > 1:
            return Decimal(text.replace(",", "").replace(".", "")), False
        thousands = "," if decimal == "." else "."
        return Decimal(text.replace(thousands, "").replace(decimal, ".")), False
    if not dots and not commas:
        return Decimal(text), False
    mark = "." if dots else ","
    head, *tail = text.split(mark)
    grouped = all(len(t) == 3 for t in tail) or (
        len(tail) > 1 and len(tail[-1]) == 3 and all(len(t) in (2, 3) for t in tail)
    )
    grouped = grouped and head != "0" and len(head) <= 3
    if len(tail) > 1:
        return Decimal(head + "".join(tail)), False
    is_decimal_mark = (mark == ",") == (language in _COMMA_DECIMAL)
    if grouped and not is_decimal_mark:
        return Decimal(head + tail[0]), False
    return Decimal(f"{head}.{tail[0]}"), grouped


def scaled(found: list[Piece], numeral: Numeral, language: str) -> Numeral:
    """The number with the scale words that follow it: 1.2bn, 50-billion, 18.400 millones, 1.42 lakh crore, 45 M€."""
    after, value, grown = numeral.after, numeral.value, False
    for _ in range(2):
        step = after
        hyphen = step + 1 < len(found) and found[step].text in "-‑" and found[step].glued
        step += hyphen
        if step >= len(found):
            break
        piece = found[step]
        dozen = collective(piece.lower, language)
        if dozen is not None and not grown and piece.lower != "score" and _counted_by(piece, language):
            return Numeral(numeral.first, step + 1, value * dozen, words=numeral.words, scaled=True)
        power = scale(piece.lower, language)
        if power is None or (len(piece.text) <= 2 and not _short(found, numeral, step, hyphen=hyphen, grown=grown)):
            break
        value, after, grown = value * Decimal(10) ** power, step + 1, True
        if _abbreviated(found, after):
            after += 1
    if not grown:
        return numeral
    if language == "es" and found[after - 1].lower == "mil" and after < len(found):
        rest = found[after].text  # 13 mil 200 hectáreas
        if rest.isdecimal() and len(rest) <= 3 and not found[after].glued:
            value, after = value + Decimal(rest), after + 1
    return Numeral(numeral.first, after, value, words=numeral.words, scaled=True, loose=False)


def _counted_by(piece: Piece, language: str) -> bool:
    """Whether a number may stand before a collective: two dozen, drei Dutzend, not a French "vingtaine"."""
    return piece.lower.startswith(("do", "du")) or (language == "es" and piece.lower.endswith("s"))


def _short(found: list[Piece], numeral: Numeral, step: int, *, hyphen: bool, grown: bool) -> bool:
    """Whether a mark of one or two letters is a scale here and not a unit, a code or a name."""
    piece = found[step]
    following = found[step + 1] if step + 1 < len(found) else None
    money = _is_money_before(found, numeral.first)
    if hyphen:
        return False  # Form 10-K
    if following is not None and following.glued and following.text in units.currency_marks():
        return not following.text.isalpha()  # 45 M€
    if following is not None and following.glued and following.text[0].isalnum():
        return False
    if piece.text == "M" and _of_money(found, step + 1):
        return not grown
    if not piece.glued and piece.lower not in _UNGLUED and not (money and piece.lower in {"m", "k"}):
        return False
    if piece.lower == "m":
        return not grown and (money or (piece.glued and _many(found, step + 1)))
    if piece.text == "mm":
        return money and not grown
    return piece.glued or money or piece.lower not in _OF_MONEY


def _of_money(found: list[Piece], at: int) -> bool:
    """Whether a currency follows, with or without "de": 12 M d'euros."""
    at += at < len(found) and found[at].lower in {"d'", "de"}
    return at < len(found) and ((found[at].lower,) in units.currency_names() or found[at].text in "€£$")


def _many(found: list[Piece], at: int) -> bool:
    """Whether "m" means million for what follows: 3m people, 20m euros, but 100m hurdles."""
    if at >= len(found) or found[at].glued:
        return False
    word = found[at].lower
    if word in units.people() or (word,) in units.currency_names():
        return True
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us")) and word not in _TRACK


def _abbreviated(found: list[Piece], at: int) -> bool:
    """Whether a full stop behind a scale only abbreviates it: 1,2 Mrd. Euro."""
    if at + 1 >= len(found) or found[at].text != "." or not found[at].glued:
        return False
    return found[at - 1].lower in {"mrd", "mio", "mill", "tsd", "mln", "mds", "bio"} and not found[at + 1].glued


def _is_money_before(found: list[Piece], first: int) -> bool:
    before = found[first - 1] if first else None
    return before is not None and (
        before.text in units.currency_marks()
        or (before.text == "." and first > 1 and found[first - 2].text in units.currency_marks())
    )
