"""A lost origin of two texts: no third can testify, so only what they say of themselves counts, and whole sentences."""

from __future__ import annotations

from collections.abc import Mapping

from headwater.copies import lead, same_outlet, update_rank
from headwater.copies.evidence import Dependence, dependence
from headwater.families.descent import Tradition
from headwater.families.lost import Lost
from headwater.records import Article

# Set by reading the misses of all open families and the seed pages; none was held back.
_HEAD = 3  # sentences at the head of a text, which an update changes first
_FAITHFUL = 0.8  # sameness of the rest of the text, from which a changed head is no careless copying
_HEAD_CHANGED = 0.07
_UNTOUCHED = 0.97
_NOTHING = 0.03
_SENTENCES_ADDED = 2
_OWN = 0.15  # share of its own that a copy may have and still be called faithful
_TWO_SIGNS = 2
_REWRITING = 0.12  # share of untouched sentences up to which a copy is a mere rewriting
_FURTHER_SENTENCES = 3  # whole sentences of a tradition that the other witness lacks
_SAYS_SO = 3.0  # nats that a text's own word is worth
_READS_SO = 0.8


def of_two(known: Tradition, parents: Mapping[str, str]) -> Lost | None:
    """The lost origin of a family of two, or None when one may well be the other's exemplar."""
    if len(known.articles) != 2 or len(parents) != 1:
        return None
    ((copy, exemplar),) = parents.items()
    children = (min(copy, exemplar), max(copy, exemplar))
    for late, other in ((exemplar, copy), (copy, exemplar)):
        one, two = known.articles[late], known.articles[other]
        kept = same_outlet(one, two) and update_rank(two) < update_rank(one)
        if update_rank(one) and not kept and _reads_older(one, two):
            return Lost(children, None, _SAYS_SO, late)
    if known.pairs[exemplar, copy].relation not in {"translated", "excerpted"} and _both_further(known, exemplar, copy):
        return Lost(children, None, _READS_SO, exemplar)
    return None


def _reads_older(late: Article, copy: Article) -> bool:
    """Whether a copy of a later version looks like one of the version before: each sign counts, two are not enough."""
    found = dependence(late, copy)
    head = [h for h in found.held if h.pair.a[0] < _HEAD]
    rest = [h for h in found.held if h.pair.a[0] >= _HEAD]
    if not rest or (found.counted_a > 1 - _NOTHING and min((h.same for h in head), default=0.0) > _UNTOUCHED):
        return False
    faithful = sum(h.same * len(h.a.folded) for h in rest) / sum(len(h.a.folded) for h in rest)
    changed = faithful - min((h.same for h in head), default=0.0) if faithful >= _FAITHFUL else 0.0
    signs = (
        2 * (lead(copy, late) > 0),
        changed >= _HEAD_CHANGED,
        changed >= 2 * _HEAD_CHANGED,
        _within(found, "a") >= _SENTENCES_ADDED and 1 - found.counted_b < _OWN,
    )
    return sum(signs) > _TWO_SIGNS


def _both_further(known: Tradition, exemplar: str, copy: str) -> bool:
    """Whether a rewriting has sentences of the common text that its exemplar lacks, and the other way round.

    A mere rewriting neither adds sentences of the tradition nor is it the source of a text in natural words.
    """
    one, two = known.articles[exemplar], known.articles[copy]
    found = dependence(one, two)
    if found.intact >= _REWRITING or found.foreign or same_outlet(one, two):
        return False
    return min(_within(found, side) for side in ("a", "b")) >= _FURTHER_SENTENCES


def _within(found: Dependence, side: str) -> int:
    """Sentences of one side without counterpart that stand between sentences that have one."""
    used = sorted(at for h in found.held for at in (h.pair.a if side == "a" else h.pair.b))
    return used[-1] - used[0] + 1 - len(used) if used else 0
