"""Romanisation: when two spellings of a word follow from the habits of one script, and are no damage.

The habits are in `resources/romanisation.yaml`, by tradition; Korean and Chinese go by syllables.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.data import table
from headwater.names.east import chinese_alike, korean_alike
from headwater.text.script import latin

_SCRIPTS = {
    "cyrillic": "CYRILLIC",
    "greek": "GREEK",
    "arabic": "ARABIC",
    "hangul": "HANGUL",
    "devanagari": "DEVANAGARI",
    "armenian": "ARMENIAN",
}
_MARKED = {"south slavic": frozenset("đćčžš"), "turkish": frozenset("ğşıçöüİ"), "umlauts": frozenset("äöüßåøæéèêëïî")}
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Tradition:
    """One way of writing names in Latin letters, as the table has it, compiled."""

    name: str
    signs: re.Pattern[str]
    letters: str
    same: tuple[tuple[re.Pattern[str], str], ...]
    free: frozenset[str]
    silent: str
    silent_end: str

    def shows(self, words: tuple[str, ...], written: str) -> bool:
        """Whether a name, by its folded words or its own letters, may belong to this tradition."""
        marked = _MARKED.get(self.letters)
        if marked is not None and any(c in marked for c in written.lower()):
            return True
        script = _SCRIPTS.get(self.letters)
        if script is not None and any(script in unicodedata.name(c, "") for c in written[:40] if not c.isascii()):
            return True
        return any(self.signs.search(word) for word in words)

    def sounds(self, word: str) -> str:
        """The word as this tradition reads it: equal for spellings that differ by habit alone.

        >>> slavic = traditions()[0]
        >>> slavic.sounds("hordiienko") == slavic.sounds("gordiyenko")
        True
        """
        return _sounds(self, word)


@lru_cache(maxsize=1 << 16)
def _sounds(tradition: Tradition, word: str) -> str:
    for pattern, read in tradition.same:
        word = pattern.sub(read, word)
    return _DOUBLED.sub(r"\1", "".join(c for c in word if c not in tradition.silent))


@cache
def traditions() -> tuple[Tradition, ...]:
    """All traditions that go by letters, in the table's order."""
    return tuple(_compiled(row) for row in table("romanisation")["traditions"] if "same" in row)


def _compiled(row: dict[str, object]) -> Tradition:
    same = []
    listed = row["same"]
    assert isinstance(listed, list)
    for line in listed:
        left, _, right = str(line).rpartition(">")
        same.append((re.compile(left.strip()), right.strip()))
    free = row.get("free") or []
    assert isinstance(free, list)
    pairs = frozenset(p for pair in free for p in (str(pair), str(pair)[::-1]))
    return Tradition(
        str(row["name"]),
        re.compile(str(row["signs"])),
        str(row.get("letters", "")),
        tuple(same),
        pairs,
        str(row.get("silent") or ""),
        str(row.get("silent_end") or ""),
    )


def word_alike(a: str, b: str, tradition: Tradition, *, first: bool) -> bool:
    """Whether two folded Latin words are one in a tradition.

    Args:
        a: A word.
        b: Another.
        tradition: How to read them.
        first: Whether they are the first words of their names, where an ending tells he from she.
    """
    left, right = tradition.sounds(a), tradition.sounds(b)
    if tradition.silent_end and not first:
        left, right = left.rstrip(tradition.silent_end), right.rstrip(tradition.silent_end)
    if len(left) != len(right) or not left:
        return False
    return all(x == y or x + y in tradition.free for x, y in zip(left, right, strict=True))


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """A name's words in plain lower-case Latin letters.

    >>> words_of("Abd al-Rahman")
    ('abd', 'al', 'rahman')
    """
    plain = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`]", "", latin(name if name.isascii() else _unglued(name)).lower()))
    return tuple(plain.split())


def _unglued(name: str) -> str:
    """A Han name gets its blank after the surname, as `latin` writes its syllables in one."""
    if any("CJK UNIFIED" in unicodedata.name(c, "") for c in name[:8]) and " " not in name and 2 <= len(name) <= 3:
        return name[0] + " " + name[1:]
    if any("HANGUL" in unicodedata.name(c, "") for c in name[:8]) and " " not in name and len(name) == 3:
        return name[0] + " " + name[1:]
    return name


def east_alike(a: str, b: str) -> bool:
    """Whether two names are one Korean or one Chinese name in two romanisations."""
    left, right = words_of(a), words_of(b)
    return korean_alike(left, right) or chinese_alike(left, right, a + " " + b)
