"""Runs of capitalised words in one sentence: what could be a name, before anybody asks of what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from headwater.data import background
from headwater.names.lexicon import Lexicon, lexicon
from headwater.text.tokens import fold

# A word with its inner hyphens, apostrophes and dots of initials ("al-Rahman", "O'Brien", "U.S.", "J.J.", "ZR-114").
_WORD = re.compile(
    r"(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*(?![^\W_])|[^\W\d_](?:[^\W_]|(?<=[^\W_])['’\-‐‑·](?=[^\W_]))*|&|\d+(?:[.,]\d+)*)"
)
# Elided words before a name ("l'Union").
_ELIDED = re.compile(r"(?:[dlDL]|[DL](?=['’][a-zà-ÿ])|[sjnmctSJNMCT]|qu|Qu)['’](?=[^\W\d_])")
_TAIL = re.compile(r"[-‐‑]([a-z]{3,})$")
_COMMON_WORD = 200  # articles of the background table
_POSSESSIVE = re.compile(r"['’][sS]$")
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f]")
_ARABIC = re.compile(r"(?:al|el|as|ad|ar|at|az|an|ul|ud)-[^\W\d_a-zà-ÿ]")
MAX_WORDS = 9  # a longer run is a heading or a list, no name


def caseless(text: str) -> bool:
    """Whether a word stands in a script without capitals."""
    return bool(_CASELESS.match(text))


class Word(NamedTuple):
    """A word of a sentence: as written without possessive, folded, where, and what stands before it."""

    text: str
    folded: str
    start: int
    end: int
    gap: str
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether it begins like a name."""
        return (
            self.text[0].isupper()
            or bool(_ARABIC.match(self.text))
            or (self.text[0].isalpha() and bool(_CASELESS.match(self.text)))
        )

    @property
    def caps(self) -> bool:
        """Whether all its letters are capitals, and there are two at least."""
        return len(self.text) > 1 and self.text.isupper()


class Chain(NamedTuple):
    """A run of words `first` up to, not including, `last` of a sentence."""

    first: int
    last: int


def words(text: str) -> list[Word]:
    """The words of a sentence with the characters between them.

    >>> [w.text for w in words("Moscow's A. K. Nambi said U.S. jets left Abd al-Rahim.")]
    ['Moscow', 'A.', 'K.', 'Nambi', 'said', 'U.S.', 'jets', 'left', 'Abd', 'al-Rahim']
    """
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        written, start, end = match[0], match.start(), match.end()
        elided = _ELIDED.match(written)
        inner = written[elided.end() :] if elided else ""
        plain = inner[:1].islower() or inner.isupper() or fold(inner) in lexicon().org_words
        if elided and len(inner) > 1 and (written[0].islower() or plain):
            written, start = inner, start + elided.end()
        tied = _tail(written, _in_name(found, text[at:start]))
        if tied and tied.start() > 1:
            written, end = written[: tied.start()], start + tied.start()
        if written[-1] == "â" and text[end : end + 1] in {"€", "\x80"}:  # a broken apostrophe or quotation mark
            written, end = written[:-1] or written, end - 1
        possessive = bool(_POSSESSIVE.search(written))
        if possessive:
            written, end = written[:-2], end - 2
        elif written[-1] in "sS" and text[end : end + 1] in {"'", "’"} and written[0].isupper():
            possessive = text[end + 1 : end + 2] == " "
        found.append(Word(written, fold(written), start, end, text[at:start], possessive))
        at = end
    return found


def _in_name(found: list[Word], gap: str) -> bool:
    """Whether a capital stands right before, so that a hyphen may part a given name ("Kim Ki-young")."""
    return bool(found) and gap == " " and found[-1].capital


def _tail(written: str, in_name: bool) -> re.Match[str] | None:
    """What a hyphen ties to a name without belonging to it: "Acme-led", "Acme-company"."""
    match = _TAIL.search(written)
    if match is None or not written[0].isupper():
        return None
    word = match[1]
    if word in lexicon().tied:
        return match
    known = background()
    common = known.count(word) >= _COMMON_WORD and (known.capital_share(word) or 0.0) < 0.3
    return match if common and len(word) > 3 and not in_name else None


def _near(word: Word) -> bool:
    """Only a blank parts it from the word before."""
    return word.gap in {" ", "\u00a0", "  "} or (word.gap == "." or word.gap == ". ")


def _dot_allowed(before: Word, lexicon: Lexicon) -> bool:
    """A stop between two words of one name: after an initial, an office or a legal form."""
    short = before.folded
    return len(before.text) == 1 or short in lexicon.honorifics or (len(short) <= 5 and short in lexicon.offices)


def joined(before: Word, word: Word, lexicon: Lexicon) -> bool:
    """Whether `word` may stand in one name with the word before it."""
    if before.possessive or not _near(word):
        return False
    return not word.gap.startswith(".") or _dot_allowed(before, lexicon)


def chains(row: list[Word], lexicon: Lexicon, named: Callable[[int], bool]) -> list[Chain]:
    """Maximal runs of words that `named` allows, with the particles and joining words inside them.

    Args:
        row: The words of one sentence.
        lexicon: The word lists.
        named: Whether the word at an index may be part of a name.

    >>> from headwater.names.lexicon import lexicon
    >>> row = words("the Institute for the Study of War met Jan van der Berg and Ann")
    >>> [" ".join(w.text for w in row[a:b]) for a, b in chains(row, lexicon(), lambda i: row[i].capital)]
    ['Institute for the Study of War', 'Jan van der Berg', 'Ann']
    """
    found: list[Chain] = []
    at = 0
    while at < len(row):
        if not named(at) or row[at].text == "&":
            at += 1
            continue
        end = at + 1
        heads = _is_head(row[at], lexicon)
        while end < len(row) and end - at < MAX_WORDS:
            step = _step(row, end, heads, lexicon, named)
            if not step:
                break
            heads = heads or any(_is_head(w, lexicon) for w in row[end : end + step])
            end += step
        found.append(Chain(at, end))
        at = end
    return found


def _is_head(word: Word, lexicon: Lexicon) -> bool:
    kinds = (lexicon.org_words, lexicon.place_words, lexicon.event_heads)
    return word.capital and any(word.folded in kind for kind in kinds)


def _step(row: list[Word], at: int, heads: bool, lexicon: Lexicon, named: Callable[[int], bool]) -> int:
    """How many words from `at` on the chain goes further; 0 ends it."""
    if row[at - 1].folded.replace(".", "") in lexicon.legal_forms and row[at - 1].caps:
        return 0
    if not joined(row[at - 1], row[at], lexicon):
        if row[at].gap in {", ", "., "} and row[at].capital and row[at].folded in {"ltd", "inc", "llc", "limited"}:
            return 1
        return 0
    if row[at].text == "&":
        return 2 if at + 1 < len(row) and named(at + 1) and _near(row[at + 1]) else 0
    if named(at):
        return 1
    for length in (1, 2):
        inner = row[at : at + length]
        after = at + length
        if (
            after >= len(row)
            or not named(after)
            or row[after].text == "&"
            or not joined(row[after - 1], row[after], lexicon)
        ):
            continue
        if any(w.capital or w.gap.startswith(".") for w in inner):
            return 0
        if all(w.folded in lexicon.particles and w.folded not in {"e", "y", "und"} for w in inner):
            return length + 1
        if (
            heads
            and all(w.folded in lexicon.org_joins for w in inner)
            and inner[0].folded not in {"and", "y", "et", "und"}
        ):
            return length + 1
    return 0
