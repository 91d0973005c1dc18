"""Ancestors that no page holds: where the kept witnesses cannot explain one another.

Three kinds of evidence, strongest first: three witnesses hang together two by two against the third (a knot) and no
kept witness stands between them; a text says that it corrects or updates a version that is not kept, and a copy reads
as that version must have; a mere rewriting has whole sentences that its best exemplar lacks, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.copies import lead, same_outlet, texture, update_rank
from headwater.copies.evidence import Dependence, dependence
from headwater.copies.wording import wording
from headwater.families.descent import Tradition, ancestors
from headwater.families.sharing import Collation
from headwater.records import Article, Relation

# Set by reading the misses of all open families (bench/families); no half was held back, four lost versions are few.
_KNOT = 35.0  # nats that each two of three witnesses share against the third
_NEAR_ORIGIN = 3  # steps from the origin, itself included
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

    `moved` are (copy, exemplar) that hang otherwise than in the tree without it. `rival` is True when the tree without
    it is nearly as good.
    """

    children: tuple[tuple[str, Relation], ...]
    why: str
    moved: tuple[tuple[str, str], ...] = ()
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
    near = [r for r in known.articles if r != root and len(ancestors(parents, r)) <= _NEAR_ORIGIN][:_MOST_WITNESSES]
    best: tuple[float, tuple[str, str, str]] | None = None
    for one, two in combinations(near, 2):
        three = (root, one, two)
        tied = collation.knot(*three)
        if tied < _KNOT or (best and tied <= best[0]):
            continue
        others = (m for m in known.articles if m not in three)
        if min((collation.explained(three, m) for m in others), default=tied) >= max(_KNOT, _UNTIED * tied):
            best = (tied, three)
    if best is None:
        return None
    why = (
        "each two of these three texts share wording that the third lacks, "
        "and no kept text has all of it: they go back to a version that is not kept"
    )
    return Inferred(_hung(known, root, best[1]), why)


def _updated(known: Tradition, parents: Mapping[str, str], root: str) -> Inferred | None:
    """A text says that it is a later version, the earlier one is not kept, and a copy reads as that must have.

    The later version is the origin, or hangs on another outlet's text as the origin, which then had the lost one.
    """
    for late in (root, *sorted(ref for ref, up in parents.items() if up == root)):
        article = known.articles[late]
        if not update_rank(article) or _earlier_kept(known, late):
            continue
        others = [ref for ref, up in sorted(parents.items()) if up == late] + ([root] if late != root else [])
        older = [ref for ref in others if _reads_older(article, known.articles[ref])]
        if not older:
            continue
        direct = _apart(known, late, older)
        moved = tuple((ref, _nearest(known, ref, direct)) for ref in older if ref not in direct)
        older = direct
        older += [
            ref for ref, up in sorted(parents.items()) if up in older and ref != late and _beside(known, late, ref, up)
        ]
        why = (
            f"{article.publisher or 'one outlet'} says that its text is a later version; "
            f"{len(older)} other(s) read as the earlier one, which is not kept: dated before it, "
            "or faithful but for the head and without what it added"
        )
        return Inferred(_hung(known, late, [late, *older]), why, moved)
    return None


def _earlier_kept(known: Tradition, late: str) -> bool:
    """Whether an earlier version by the same outlet is kept; a word-for-word piece or reprint is none."""
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


def _beside(known: Tradition, late: str, ref: str, sibling: str) -> bool:
    """Whether a witness has nothing of what its supposed exemplar has by itself, and that is at least a sentence."""
    own = _own_sentences(known, late, sibling)
    if not own:
        return False
    found = dependence(known.articles[sibling], known.articles[ref])
    return not own & {at for h in found.held for at in h.pair.a}


def _nearest(known: Tradition, ref: str, exemplars: Sequence[str]) -> str:
    return min((e for e in exemplars if (e, ref) in known.costs), key=lambda e: (known.costs[e, ref], e))


def _own_sentences(known: Tradition, late: str, ref: str) -> set[int]:
    """Numbers of the sentences of a witness that the later version does not have."""
    found = dependence(known.articles[late], known.articles[ref])
    return set(range(len(wording(known.articles[ref])))) - {at for h in found.held for at in h.pair.b}


def _apart(known: Tradition, late: str, older: Sequence[str]) -> list[str]:
    """The witnesses that hang on the lost version itself.

    A rewriting hangs on a faithful copy, unless nothing of that copy's own sentences is in it.
    """
    kept = []
    for ref in older:
        above = [
            other
            for other in older
            if other != ref
            and known.priors.get((other, ref), -1.0) >= 0
            and dependence(known.articles[other], known.articles[ref]).intact < _REWRITING
            and dependence(known.articles[late], known.articles[other]).intact >= _REWRITING
            and not _beside(known, late, ref, other)
        ]
        if not above:
            kept.append(ref)
    return kept or list(older)


def _rewritten(known: Tradition, parents: Mapping[str, str], root: str) -> Inferred | None:
    """A mere rewriting neither adds sentences of the tradition nor is it the source of a text in natural words."""
    for ref, up in sorted(parents.items()):
        if up != root or known.pairs[up, ref].relation in {"translated", "excerpted"}:
            continue
        found = dependence(known.articles[root], known.articles[ref])
        if found.intact >= _REWRITING or found.foreign or same_outlet(known.articles[root], known.articles[ref]):
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
    """The witnesses under a lost version with their relation to it, judged by the wording that is left of it."""
    found: list[tuple[str, Relation]] = []
    for ref in sorted(set(refs)):
        others = [r for r in refs if r != ref]
        found.append((ref, "revised" if ref == root else texture(known.articles, ref, others)))
    return tuple(found)
