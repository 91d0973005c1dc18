"""What was kept, found and decided."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Added, Checked, Found, Judgement, Refusal, Removed, Span
from headwater.shapes.make.places import score
from headwater.shapes.outward import AddedShape, CheckShape, HitShape, JudgementShape, RefusalShape, RemovedShape


def judgement(it: Judgement) -> JudgementShape:
    """What a person decided, as `judge` prints it."""
    return {
        "judgement": it.id,
        "kind": it.kind,
        "articles": list(it.refs),
        "by": it.by,
        "at": it.at,
        "note": it.note,
        "undone": it.undone_at,
    }


def _refusal(it: Refusal) -> RefusalShape:
    return {"input": it.input, "reason": it.reason}


def added(it: Added) -> AddedShape:
    """What `add` did, as it prints it."""
    return {
        "pages": it.pages,
        "articles": it.articles,
        "new_articles": it.new_articles,
        "families_changed": it.families_changed,
        "stories_changed": it.stories_changed,
        "refused": [_refusal(refusal) for refusal in it.refused],
        "empty": list(it.empty),
        "troubles": list(it.troubles),
    }


def removed(it: Removed) -> RemovedShape:
    """What `remove` did, as it prints it."""
    return {
        "pages": it.pages,
        "articles": it.articles,
        "families_changed": it.families_changed,
        "stories_changed": it.stories_changed,
        "refused": [_refusal(refusal) for refusal in it.refused],
    }


def _bracketed(text: str, spans: Sequence[Span]) -> str:
    """Text with the given places in brackets."""
    for span in reversed(spans):
        text = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return text


def hit(it: Found) -> HitShape:
    """An article as `search` prints it."""
    return {
        "ref": it.article.ref,
        "title": it.article.title,
        "publisher": it.article.publisher,
        "published": it.article.published,
        "score": score(it.score),
        "snippet": _bracketed(it.snippet, it.found),
        "family": it.family,
        "story": it.story,
    }


def checked(it: Checked) -> CheckShape:
    """The state of a store as `check` prints it."""
    counts = dict(it.counts)
    return {
        "store": it.store,
        "ok": not it.troubles,
        "pages": counts["pages"],
        "articles": counts["articles"],
        "pairs": counts["pairs"],
        "families": counts["families"],
        "stories": counts["stories"],
        "statements": counts["statements"],
        "waiting": counts["waiting"],
        "schema": it.schema,
        "stages": it.stages,
        "background": it.background,
        "troubles": list(it.troubles),
    }
