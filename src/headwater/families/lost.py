"""Ancestors that no page holds: where the kept witnesses cannot explain one another.

Three kinds of evidence, strongest first: three witnesses hang together two by two against the third (a knot) and no kept
witness stands between them; a text says that it corrects or updates a version that is not kept, and a copy has what that
version said; a mere rewriting has whole sentences that its best exemplar lacks, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from headwater.copies import lead, same_outlet, texture, update_rank
from headwater.copies.evidence import Dependence, dependence
from headwater.families.descent import Tradition, ancestors
from headwater.families.sharing import Collation
from headwater.records import Article, Relation

# Set on half of the open families, checked on the other half (bench/families).
_KNOT = 45.0  # nats that each two of three witnesses share against the third
_UNTIED = 0.5  # share of the knot that the best kept witness must leave unexplained
_MOST_WITNESSES = 40  # knots are looked for in threes; a larger family is searched near its origin only
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
    """A text says that it is a later version, its outlet's earlier one is not kept, and a copy reads as that one must have.

    The later version is the origin, or hangs on another outlet's text as the origin, which then had the lost one.
    """
    for late in (root, *sorted(ref for ref, up in parents.items() if up == root)):
        article = known.articles[late]
        if not update_rank(article) or _earlier_kept(known, late):
            continue
        others = [root] if late != root else [ref for ref, up in sorted(parents.items()) if up == root]
        older = [ref for ref in others if _reads_older(article, known.articles[ref])]
        if not older:
            continue
        older += [ref for ref, up in sorted(parents.items()) if up in older and ref != late and _beside(known, ref, up)]
        why = (
            f"{article.publisher or 'one outlet'} says that its text is a later version; "
            f"{len(older)} other(s) read as the earlier one, which is not kept: dated before it, or faithful but for the "
            "head and without what it added"
        )
        return Inferred(_hung(known, late, [late, *older]), why)
    return None


def _earlier_kept(known: Tradition, late: str) -> bool:
    """Whether an earlier version by the same outlet is among the witnesses (a word-for-word piece or reprint is none)."""
    article = known.articles[late]
    return any(
        same_outlet(article, other)
        and update_rank(other) < update_rank(article)
        and dependence(article, other).intact < _UNTOUCHED
        for ref, other in known.articles.items()
        if ref != late
    )


def _reads_older(late: Article, copy: Article) -> bool:
    """Whether a copy of a later version looks like one of the version before: each sign counts, two are not enough."""
    found = dependence(late, copy)
    head = [h for h in found.held if h.pair.a[0] < _HEAD]
    rest = [h for h in found.held if h.pair.a[0] >= _HEAD]
    if not rest or found.counted_a > 1 - _NOTHING and min((h.same for h in head), default=0.0) > _UNTOUCHED:
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
