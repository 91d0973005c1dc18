"""Is one of two articles a copy of the other or of its tradition, and what kind of copy?"""

from __future__ import annotations

import math
from dataclasses import replace

from headwater.copies.align import align
from headwater.copies.direction import Vote, mangled, votes
from headwater.copies.evidence import Dependence, dependence
from headwater.copies.naming import credits_other, same_outlet
from headwater.records import Article, Direction, Mention, Pair, Relation

# Logistic regression on `Dependence.features` (higher and lower coverage, coverage in the same course, runs, log of
# strong sentences, languages differ), learned by bench/copies/train.py on the open families; leaving one family out it
# finds 98% of the copies with no false one.
_BIAS = -7.96
_WEIGHTS = (3.45, 4.49, 4.17, 5.48, 2.43, 0.17)

_DECIDED = 0.7  # log-odds from which a direction is given
_LEANS_ON_PASSAGE = 20  # words taken over word for word, from which a passage alone proves copying
_LEANS_ON_QUOTE = 6  # words of a quotation that a credited text has too
_LEANS_COVERED = 0.1  # share of sentences that follow a credited text
_VERBATIM_SAME = 0.955
_VERBATIM_GAP = 0.14
_REWRITTEN_SAME = 0.74
_CUT = 0.2
_OWN_TEXT = 0.5


def likelihood(found: Dependence) -> float:
    """How likely it is, 0 to 1, that two articles are copies of one text.

    Source:
        Logistic model measured in bench/copies, leaving one family out.
    """
    odds = _BIAS + sum(w * f for w, f in zip(_WEIGHTS, found.features, strict=True))
    return 1 / (1 + math.exp(-odds))


def leans(copy: Article, exemplar: Article, found: Dependence, quotes: int) -> bool:
    """Whether a text of its own takes a passage from another, or names it and shares what only it could have.

    Official quotations that two reporters share prove nothing; with a credit to the other outlet they do.
    """
    if found.passages >= _LEANS_ON_PASSAGE:
        return True
    if not credits_other(copy, exemplar):
        return False
    return quotes >= _LEANS_ON_QUOTE or min(found.covered_a, found.covered_b) >= _LEANS_COVERED


def shared_quote(found: Dependence) -> int:
    """Words of the longest quotation that stands alike in both."""
    return max((min(sum(h.a.quoted), sum(h.b.quoted)) for h in found.held if h.same >= 0.75), default=0)


def relate(
    a: Article, b: Article, mentions_a: tuple[Mention, ...] = (), mentions_b: tuple[Mention, ...] = ()
) -> Pair:
    """How two articles relate as texts: the kind of copy, how sure, which is earlier, what stands for what.

    Two reports of one event that were written independently have `relation` None, even when they share official
    quotations, background or a template. `prior` is the log-odds that `a` is the earlier text.

    Args:
        mentions_a: Names read in `a`; damaged ones speak for the later text. May be empty.
        mentions_b: Names read in `b`.
    """
    found = dependence(a, b)
    score = likelihood(found)
    quotes = shared_quote(found)
    leaning = leans(b, a, found, quotes), leans(a, b, found, quotes)
    pair = Pair(a.ref, b.ref, None, "none", round(score, 4), _share(found.counted_a), _share(found.counted_b))
    if score < 0.5 and not any(leaning):
        return replace(pair, alignment=align(a, b))
    cast = list(votes(a, b, found))
    if (damage := mangled(mentions_a, mentions_b)) is not None:
        cast.append(damage)
    prior = sum(v.weight for v in cast)
    relation = _label(a, b, found, prior >= 0) if score >= 0.5 else "excerpted"
    if score < 0.5:
        score = 0.55
    direction: Direction = "siblings" if abs(prior) < _DECIDED else ("a->b" if prior > 0 else "b->a")
    return replace(
        pair,
        relation=relation,
        direction=direction,
        score=round(score, 4),
        alignment=align(a, b),
        prior=round(prior, 4),
        evidence=(*_text_evidence(found), *_reasons(cast)),
    )


def _share(value: float) -> float:
    return round(min(1.0, value), 4)


def label(exemplar: Article, copy: Article, pair: Pair) -> Relation:
    """The kind of copy an edge of a tree is; it can differ from the pair's when the tree turns the pair round."""
    if pair.relation == "excerpted" and pair.score < 0.6:
        return "excerpted"
    return _label(exemplar, copy, dependence(exemplar, copy), True)


def _label(a: Article, b: Article, found: Dependence, a_is_exemplar: bool) -> Relation:
    if found.foreign:
        return "translated"
    kept, own = (found.counted_a, 1 - found.counted_b) if a_is_exemplar else (found.counted_b, 1 - found.counted_a)
    cut = 1 - kept
    if same_outlet(a, b):
        if found.mean_same >= _VERBATIM_SAME and own < _VERBATIM_GAP / 2:
            return "excerpted" if cut > _CUT else "verbatim"
        if found.mean_same >= _REWRITTEN_SAME or found.covered_a < 0.6:
            return "revised"
    if own > _OWN_TEXT and cut > 0.3 and found.mean_same < 0.9:
        return "excerpted"
    if found.mean_same < _REWRITTEN_SAME:
        return "rewritten"
    if found.mean_same >= _VERBATIM_SAME and own < _VERBATIM_GAP and cut < _VERBATIM_GAP:
        return "verbatim"
    if cut > _CUT and own < 0.1:
        return "shortened"
    return "edited"


def _text_evidence(found: Dependence) -> list[str]:
    said = []
    if found.strong:
        said.append(
            f"{found.strong} sentences without quotations stand for one another, "
            f"{found.covered_a:.0%} of the first and {found.covered_b:.0%} of the second text"
        )
    if not found.foreign and max(found.runs_a, found.runs_b) > 0.2:
        said.append(f"{max(found.runs_a, found.runs_b):.0%} of the wording stands in longer runs that both have")
    if found.passages:
        said.append(f"{found.passages} words in whole sentences are taken over word for word")
    if found.strong > 3 and found.course > 0.8:
        said.append("they tell it in the same order")
    return said


def _reasons(cast: list[Vote]) -> list[str]:
    return [v.why for v in sorted(cast, key=lambda v: -abs(v.weight))]
