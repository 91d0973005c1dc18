"""Whether what follows speaks of something else than what went before."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.data.background import background
from headwater.text.tokens import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:…]\s|[\"“‘„«(])$")
_BEFORE = 6000  # characters of the text above that are looked at, nearest first
_AFTER = 900  # characters of the text below
_TELLING = 4  # letters of a word that tells anything
_FOREIGN = 6  # letters of a word without capital that the background does not know: it may be any tongue's "although"
_RARE = 1.5  # nats; commoner words are shared by all news
_NAME = 1.0  # nats from which a word with a capital counts a little though it is that common ("Ukraine")
_LEAST = 0.5  # the weight of such
_MOST_RARE = 9.0  # from here on a word is as rare as can be told
_LEAST_WEIGHT = 20.0  # of the text below; of less nothing can be said
# Inside one article the share is at or below .04 at 4 to 5 of 100 places, between texts of other events at 80 to 88; at
# or below .065 at 7 and at 95 (336 places of the sample families and 441 of real pages).
_ALL_STRANGE = 20.0  # what a line must weigh whose words are all strange to its text; crossheads weigh less or share
_STEM = 6  # letters by which forms of a word are alike
_OTHER = 0.04
_PERHAPS = 0.065


class Trail:
    """What an article has told so far, so that each next text is compared with it in time of its own length.

    >>> trail = Trail()
    >>> trail.follow("The harbour of Brest was closed.")
    >>> shift(trail.told(["Harbour pilots of Brest blamed the harbour's closure on Brest."]))
    0.0
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._at = self._begun = 0
        self.tail = ""

    def begin(self) -> None:
        """What follows belongs to another article."""
        self._begun = self._at
        self.tail = ""

    def follow(self, text: str) -> None:
        """One more paragraph of the article."""
        text = text[-_BEFORE:]
        self._at += len(text) + 1
        self.tail = f"{self.tail} {text}"[-_BEFORE:]
        for word in _weights(text):
            self._seen[word] = self._at

    def told(self, below: list[str]) -> float | None:
        """The share of what the paragraphs below tell, in words weighed by rarity, that the article has told before.

        None when they tell too little.
        """
        since = max(self._begun, self._at - _BEFORE)
        found: dict[str, float] = {}
        left = _AFTER
        for text in below:
            if left <= 0:
                break
            found |= _weights(text[:left])
            left -= len(text) + 1
        total = sum(found.values())
        if total < _LEAST_WEIGHT:
            return None
        return sum(weight for word, weight in found.items() if self._seen.get(word, -1) > since) / total


def shift(told: float | None) -> float:
    """How likely a text is about another matter, by the share of it that was told before: 1.0 likely, 0.5 perhaps.

    >>> shift(0.02), shift(0.5), shift(None)
    (1.0, 0.0, 0.0)
    """
    if told is None:
        return 0.0
    return 1.0 if told <= _OTHER else 0.5 if told <= _PERHAPS else 0.0


@lru_cache(maxsize=1 << 15)
def _rarity(word: str) -> tuple[int, float]:
    table = background()
    count = table.count(word)
    return count, table.idf_of(count)


@lru_cache(maxsize=64)  # a paragraph is looked at from each of those above it
def _weights(text: str) -> dict[str, float]:
    """The telling words of a text and how rare each is in news."""
    found: dict[str, float] = {}
    for match in _WORD.finditer(text):
        if len(match[0]) < _TELLING:
            continue
        word, capital = fold(match[0]), match[0][0].isupper()
        if word in found:
            continue
        count, rarity = _rarity(word)
        if len(word) < _FOREIGN and not capital and not count:
            continue
        if rarity >= _RARE:
            found[word] = min(rarity, _MOST_RARE) - _RARE + _LEAST
        elif capital and rarity >= _NAME and not _OPENING.search(text[max(0, match.start() - 2) : match.start()]):
            found[word] = _LEAST
    return found


def announces(title: str, below: str, above: str) -> bool:
    """Whether a line names what the text below is about and the text above is not, as headlines do.

    >>> announces("Hail takes the plums", "The hail took a third of the plums.", "The harbour was closed.")
    True
    """
    own = frozenset(fold(w) for w in _WORD.findall(title) if len(w) >= _TELLING)
    if len(own) < 2:
        return False
    there = frozenset(fold(w) for w in _WORD.findall(below))
    before = frozenset(fold(w) for w in _WORD.findall(above[-_BEFORE:]))
    return len(own & there) >= 2 and len(own & there) >= 2 * len(own & before)


def stranger(words: str, text: str) -> bool:
    """Whether a short line tells something and shares nothing of it with the text that it stands in, as adverts do.

    >>> stranger("Dahlia Bakery: currant bread for five euros until Saturday", "The harbour was closed by the wind.")
    True
    >>> stranger("Harbour closed", "The harbour was closed by the wind.")
    False
    """
    own = _weights(words)
    if sum(own.values()) < _ALL_STRANGE:
        return False
    known = {fold(m[0])[:_STEM] for m in _WORD.finditer(text[:_BEFORE])}
    return not any(word[:_STEM] in known for word in own)
