r"""Patterns that know capitals of all cased scripts: `\C` is a capital letter, `\c` stands for them inside a class."""

from __future__ import annotations

import re
from itertools import groupby

# Latin with its extensions, Greek, Cyrillic and Armenian: the cased scripts that news is written in.
_SCRIPTS = ((0x41, 0x250), (0x370, 0x530), (0x531, 0x557), (0x1E00, 0x1F00))
_CODES = [c for start, end in _SCRIPTS for c in range(start, end) if chr(c).isupper()]
_RUNS = [[c for _, c in run] for _, run in groupby(enumerate(_CODES), lambda it: it[1] - it[0])]
# Runs are written as such: a class that lists every letter takes twice as long to compile, and there are many.
CAPITALS = "".join(f"{chr(r[0])}-{chr(r[-1])}" if len(r) > 2 else "".join(map(chr, r)) for r in _RUNS)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern with `\C` for any capital letter and `\c` for all of them inside `[...]`.

    The class `[^\W\d_a-z]` would take "ı", "ł" and every Cyrillic letter for a capital.

    >>> bool(compiled(r"\Cydın").fullmatch("Aydın")), bool(compiled(r"[\c]+").fullmatch("AYDıN"))
    (True, False)
    """
    return re.compile(pattern.replace(r"\C", f"[{CAPITALS}]").replace(r"\c", CAPITALS), flags)
