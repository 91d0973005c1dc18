"""Ancestors that no page holds: where the kept witnesses cannot explain one another.

Three kinds of evidence, strongest first: three witnesses hang together two by two against the third (a knot) and no kept
witness stands between them; a text says that it corrects or updates a version that is not kept, and a copy has what that
version said; a mere rewriting has whole sentences that its best exemplar lacks, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from headwater.copies import same_outlet, texture, update_rank
from headwater.copies.evidence import Dependence, dependence
from headwater.families.descent import Tradition, ancestors
from headwater.families.sharing import Collation
from headwater.records import Relation

# Set on half of the open families, checked on the other half (bench/families).
_KNOT = 45.0  # nats that each two of three witnesses share against the third
_UNTIED = 0.5  # share of the knot that the best kept witness must leave unexplained
_MOST_WITNESSES = 40  # knots are looked for in threes; a larger family is searched near its origin only
_HEAD = 3  # sentences at the head of a text, which an update changes first
_FAITHFUL = 0.8  # sameness of the rest of the text, from which a changed head is no careless copying
_HEAD_CHANGED = 0.07
_REWRITING = 0.12  # share of untouched sentences up to which a copy is a mere rewriting
_FURTHER_SENTENCES = 3  # whole sentences of a tradition that the other witness lacks


@dataclass(frozen=True)
class Inferred:
    """A lost ancestor: the witnesses that hang on it with their relation to it, and why it must have been there.

    `rival` is True when the tree without it is nearly as good.
    """

    children: tuple[tuple[str, Relation], ...]
    why: str
    rival: bool = False


def infer(known: Tradition, parents: Mapping[str, str]) -> Inferred | None:
    """The lost ancestor at the head of a tree, or None when the kept witnesses suffice.

    Args:
        known: The witnesses of one tree.
        parents: Copy to exemplar; exactly one witness has none.
    """
    roots = [ref for ref in known.articles if ref not in parents]
    if len(known.articles) < 2 or len(roots) != 1:
        return None
    collation = Collation(known.articles, known.pairs)
    return (
        _knotted(known, parents, roots[0], collation)
        or _updated(known, parents, roots[0])
        or _rewritten(known, parents, roots[0])
    )


def _knotted(known: Tradition, parents: Mapping[str, str], root: str, collation: Collation) -> Inferred | None:
    near = [r for r in known.articles if len(ancestors(parents, r)) <= 3][:_MOST_WITNESSES]
    best: tuple[float, tuple[str, str, str]] | None = None
    for three in combinations(near, 3):
        tied = collation.knot(*three)
        if tied < _KNOT or (best and tied <= best[0]):
            continue
        others = (m for m in known.articles if m not in three)
        if min((collation.explained(three, m) for m in others), default=tied) >= _UNTIED * tied:
            best = (tied, three)
    if best is None or root not in best[1]:
        return None
    why = (
        f"each two of these {len(best[1])} texts share wording that the third lacks, "
        "and no kept text has all of it: they go back to a version that is not kept"
    )
    return Inferred(_hung(known, root, best[1]), why)


def _updated(known: Tradition, parents: Mapping[str, str], root: str) -> Inferred | None:
    """The origin says that it is a later version, the earlier one is not kept, and a copy reads as that one must have."""
    article = known.articles[root]
    if not update_rank(article) or any(same_outlet(article, a) and r != root and update_rank(a) < update_rank(article)
                                       and dependence(article, a).intact < 1 for r, a in known.articles.items()):
        return None
    older = [ref for ref, up in parents.items() if up == root and _reads_older(dependence(article, known.articles[ref]))]
    if not older:
        return None
    older += [ref for ref, up in parents.items() if up in older and _beside(known, ref, up)]
    who = article.publisher or "the origin's outlet"
    why = f"{who} says that its text is a later version; these copies differ from it where an update changes a text"
    return Inferred(_hung(known, root, [root, *older]), f"{why}, at its head, and lack what it added")


def _reads_older(found: Dependence) -> bool:
    """Faithful but for the head of the text, and without some of its sentences."""
    head = [h for h in found.held if h.pair.a[0] < _HEAD]
    rest = [h for h in found.held if h.pair.a[0] >= _HEAD]
    if not rest or found.counted_a > 0.97 and len(head) == _HEAD and min(h.same for h in head) > 0.9:
        return False
    size = sum(len(h.a.folded) for h in rest)
    faithful = sum(h.same * len(h.a.folded) for h in rest) / size
    opening = min((h.same for h in head), default=0.0)
    return faithful >= _FAITHFUL and opening <= faithful - _HEAD_CHANGED and found.counted_a < 0.95


def _beside(known: Tradition, ref: str, sibling: str) -> bool:
    """Whether a witness has nothing of what its supposed exemplar alone has, and that is at least a sentence."""
    found = dependence(known.articles[sibling], known.articles[ref])
    return found.counted_a < 0.95 and found.intact > _REWRITING


def _rewritten(known: Tradition, parents: Mapping[str, str], root: str) -> Inferred | None:
    """A mere rewriting neither adds sentences of the tradition nor is it the source of a text in natural words."""
    for ref, up in sorted(parents.items()):
        if up != root or known.pairs[up, ref].relation in {"translated", "excerpted"}:
            continue
        found = dependence(known.articles[root], known.articles[ref])
        if found.intact >= _REWRITING or found.foreign:
            continue
        own = [_within(found, side) for side in ("a", "b")]
        if min(own) >= _FURTHER_SENTENCES:
            why = (
                f"one is a rewriting of the other's wording, yet it has {own[1]} sentences inside the common text that "
                f"the other lacks, and lacks {own[0]} of the other's: both go back to a version that is not kept"
            )
            return Inferred(_hung(known, root, [root, ref]), why, rival=True)
    return None


def _within(found: Dependence, side: str) -> int:
    """Sentences of one side without counterpart that stand between sentences that have one."""
    used = sorted(at for h in found.held for at in (h.pair.a if side == "a" else h.pair.b))
    return used[-1] - used[0] + 1 - len(used) if used else 0


def _hung(known: Tradition, root: str, refs: Iterable[str]) -> tuple[tuple[str, Relation], ...]:
    """The witnesses under a lost version with their relation to it, which is judged by the wording that is left of it."""
    found: list[tuple[str, Relation]] = []
    for ref in sorted(set(refs)):
        others = [r for r in refs if r != ref]
        found.append((ref, "revised" if ref == root else texture(known.articles, ref, others)))
    return tuple(found)
