"""Korean and Chinese names by syllables: McCune-Reischauer beside Revised, Wade-Giles beside pinyin."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from headwater.data import table

_KOREAN = re.compile(
    r"(kk|tt|pp|ss|jj|ch|sh|[bcdghjklmnprst])?"
    r"(yeo|yae|yoo|you|yeu|yu|yo|ye|ya|wae|weo|woo|wo|wa|wi|we|eui|eu|eo|ee|oo|ou|oe|oi|ui|ae|ai|a|e|i|o|u)"
    r"(ng|(?:k|g|t|d|p|b|l|r|n|m)(?![aeiouyw]))?"
)
_ONSETS = {"g": "k", "kk": "k", "d": "t", "tt": "t", "b": "p", "pp": "p", "j": "c", "ch": "c", "jj": "c", "l": "r"}
_ONSETS |= {"ss": "s", "sh": "s"}
_CODAS = {"g": "k", "d": "t", "b": "p", "r": "l"}
# Before a final consonant eo, o, u and eu are written for one another (Seong, Sung, Song); in an open syllable not
# (Min-su and Min-seo are two people).
_CLOSED = dict.fromkeys(("eo", "o", "u", "eu", "oo", "ou", "woo"), "o") | dict.fromkeys(
    ("yeo", "yo", "yu", "you", "yoo"), "yo"
)
_OPEN = {"oo": "u", "woo": "u", "ou": "u", "eo": "o", "yeo": "yo", "yoo": "yu", "you": "yu"}
_EITHER = {
    "ai": "ae",
    "e": "ae",
    "we": "oe",
    "oi": "oe",
    "wae": "oe",
    "ee": "i",
    "ui": "i",
    "eui": "i",
    "weo": "wo",
    "ye": "yae",
}


@cache
def _korean_surnames() -> dict[str, int]:
    rows = table("romanisation")["korean_surnames"]
    return {name: number for number, line in enumerate(rows) for name in line.split()}


@cache
def _more_korean() -> frozenset[str]:
    row = next(r for r in table("romanisation")["traditions"] if r["name"] == "korean")
    return frozenset(re.findall(r"[a-z]+", row["signs"]))


@lru_cache(maxsize=1 << 14)
def _korean_sounds(word: str) -> tuple[str, ...] | None:
    """The syllables of a Korean given name as all romanisations share them, or None when it is none."""
    found, at = [], 0
    while at < len(word):
        match = _KOREAN.match(word, at)
        if match is None:
            return None
        onset, vowel, coda = match[1] or "", match[2], match[3] or ""
        vowel = _EITHER.get(vowel, (_CLOSED if coda else _OPEN).get(vowel, vowel))
        found.append(f"{_ONSETS.get(onset, onset)}{vowel}{_CODAS.get(coda, coda)}")
        at = match.end()
    return tuple(found)


def korean_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are one Korean name.

    >>> korean_alike(("choi", "sung", "joo"), ("choe", "seong", "ju"))
    True
    >>> korean_alike(("kim", "min", "su"), ("kim", "min", "seo"))
    False
    """
    if len(a) < 2 or len(b) < 2:
        return False
    surnames = _korean_surnames()
    if a[0] != b[0] and (a[0] not in surnames or surnames.get(a[0]) != surnames.get(b[0])):
        return False
    if a[0] not in surnames and a[0] not in _more_korean():
        return False
    left, right = _given(a[1:]), _given(b[1:])
    return left is not None and left == right and 1 <= len(left) <= 3


def _given(words: tuple[str, ...]) -> tuple[str, ...] | None:
    parts = [_korean_sounds(word) for word in words]
    if any(part is None for part in parts):
        return None
    return tuple(s for part in parts if part is not None for s in part)


_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_PINYIN = re.compile(rf"({_SYLLABLE})({_SYLLABLE})?({_SYLLABLE})?$")
_WADE_SIGN = re.compile(r"\bhs|\bts|\btz|ieh|ien\b|ung\b|ih\b|\bszu|ueh|erh", re.I)
_WADE_HYPHEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_WADE_ONSETS = {"hs": ("x",), "ch": ("zh", "ch", "j", "q"), "ts": ("z", "c"), "tz": ("z", "c"), "k": ("g", "k")}
_WADE_ONSETS |= {"t": ("d", "t"), "p": ("b", "p"), "j": ("r",), "ss": ("s",), "sz": ("s",)}
_WADE_FINALS = {
    "ien": "ian",
    "ieh": "ie",
    "ung": "ong",
    "iung": "iong",
    "ih": "i",
    "eh": "e",
    "ueh": "ue",
    "erh": "er",
    "o": "e",
}
_WADE = re.compile(r"(hs|ch|sh|ts|tz|ss|sz|[pmftnlkhjsyw])?([a-z]+)")


@cache
def _chinese_surnames() -> frozenset[str]:
    return frozenset(table("romanisation")["chinese_surnames"].split())


def _as_pinyin(syllable: str, wade: bool) -> set[str]:
    """The pinyin syllables that a written one can stand for."""
    found = {syllable} if _PINYIN.fullmatch(syllable) else set()
    match = _WADE.fullmatch(syllable)
    if wade and match:
        onsets = _WADE_ONSETS.get(match[1] or "", (match[1] or "",))
        finals = {match[2], _WADE_FINALS.get(match[2], match[2])} | (
            {"i"} if match[2] == "u" and match[1] in {"tz", "sz", "ss"} else set()
        )
        if match[1] is None and syllable in {"i", "in", "ing"}:
            found.add(f"y{syllable}")
        for onset, final in product(onsets, finals):
            if onset not in {"j", "q", "x"} or final[0] in "iu":
                found.add("yan" if onset + final == "yen" else onset + final)
    return found


def _syllables(words: tuple[str, ...], wade: bool) -> list[set[str]] | None:
    found: list[set[str]] = []
    for word in words:
        match = _PINYIN.fullmatch(word)
        parts = [p for p in match.groups() if p] if match else [word]
        for part in parts:
            options = _as_pinyin(part, wade)
            if not options:
                return None
            found.append(options)
    return found


def chinese_alike(a: tuple[str, ...], b: tuple[str, ...], written: str) -> bool:
    """Whether two names are one Chinese name, one of them in Wade-Giles where they differ.

    >>> chinese_alike(("xu", "zhengming"), ("hsu", "cheng", "ming"), "Xu Zhengming Hsu Cheng-ming")
    True
    >>> chinese_alike(("xu", "zhengming"), ("xu", "zhenmin"), "Xu Zhengming Xu Zhenmin")
    False
    """
    if not 2 <= len(a) <= 4 or not 2 <= len(b) <= 4:
        return False
    wade = bool(_WADE_SIGN.search(written) or _WADE_HYPHEN.search(written))
    left, right = _syllables(a, wade), _syllables(b, wade)
    if left is None or right is None or len(left) != len(right):
        return False
    if not left[0] & right[0] & _chinese_surnames():
        return False
    return all(x & y for x, y in zip(left, right, strict=True))


def surname_keys(words: tuple[str, ...]) -> list[str]:
    """Under which surnames an East Asian name may be filed, whatever the romanisation; empty for others.

    >>> set(surname_keys(("hsu", "cheng", "ming"))) & set(surname_keys(("xu", "zhengming")))
    {'chinese xu'}
    """
    if not 2 <= len(words) <= 4:
        return []
    found = []
    if words[0] in _korean_surnames():
        found.append(f"korean {_korean_surnames()[words[0]]}")
    found += [f"chinese {s}" for s in sorted(_as_pinyin(words[0], wade=True) & _chinese_surnames())]
    return found
