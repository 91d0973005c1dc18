"""Which English words can stand for one another, which are of one kind, and which are opposites.

It tells a rewording ("thieves", "burglars") from a changed fact ("oxygen", "hydrogen"). Made by
`bench/thesaurus/train.py` from WordNet 3.0, Copyright 2006 by Princeton University.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.data.background import hash_words

_FILE = Path(__file__).parent / "thesaurus.npz"
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("est", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Thesaurus:
    """Senses of words and the wider senses they belong to."""

    words: dict[int, tuple[int, ...]]
    wider: dict[int, frozenset[int]]
    opposites: frozenset[tuple[int, int]]
    nouns: frozenset[int]
    places: dict[int, int]
    vectors: NDArray[np.float32]

    def forms(self, word: str) -> list[str]:
        """The word and the base forms it may be inflected from, as far as they are known."""
        bases = [word]
        for ending, base in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                cut = word[: -len(ending)] + base
                bases.append(cut)
                if base == "" and len(cut) > 3 and cut[-1] == cut[-2]:
                    bases.append(cut[:-1])
        return [base for base in bases if hash_words(base) in self.words]

    def senses(self, word: str) -> frozenset[int]:
        """All senses of a folded word; none when it is not an English word that the table has."""
        return frozenset(s for base in self.forms(word) for s in self.words[hash_words(base)])

    def noun(self, word: str) -> bool:
        """Whether the word, or what it is inflected from, is mostly a noun.

        >>> thesaurus().noun("tanks"), thesaurus().noun("offered")
        (True, False)
        """
        forms = self.forms(word)
        return bool(forms) and all(hash_words(form) in self.nouns for form in forms[:1])

    def _up(self, senses: frozenset[int]) -> frozenset[int]:
        return frozenset(p for s in senses for p in self.wider.get(s, ()))

    def synonyms(self, one: str, other: str) -> bool:
        """Whether one word can stand for the other: a sense in common, or one is a wider word for the other.

        >>> thesaurus().synonyms("thieves", "burglars"), thesaurus().synonyms("oxygen", "hydrogen")
        (True, False)
        """
        a, b = self.senses(one), self.senses(other)
        up_a, up_b = self._up(a), self._up(b)
        return bool(a & (b | up_b | self._up(up_b)) or b & (up_a | self._up(up_a)))

    def siblings(self, one: str, other: str) -> bool:
        """Whether both words name things of one kind.

        >>> thesaurus().siblings("oxygen", "hydrogen"), thesaurus().siblings("oxygen", "table")
        (True, False)
        """
        return bool(self._up(self.senses(one)) & self._up(self.senses(other)))

    def nearness(self, one: str, other: str) -> float:
        """How near two words are in meaning, about -1 to 1; 0 when one of them is unknown.

        Source:
            Vectors of the multilingual sentence encoder (`text.vectors`) for single words, cut to 48 directions;
            correlation .98 with the whole ones on 2,000 random pairs.

        >>> thesaurus().nearness("debris", "wreckage") > 0.6 > thesaurus().nearness("frame", "fame")
        True
        """
        x, y = self.places.get(hash_words(one)), self.places.get(hash_words(other))
        return 0.0 if x is None or y is None else float(self.vectors[x] @ self.vectors[y])

    def opposed(self, one: str, other: str) -> bool:
        """Whether the words are opposites.

        >>> thesaurus().opposed("rich", "poor")
        True
        """
        return any(
            (min(pair), max(pair)) in self.opposites
            for x in self.forms(one)
            for y in self.forms(other)
            for pair in [(hash_words(x), hash_words(y))]
        )


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus that ships with this version of Headwater."""
    with np.load(_FILE, allow_pickle=False) as held:
        words, at, senses = held["words"].tolist(), held["senses_at"].tolist(), held["senses"].tolist()
        synsets, wider_at, wider = held["synsets"].tolist(), held["wider_at"].tolist(), held["wider"].tolist()
        return Thesaurus(
            {w: tuple(senses[at[i] : at[i + 1]]) for i, w in enumerate(words)},
            {s: frozenset(wider[wider_at[i] : wider_at[i + 1]]) for i, s in enumerate(synsets)},
            frozenset((int(x), int(y)) for x, y in held["antonyms"].tolist()),
            frozenset(w for w, noun in zip(words, held["nouns"].tolist(), strict=True) if noun),
            {w: i for i, w in enumerate(words)},
            held["nearness"].astype(np.float32) * held["scale"],
        )
