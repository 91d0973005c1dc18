"""The outward shapes as JSON Schema, one document a shape."""

from __future__ import annotations

from typing import Any

from headwater.shapes import following, outward, told

SHAPES: dict[str, Any] = {
    "article": outward.ArticleShape,
    "explained": outward.ExplainedArticleShape,
    "text": outward.TextShape,
    "added": outward.AddedShape,
    "removed": outward.RemovedShape,
    "family": outward.FamilyShape,
    "comparison": outward.ComparisonShape,
    "trace": outward.TraceShape,
    "judgement": outward.JudgementShape,
    "story": outward.StoryShape,
    "statement": outward.StatementShape,
    "ledger": outward.LedgerShape,
    "entity": outward.EntityShape,
    "hit": outward.HitShape,
    "shown": outward.ShownShape,
    "check": outward.CheckShape,
    "brief": told.BriefShape,
    "source": following.SourceShape,
    "watched": following.WatchedShape,
    "change": following.ChangeShape,
    "alert": following.WatchShape,
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one shape.

    Args:
        name: One of `SHAPES`.

    Raises:
        KeyError: There is no such shape.

    >>> list(schema("text")["properties"])
    ['page', 'text']
    """
    from pydantic import TypeAdapter  # here, as it takes longer to load than any other command takes to run

    document = TypeAdapter(SHAPES[name]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
