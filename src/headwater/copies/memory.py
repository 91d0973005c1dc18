"""What was worked out about an article is kept for the next comparison, as much of it as a bound in text allows.

A count of articles is no bound: the laid out words of one long text take as much room as those of a hundred short ones.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar, cast

from headwater.records import Article

_LEAST = 200  # characters that every entry counts for: an empty text takes room too

P = ParamSpec("P")
R = TypeVar("R")


def kept(characters: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator for a function of one or more articles: results are kept, those asked for longest ago go first.

    What is about more than half of the room alone is not kept at all.

    Args:
        characters: How much text the articles may have together about which something is kept.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        held: OrderedDict[tuple[Any, ...], tuple[R, int]] = OrderedDict()
        lock = Lock()
        room = [characters]

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            with lock:
                if args in held:
                    held.move_to_end(args)
                    return held[args][0]
            found = function(*args, **kwargs)
            size = sum(max(_LEAST, len(cast(Article, article).text)) for article in args)
            if size > characters / 2:
                return found
            with lock:
                if args not in held:
                    held[args] = (found, size)
                    room[0] -= size
                while room[0] < 0:
                    _, (_, freed) = held.popitem(last=False)
                    room[0] += freed
            return found

        return ask

    return decorate
