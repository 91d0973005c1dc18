"""Whether a text opens as an earlier one of its page did, told in the same time however many there are."""

from __future__ import annotations

from zlib import crc32

_LEAST = 8  # words of an opening that can be told from others
_SHARED = 0.8  # of the longer opening's words that two pastes of one text share
_LEAST_WHOLE = 15  # words of a brief opening that stands in a longer one as a whole
_WHOLE = 0.9
_BEGUN = 15  # first words that both must have
_SIGNS = 8  # words by which openings are looked up: those with the smallest hashes, which like openings mostly share
_MOST_HELD = 20  # openings that are looked up under one word


class Openings:
    """The openings of the articles of a page so far: their first words, each once."""

    def __init__(self) -> None:
        self._found: list[tuple[tuple[str, ...], frozenset[str]]] = []
        self._under: dict[int, list[int]] = {}

    def again(self, opening: tuple[str, ...]) -> None:
        """Keep one more opening."""
        if len(opening) < _LEAST:
            return
        for sign in _signs(opening):
            held = self._under.setdefault(sign, [])
            if len(held) < _MOST_HELD:
                held.append(len(self._found))
        self._found.append((opening, frozenset(opening)))

    def seen(self, opening: tuple[str, ...]) -> bool:
        """Whether a text with (nearly) this opening was kept.

        >>> openings = Openings()
        >>> words = tuple("the old harbour of a town was closed by strong winds on monday".split())
        >>> openings.again(words)
        >>> other = tuple("a wholly different text of at least eight words".split())
        >>> openings.seen((*words, "night")), openings.seen(other)
        (True, False)
        """
        if len(opening) < _LEAST:
            return False
        own = frozenset(opening)
        near = (self._found[at] for at in {at for sign in _signs(opening) for at in self._under.get(sign, ())})
        return any(_alike(len(own & held), opening, one) for one, held in near)


def _alike(both: int, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two openings are one text's; one paragraph may be all there is of one, and half of the other's."""
    if both >= _SHARED * max(len(one), len(other)):
        return True
    shorter = min(len(one), len(other))
    begun = len(frozenset(one[:_BEGUN]) & frozenset(other[:_BEGUN]))
    return shorter >= _LEAST_WHOLE and both >= _WHOLE * shorter and begun >= _WHOLE * _BEGUN


def _signs(opening: tuple[str, ...]) -> list[int]:
    """Of all words, and of the first ones, which a brief opening shares with a long one."""
    return sorted({*_smallest(opening), *_smallest(opening[:_BEGUN])})


def _smallest(words: tuple[str, ...]) -> list[int]:
    return sorted(crc32(word.encode()) for word in words)[:_SIGNS]
