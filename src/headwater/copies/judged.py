"""Pairs about which a person decided: the decision stands in the place of what the texts show."""

from __future__ import annotations

from dataclasses import replace

from headwater.copies.relation import relate
from headwater.records import Article, Judgement, Mention, Pair

_DECIDED = 20.0  # log-odds


def judged(
    a: Article,
    b: Article,
    said: Judgement,
    mentions_a: tuple[Mention, ...] = (),
    mentions_b: tuple[Mention, ...] = (),
) -> Pair:
    """How two articles relate when somebody has decided it; the decision is the first piece of evidence.

    Args:
        a: One article.
        b: The other; `said` names both.
        said: `same-text`, `not-a-copy` or `parent`.
        mentions_a: Names read in `a`.
        mentions_b: Names read in `b`.
    """
    found = relate(a, b, mentions_a, mentions_b, sure=said.kind != "not-a-copy")
    why = (f"{_words(a, said)} ({said.note})" if said.note else _words(a, said),)
    if said.kind == "not-a-copy":
        return replace(found, relation=None, direction="none", score=0.0, prior=0.0, evidence=why)
    found = replace(found, evidence=(*why, *found.evidence))
    if said.kind == "same-text":
        return found
    first = said.refs[0] == a.ref
    return replace(found, direction="a->b" if first else "b->a", prior=_DECIDED if first else -_DECIDED)


def _words(a: Article, said: Judgement) -> str:
    parent, child = ("first", "second") if said.refs[0] == a.ref else ("second", "first")
    what = {
        "same-text": "both are the same text",
        "not-a-copy": "neither is a copy of the other",
        "parent": f"the {child} was made from the {parent}",
    }[said.kind]
    return f"judged by {said.by} on {said.at[:10]}: {what}"
