"""Records into outward JSON objects, one function a shape."""

from headwater.shapes.make.families import alteration, comparison, family, traced
from headwater.shapes.make.kept import added, checked, hit, judgement, removed
from headwater.shapes.make.pages import article, explained
from headwater.shapes.make.places import score, span
from headwater.shapes.make.stories import commitment, entity, ledger_row, statement, story

__all__ = [
    "added",
    "alteration",
    "article",
    "checked",
    "commitment",
    "comparison",
    "entity",
    "explained",
    "family",
    "hit",
    "judgement",
    "ledger_row",
    "removed",
    "score",
    "span",
    "statement",
    "story",
    "traced",
]
