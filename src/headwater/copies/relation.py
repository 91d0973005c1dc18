"""Is one of two articles a copy of the other or of its tradition, and what kind of copy?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.copies.align import align
from headwater.copies.captures import of_one_address
from headwater.copies.direction import mangled, votes
from headwater.copies.evidence import Dependence, Vote, dependence, log_odds
from headwater.copies.forms import same_form
from headwater.copies.leaning import leaning, leans
from headwater.copies.naming import NEWS_FOR, days_apart, same_outlet
from headwater.records import Article, Direction, Mention, Pair, Relation

# Set by reading the misses of all open families; no half was held back, so figures on that set flatter them.
_DECIDED = 0.7  # log-odds from which a direction is given
_LONG_AGO = 5.0  # a like event of another year, told by the same formula, is no copy; a true copy has far higher odds
_REPRINTED = 0.8  # share of a text that stands in the other in long runs, half of its sentences untouched: no formula
_FORM = 20.0  # one form filled in twice is no copy, however alike the words are
_VERBATIM_SAME = 0.955
_VERBATIM_GAP = 0.15  # share left out and put in together: a line or two
_VERBATIM_OF_LOST = 0.9  # siblings differ from each other where the later version differs from the lost one
_REWRITTEN_SAME = 0.74
_INTACT = 0.12  # an editor leaves many sentences as they are, a rewriting leaves hardly one
_CUT = 0.2
_PIECE_CUT = 0.12
_PIECE_INTACT = 0.9
_PIECE_OWN = 0.08
_OWN_TEXT = 0.5
_REPORTED = 0.3


def judged_odds(a: Article, b: Article, found: Dependence) -> float:
    """Log-odds that two articles are copies of one text, or that one leans on the other.

    Texts in two languages have no wording in common: there the alignment decides, or what one says it has from the
    other. An outlet's own archive, its background paragraphs, is no source: of one outlet only versions are copies.
    """
    if same_form(a, b, found) and not of_one_address(a, b):  # a figure put right is no other form
        return -_FORM
    odds = leaning(a, b, found)
    if same_outlet(a, b):
        odds = min(odds, log_odds(found))
    if found.foreign:
        odds = max(odds, log_odds(found))
    reprinted = max(found.runs_a, found.runs_b) >= _REPRINTED and found.intact >= _REPRINTED / 2
    return odds - (_LONG_AGO if days_apart(a, b) > NEWS_FOR and not reprinted else 0.0)


def relate(
    a: Article,
    b: Article,
    mentions_a: tuple[Mention, ...] = (),
    mentions_b: tuple[Mention, ...] = (),
    *,
    sure: bool = False,
) -> Pair:
    """How two articles relate as texts: the kind of copy, how sure, which is earlier, what stands for what.

    Two reports of one event that were written independently have `relation` None, even when they share official
    quotations, background or a template. `prior` is the log-odds that `a` is the earlier text.

    Args:
        a: One article.
        b: The other.
        mentions_a: Names read in `a`; damaged ones speak for the later text. May be empty.
        mentions_b: Names read in `b`.
        sure: They are known to be copies, whatever the texts show.
    """
    found = dependence(a, b)
    odds = judged_odds(a, b, found)
    score = 1.0 if sure else 1 / (1 + math.exp(-odds))
    pair = Pair(a.ref, b.ref, None, "none", round(score, 4), _share(found.counted_a), _share(found.counted_b))
    if score < 0.5:
        return replace(pair, alignment=align(a, b))
    cast = list(votes(a, b, found))
    if (damage := mangled(mentions_a, mentions_b)) is not None:
        cast.append(damage)
    cast += leans(a, b)
    entire = log_odds(found) >= 0 or (sure and odds < 0)
    prior = sum(v.weight for v in cast)
    relation = _label(a, b, found, prior >= 0) if entire or of_one_address(a, b) else "excerpted"
    direction: Direction = "siblings" if abs(prior) < _DECIDED else ("a->b" if prior > 0 else "b->a")
    return replace(
        pair,
        relation=relation,
        direction=direction,
        alignment=align(a, b),
        prior=round(prior, 4),
        evidence=(*_text_evidence(found), *_reasons(cast)),
    )


def _share(value: float) -> float:
    return round(min(1.0, value), 4)


def label(exemplar: Article, copy: Article, pair: Pair) -> Relation:
    """The kind of copy an edge of a tree is; it can differ from the pair's when the tree turns the pair round."""
    found = dependence(exemplar, copy)
    if pair.relation == "excerpted" and log_odds(found) < 0 and not of_one_address(exemplar, copy):
        return "excerpted"
    return _label(exemplar, copy, found, True)


def _label(a: Article, b: Article, found: Dependence, a_is_exemplar: bool) -> Relation:
    if found.foreign:
        return "translated"
    if of_one_address(a, b):
        return "revised"
    kept, own = (found.counted_a, 1 - found.counted_b) if a_is_exemplar else (found.counted_b, 1 - found.counted_a)
    cut = 1 - kept
    untouched = found.mean_same >= _VERBATIM_SAME
    reprint = not same_outlet(a, b) or a.gathered != b.gathered or own + cut < _VERBATIM_GAP / 3
    if untouched and cut + own <= _VERBATIM_GAP and reprint:
        return "verbatim"
    if same_outlet(a, b):
        return "excerpted" if found.intact >= _PIECE_INTACT and own < _PIECE_OWN and cut > _PIECE_CUT else "revised"
    if found.mean_same < _REWRITTEN_SAME:
        return "excerpted" if own > _REPORTED else "rewritten"
    if found.intact < _INTACT and own < _CUT:
        return "rewritten"
    if own > _OWN_TEXT and cut > _REPORTED and not untouched:
        return "excerpted"
    return "shortened" if cut > _CUT and own < 0.1 else "edited"


def whole(a: Article, b: Article) -> bool:
    """Whether one text as a whole depends on the other, rather than leaning on it or taking a passage."""
    return log_odds(dependence(a, b)) >= 0


def texture(articles: Mapping[str, Article], ref: str, siblings: Sequence[str]) -> Relation:
    """The kind of copy a witness is of a lost version, judged by the siblings that hold most of its wording.

    What siblings lack or have more is theirs; only how shared sentences are worded and what nobody else has counts.
    """
    copy = articles[ref]
    with_all = [dependence(articles[s], copy) for s in sorted(siblings)]
    if not with_all:
        return "edited"
    if all(found.foreign for found in with_all):
        return "translated"
    same = max(found.mean_same for found in with_all if not found.foreign)
    intact = max(found.intact for found in with_all if not found.foreign)
    own = min(1 - found.counted_b for found in with_all)
    if same < _REWRITTEN_SAME or intact < _INTACT:
        return "rewritten"
    return "verbatim" if same >= _VERBATIM_OF_LOST and own < _VERBATIM_GAP else "edited"


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
