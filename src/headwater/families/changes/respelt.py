"""Whether two spellings of a name sound alike: Wiśniewski and Visnievsky, Halvorsrud and Halvorsrut.

A name that goes from one language through another into a third is written by ear. That is no accepted spelling, yet
nobody takes it for another person; a name in which another sound stands is told as changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.text.tokens import folded_words

# Letters of one sound, in the order in which they are taken.
_SOUNDS = (
    (re.compile(r"szcz|shch|stsch|chtch|schtsch"), "S"),
    (re.compile(r"tsch|tch|cz|ch|sh|sch|sz|zh|rz|dj|dzh"), "S"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|kh|qu|[qc](?![eiy])"), "k"),
    (re.compile(r"[cz]"), "s"),
    (re.compile(r"[wb]"), "v"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"iy|ij|yi|ji|ii|[yj]"), "i"),
    (re.compile(r"h"), ""),
    (re.compile(r"d(?![^\W\d_])"), "t"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST = 6  # letters of a name; shorter ones sound alike by chance


@lru_cache(maxsize=1 << 12)
def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return word


def sounds_alike(one: str, other: str) -> bool:
    """Whether two names sound alike, word by word.

    >>> sounds_alike("Ewa Wiśniewska", "Eva Visnievska"), sounds_alike("Nils Halvorsrud", "Nils Halvorsrut")
    (True, True)
    >>> sounds_alike("Ann Barker", "Ann Burker"), sounds_alike("Brandon Hill", "Brandon Hills")
    (False, False)
    """
    left, right = folded_words(one), folded_words(other)
    if len(left) != len(right) or sum(map(len, left)) < _SHORTEST:
        return False
    return sorted(map(_sound, left)) == sorted(map(_sound, right))
