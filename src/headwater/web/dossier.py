"""All that the pages of one story are made from, fetched from the archive in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from headwater.records import Alteration, Article, Claim, Comparison, Family, Page, Story

REVERSED = frozenset({"negation", "modality", "causality"})
FIGURES = frozenset({"number", "money", "unit", "date"})
NAMES = frozenset({"name", "place", "role"})
NOT_FACTS = frozenset({"sentence-dropped", "sentence-added", "quote-dropped"})
"""Left out or put in: told apart from facts, never added to them."""


class Door(Protocol):
    """What the pages ask of an archive."""

    def stories(self) -> Sequence[Story]:
        """Every story."""
        ...

    def story(self, id: str) -> Story:
        """One story, by its id or a former one."""
        ...

    def statements(self, story: str) -> Sequence[Claim]:
        """What is claimed in one story, most weighty first."""
        ...

    def family(self, id: str) -> Family:
        """One family with its tree."""
        ...

    def article(self, ref: str) -> Article:
        """One article."""
        ...

    def articles(self, refs: Iterable[str]) -> Mapping[str, Article]:
        """Several articles by reference; unknown ones are left out."""
        ...

    def page(self, ref: str) -> Page:
        """The page that an article stands on."""
        ...

    def changes(self, family: str) -> Mapping[tuple[str, str], tuple[Alteration, ...]]:
        """What changed along the edges of one family, by (exemplar, copy).

        Children of a lost ancestor are compared with one another, both ways.
        """
        ...

    def compare(self, a: str, b: str) -> Comparison:
        """How two articles relate and what changed from `a` to `b`."""
        ...


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
    changes = {edge: found for family in families for edge, found in archive.changes(family.id).items()}
    return Dossier(
        story=story,
        families=families,
        claims=tuple(archive.statements(story.id)),
        articles=archive.articles(story.refs),
        changes=changes,
    )
