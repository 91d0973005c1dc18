"""Damaged names, found by the company they keep: articles that share nearly all other names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from headwater.names.compare import accepted_variant, likeness
from headwater.names.context import Context
from headwater.names.joining import SAME_MATTER, Joining
from headwater.names.lexicon import lexicon
from headwater.names.nodes import Id, Node
from headwater.records import MentionType

# Set on the first five families: copies share .6 and more of their names' weight, reports of one event .2 to .5, other
# events under .1. Damaged names are .72 and more alike; so are look-alikes in other stories, hence the company.
_NEARLY_COPY = 0.45
_DAMAGED = 0.72
_SPELLED = 0.88  # likeness that articles of one event need, copies or not
_ROUNDS = 3


class _Facts(NamedTuple):
    """What of a name decides at once that two cannot be one."""

    type: MentionType
    several: bool
    known: bool
    ends: frozenset[str]


def join_damaged(joining: Joining) -> None:
    """Join a name that only one of two such articles has with the one most like it that only the other has.

    Joining makes articles share more, so it goes on while it finds something.
    """
    facts = {id_: _facts(node) for id_, node in joining.nodes.items() if not any(c.isdigit() for c in node.key)}
    for _ in range(_ROUNDS):
        roots = {ref: {id_: joining.root(id_) for id_ in ids} for ref, ids in joining.held.items()}
        context = Context(
            {ref: {"|".join(r) for id_, r in own.items() if not joining.known(id_)} for ref, own in roots.items()}
        )
        joined = False
        for x, y in context.neighbours():
            alike = context.alike(x, y)
            if alike >= SAME_MATTER and context.shared(x, y) >= 2:
                bound = _DAMAGED if alike >= _NEARLY_COPY else _SPELLED
                joined = (
                    _match_up(joining, _alone(roots, x, y, facts), _alone(roots, y, x, facts), facts, bound) or joined
                )
        if not joined:
            break


def _facts(node: Node) -> _Facts:
    words = node.key.split()
    ends = frozenset({f"<{words[0][0]}", f"{words[-1][0]}>"})
    return _Facts(node.type, len(words) > 1, lexicon().place(node.key) is not None, ends)


def _alone(roots: Mapping[str, Mapping[Id, Id]], x: str, y: str, facts: Mapping[Id, _Facts]) -> list[Id]:
    """Names of article x that are joined with none of article y."""
    theirs = set(roots[y].values())
    return [id_ for id_, root in roots[x].items() if root not in theirs and id_ in facts]


def _match_up(
    joining: Joining, mine: Sequence[Id], theirs: Sequence[Id], facts: Mapping[Id, _Facts], bound: float
) -> bool:
    """Join the likest of the names that two articles have alone; whether any were."""
    found = []
    for a in mine:
        for b in theirs:
            if _may_be_one(facts[a], facts[b]):
                score = likeness(joining.nodes[a].key, joining.nodes[b].key)
                if bound <= _DAMAGED and _renamed(joining.nodes[a], joining.nodes[b]):
                    score = max(score, _DAMAGED)
                if score >= bound:
                    found.append((-score, a, b))
    joined = False
    for _, a, b in sorted(found):
        if joining.root(a) != joining.root(b) and not joining.side_by_side(a, b):
            joining.join(a, b)
            joined = True
    return joined


def _renamed(a: Node, b: Node) -> bool:
    """Whether two persons' names differ in the given name alone ("Blanche Vane", "White Vane"): it was translated."""
    if a.type != "person" or b.type != "person":
        return False
    (first, *rest), (other, *more) = a.key.split(), b.key.split()
    return bool(rest) and first != other and len(rest) == len(more) and all(map(_one_word, rest, more))


def _one_word(a: str, b: str) -> bool:
    """Whether two words are one or accepted spellings of one."""
    return a == b or accepted_variant(a, b)


def _may_be_one(a: _Facts, b: _Facts) -> bool:
    """Whether two names are of one kind, not both known places, and begin alike at one end at least."""
    if a.several != b.several or (a.known and b.known) or not a.ends & b.ends:
        return False
    return a.type == b.type or "org" in {a.type, b.type}
