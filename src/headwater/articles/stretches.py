"""Where furniture that is glued into running text begins and ends, by the weights of its words."""

from __future__ import annotations

import re

from headwater.articles.wording import Token, kind, model, tokens
from headwater.records import FurnitureKind

# Set on composed pages of the learn half and on the open families: what it costs to call a stretch furniture at all,
# and what to begin or end one where no sentence does.
_CALLED = 2.0
_MID = 1.0
_UNLIKELY = 1.2  # from this weight on a run of words may be furniture; most texts have none and are done here
_MOST_TOKENS = 20_000  # of one line; of a longer line the rest is text
_AFTER = re.compile(r"[^\w\s“„«\"(\[]*")


def stretches(text: str) -> list[tuple[int, int, FurnitureKind]]:
    """The stretches of a paragraph that are worded like furniture, in order: begin, end, kind.

    >>> told = "He left on Monday, he said. Sign up for our newsletter The talks go on in March, the ministry said."
    >>> [told[a:b] for a, b, _ in stretches(told)]
    ['Sign up for our newsletter']

    Source:
        Viterbi (1967) over two states, text and furniture, that change at sentence ends or, at a cost, before capitals.
    """
    words = tokens(text[: _MOST_TOKENS * 8])[:_MOST_TOKENS]
    weights = _weights(words)
    if _heaviest(weights) < _UNLIKELY:
        return []
    found = []
    for first, last in _path(text, words, weights):
        end = words[last].end
        end = _AFTER.match(text, end).end()  # type: ignore[union-attr]
        found.append((words[first].start, end, kind(text[words[first].start : end])))
    return found


def _weights(words: list[Token]) -> list[float]:
    weight = model().weight
    return [sum([weight.get(key, 0.0) for key in word.own]) + weight.get(word.pair, 0.0) for word in words]


def _heaviest(weights: list[float]) -> float:
    """The weight of the heaviest run of neighbours."""
    best = run = 0.0
    for value in weights:
        run = max(0.0, run + value)
        best = max(best, run)
    return best


def _path(text: str, words: list[Token], weights: list[float]) -> list[tuple[int, int]]:
    """The runs of words on the best path that are furniture, as (first, last)."""
    plain, inside = 0.0, float("-inf")
    came_plain: list[bool] = []  # whether the best way to be in the text here comes out of furniture
    came_inside: list[bool] = []  # whether the best way to be in furniture here comes out of the text
    for at, word in enumerate(words):
        free = word.opens or at == 0
        may = free or text[word.start].isupper()
        turn = 0.0 if free else _MID
        leave = inside - turn if may else float("-inf")
        enter = plain - _CALLED - turn if may else float("-inf")
        came_plain.append(leave > plain)
        came_inside.append(enter >= inside)
        plain, inside = max(plain, leave), max(inside, enter) + weights[at]
    found: list[tuple[int, int]] = []
    state, last = inside > plain, len(words) - 1
    for at in range(len(words) - 1, -1, -1):
        if state and came_inside[at]:
            found.append((at, last))
            state = False
        elif not state and came_plain[at]:
            state, last = True, at - 1
    return found[::-1]
