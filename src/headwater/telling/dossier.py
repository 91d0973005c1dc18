"""All that the pages of one story are made from, fetched from the archive in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.records import Alteration, Article, Claim, Family, Story
from headwater.telling.door import Door

REVERSED = frozenset({"negation", "modality", "causality"})
FIGURES = frozenset({"number", "money", "unit", "date"})
NAMES = frozenset({"name", "place", "role"})
NOT_FACTS = frozenset({"sentence-dropped", "sentence-added", "quote-dropped"})
"""Left out or put in: told apart from facts, never added to them."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One story with its families, claims, articles and the changes along the edges, by (exemplar, copy)."""

    story: Story
    families: tuple[Family, ...]
    claims: tuple[Claim, ...]
    articles: Mapping[str, Article]
    changes: Mapping[tuple[str, str], tuple[Alteration, ...]]


def is_fact(change: Alteration) -> bool:
    """Whether a change counts as a changed fact: it alters meaning and is neither left out nor put in."""
    return change.meaning_changed and change.type not in NOT_FACTS


def gather(archive: Door, story: Story) -> Dossier:
    """The dossier of one story."""
    families = tuple(archive.family(id) for id in story.families)
    copied = [family for family in families if family.edges]
    changes = {edge: found for family in copied for edge, found in archive.changes(family.id).items()}
    return Dossier(
        story=story,
        families=families,
        claims=tuple(archive.statements(story.id)),
        articles=archive.articles(story.refs),
        changes=changes,
    )
