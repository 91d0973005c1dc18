"""Other scripts in Latin letters, and the consonants that spellings of one name share."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_NOT_LETTER = re.compile(r"[^a-z0-9 ]+")
_MARKS = str.maketrans(dict.fromkeys("'’‘`´ʼʹʺ", ""))
_LIMIT = 400  # characters; nobody's name is longer

# Spellings of one sound across romanisations, longest first; measured on pairs of spellings in bench/names.
_SOUNDS = [
    ("shch", "s"), ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("ksh", "ks"), ("chr", "kr"),
    ("sh", "s"), ("ch", "k"), ("kh", "k"), ("zh", "j"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"),
    ("ts", "s"), ("tz", "s"), ("dj", "j"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("z", "s"), ("j", "j"),
]  # fmt: skip


@lru_cache(maxsize=1 << 15)
def latin(text: str) -> str:
    """A text in plain Latin letters and digits, case kept, apostrophes dropped.

    Source:
        anyascii 0.3.3 (ISC), which follows the common romanisation of each script.

    >>> latin("Зеленський"), latin("Karaağaç"), latin("許")
    ('Zelenskiy', 'Karaagac', 'Xu')
    """
    text = text[:_LIMIT].translate(_MARKS)
    return text if text.isascii() else anyascii(text).translate(_MARKS)


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The consonants of a name as most romanisations share them, doubled ones once.

    Two names with different skeletons can still be one (Hordiienko, Gordienko); two with the same need not.

    >>> skeleton("Chaudhary") == skeleton("Choudhury"), skeleton("Zelenskyy") == skeleton("Zelensky")
    (True, True)
    """
    plain = _NOT_LETTER.sub("", latin(word).lower())
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    first = plain[:1] if plain[:1] in "aeiou" else ""
    kept = [c for c in plain if c not in "aeiouyh "]
    return first + "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])
