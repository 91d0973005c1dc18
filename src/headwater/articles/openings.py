"""Whether a text opens as an earlier one of its page did, told in the same time however many there are."""

from __future__ import annotations

from zlib import crc32

_LEAST = 8  # words of an opening that can be told from others
_SHARED = 0.8  # of the longer opening's words that two pastes of one text share
_SIGNS = 8  # words by which openings are looked up: those with the smallest hashes, which like openings mostly share
_MOST_HELD = 20  # openings that are looked up under one word


class Openings:
    """The openings of the articles of a page so far, as sets of words."""

    def __init__(self) -> None:
        self._found: list[frozenset[str]] = []
        self._under: dict[int, list[int]] = {}

    def again(self, opening: frozenset[str]) -> None:
        """Keep one more opening."""
        if len(opening) < _LEAST:
            return
        for sign in _signs(opening):
            held = self._under.setdefault(sign, [])
            if len(held) < _MOST_HELD:
                held.append(len(self._found))
        self._found.append(opening)

    def seen(self, opening: frozenset[str]) -> bool:
        """Whether a text with (nearly) this opening was kept.

        >>> openings = Openings()
        >>> words = frozenset("the old harbour of the town was closed by strong winds on monday".split())
        >>> openings.again(words)
        >>> other = frozenset("a wholly different text of at least eight words".split())
        >>> openings.seen(words | {"night"}), openings.seen(other)
        (True, False)
        """
        if len(opening) < _LEAST:
            return False
        near = (self._found[at] for at in {at for sign in _signs(opening) for at in self._under.get(sign, ())})
        return any(len(opening & one) >= _SHARED * max(len(opening), len(one)) for one in near)


def _signs(opening: frozenset[str]) -> list[int]:
    return sorted(crc32(word.encode()) for word in opening)[:_SIGNS]
