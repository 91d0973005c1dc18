"""Who wrote an article, by the lines that say so: persons, not desks or accounts."""

from __future__ import annotations

import re
from functools import cache

from headwater.data import table

_PART = re.compile(r"\s*(?:[|·•/–—;\t]|\s{2,}|\s-\s)\s*")
_PARTICLES = frozenset(
    "de da do dos das del della di du van von der den ten ter la le el al bin ibn bint af av zu zur e y y. ap mac st st. dela".split()
)
_AND = re.compile(r"\s*,\s*(?:and|&|und|y|e|et|og|och|en|ve)?\s*\b|\s+(?:and|und|y|et|og|och|ve|con|with|e|и|та|&)\s+|\s+&\s+")
_IN = re.compile(r"\s+(?:in|from|at|aus|desde|en|à|i|fra|från|в|for|of|on)\s+.*$")
_TOKEN = re.compile(r"^(?:[^\W\d_a-z][^\W\d_]*\.?(?:[-'’][^\W\d_]+\.?)*|[A-Z]\.|al-[A-Z]\w+|d['’][A-Z]\w+)$")
_MARK = re.compile(r"[©@#$%*=<>\[\]{}]|\d")
_MOST_WORDS = 5


@cache
def _by() -> re.Pattern[str]:
    words = sorted(table("furniture")["byline_words"]["by"], key=lambda w: -len(w))
    return re.compile(rf"^\W{{0,3}}(?:{'|'.join(map(re.escape, words))})\b\s*:?\s+", re.I)


@cache
def _desks() -> frozenset[str]:
    return frozenset(table("furniture")["desks"])


@cache
def _roles() -> re.Pattern[str]:
    words = sorted(table("furniture")["byline_words"]["roles"], key=lambda w: -len(w))
    return re.compile(rf"(?:^|,?\s+)(?:{'|'.join(map(re.escape, words))})\b.*$", re.I)


def is_person(words: str) -> bool:
    """Whether words have the form of a person's name and hold no word of a desk or an outlet.

    >>> is_person("Laura Dhillon Kane"), is_person("Business Desk"), is_person("Ottawa")
    (True, False, False)
    """
    parts = words.split()
    if not 2 <= len(parts) <= _MOST_WORDS or _MARK.search(words):
        return False
    if any(p.strip(".,").lower() in _desks() or p.strip(".,").lower() in _outlet_words() for p in parts):
        return False
    names = [p for p in parts if p.lower() not in _PARTICLES]
    return len(names) >= 2 and all(_TOKEN.match(p) for p in names)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(
        "news times post herald sun star mail journal tribune gazette daily weekly press media agency today telegraph "
        "guardian chronicle courier examiner observer review standard record world radio tv television online magazine "
        "network wire bulletin dispatch express globe inquirer ledger register reporter sentinel union voice zeitung "
        "kurier tidende presse jornal diario".split()
    )


def authors(words: str, *, marked: bool = False) -> tuple[str, ...]:
    """The persons that a byline names, as printed.

    Args:
        words: A line without its dates.
        marked: Something else than a "By" says that this is a byline, so a bare list of names will do.

    >>> authors("By Ana Sousa in Porto and Li Wei in Paris")
    ('Ana Sousa', 'Li Wei')
    >>> authors("By Reuters Staff")
    ()
    """
    words = words.strip()
    by = _by().match(words)
    if by:
        words = words[by.end() :]
    elif not marked:
        return ()
    found: list[str] = []
    for part in _PART.split(words):
        again = _by().match(part)
        part = part[again.end() :] if again else part
        for chunk in _AND.split(part):
            name = _named(chunk)
            if name and name not in found:
                found.append(name)
    return tuple(found)


def _named(chunk: str) -> str | None:
    chunk = _IN.sub("", chunk.strip(" ,.:;()"))
    if not is_person(chunk):
        chunk = _roles().sub("", chunk).strip(" ,")
    if not is_person(chunk):
        return None
    return cased(chunk) if chunk.isupper() and len(chunk) > 6 else chunk


def cased(name: str) -> str:
    """A name in capitals as one writes it; Turkish capitals give Turkish small letters.

    >>> cased("TUĞBA IŞIK"), cased("JEAN-LUC O'NEIL")
    ('Tuğba Işık', "Jean-Luc O'Neil")
    """
    turkish = bool(re.search("[İĞŞ]", name))

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        tail = word[1:].replace("I", "ı").replace("İ", "i") if turkish else word[1:]
        return word[0] + tail.lower()

    return re.sub(r"[^\W\d_]+", lower, name)


def is_byline(words: str) -> bool:
    """Whether a line without dates says by whom the article is, even if only by a desk.

    >>> is_byline("By Max Muster"), is_byline("By noon the square was empty.")
    (True, False)
    """
    if len(words) > 160 or not words:
        return False
    by = _by().match(words)
    if by:
        rest = words[by.end() :]
        return bool(authors(words)) or (len(rest.split()) <= 6 and not rest.endswith(".") and rest[:1].isupper())
    names = authors(words, marked=True)
    if not names:
        return False
    told = sum(len(n.split()) for n in names)
    left = len([w for w in re.findall(r"[^\W\d_][\w'’-]*", words)]) - told
    return left <= max(6, told) and not words.endswith((".", "!", "?"))
