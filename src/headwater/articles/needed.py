"""Words without which a pattern cannot match, so that most lines need not be searched at all."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 4  # letters of a word that most lines lack


def needed(pattern: str) -> tuple[str, ...]:
    """Lower-case stretches of which every text that matches the pattern, whatever its case, has at least one.

    Empty when nothing as long as a word can be told.

    >>> needed("sign (up|in) to|read (our )?newsletter")
    ('newsletter', 'sign ')
    """
    return tuple(sorted(_needed(_parser.parse(pattern)) or ()))


def _needed(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    best: frozenset[str] | None = None
    run = ""
    for code, value in [*parsed, (None, None)]:
        if code is _constants.LITERAL:
            run += chr(value).lower()
            continue
        for found in (frozenset((run,)) if len(run) >= _SHORTEST else None, _inside(code, value)):
            if found and (best is None or min(map(len, found)) > min(map(len, best))):
                best = found
        run = ""
    return best


def _inside(code: Any, value: Any) -> frozenset[str] | None:
    if code is _constants.SUBPATTERN:
        return _needed(value[3])
    if code is _constants.BRANCH:
        parts = [_needed(part) for part in value[1]]
        return None if not all(parts) else frozenset().union(*(part for part in parts if part))
    if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] >= 1:
        return _needed(value[2])
    return None
