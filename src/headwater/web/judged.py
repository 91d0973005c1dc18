"""What people decided, in words: who, when, of what, and whether it still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.records import Article, Judgement, JudgementKind
from headwater.telling.door import Door
from headwater.telling.witnesses import link, named
from headwater.telling.wording import Moment, moment

SAID: dict[JudgementKind, tuple[str, str, str]] = {
    "same-text": ("", "and", "are the same text"),
    "not-a-copy": ("", "and", "are no copies of one another"),
    "parent": ("", "is the parent of", ""),
    "same-story": ("", "and", "tell one story"),
    "other-story": ("", "does not tell the story of", ""),
    "same-name": ("", "and", "name the same"),
    "other-name": ("", "and", "name two things"),
    "story-note": ("a note on the story of", "", ""),
    "family-note": ("a note on the family of", "", ""),
    "claim-note": ("a note on the statement", "", ""),
    "name-note": ("a note on the name", "", ""),
}
"""What stands before, between and behind the parts of a judgement."""
OF_STORIES: tuple[JudgementKind, ...] = ("same-story", "other-story", "story-note", "claim-note")
OF_TEXTS: tuple[JudgementKind, ...] = ("same-text", "not-a-copy", "parent", "family-note")
_OF_NAMES: tuple[JudgementKind, ...] = ("same-name", "other-name", "name-note")


@dataclass(frozen=True, slots=True)
class Part:
    """An article, a name or the words of a statement: as it is called, where a press leads, and who printed it."""

    words: str
    href: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with what it is about."""

    judgement: Judgement
    parts: tuple[Part, ...]

    @property
    def said(self) -> tuple[str, str, str]:
        """What stands before, between and behind the parts."""
        return SAID[self.judgement.kind]

    @property
    def when(self) -> Moment:
        """When."""
        return moment(self.judgement.at)

    @property
    def undone(self) -> Moment:
        """When it was taken back."""
        return moment(self.judgement.undone_at)

    @property
    def is_note(self) -> bool:
        """Whether nothing was decided, only written down."""
        return self.judgement.kind.endswith("-note")


def every(archive: Door) -> list[Decided]:
    """All judgements, the latest first."""
    found = sorted([*archive.judgements(undone=True), *archive.name_judgements(undone=True)], key=lambda it: -it.id)
    return told(archive, found)


def of_articles(archive: Door, refs: Collection[str], kinds: Collection[JudgementKind]) -> list[Decided]:
    """The judgements of these kinds on these articles, also those that were taken back, the latest first."""
    held = set(refs)
    found = [it for it in archive.judgements(undone=True) if it.kind in kinds and not held.isdisjoint(it.refs)]
    return told(archive, found[::-1])


def of_name(archive: Door, spellings: Collection[str]) -> list[Decided]:
    """The judgements on a name in any of its spellings, also those that were taken back, the latest first."""
    held = {text.casefold() for text in spellings}
    found = [it for it in archive.name_judgements(undone=True) if any(name.casefold() in held for name in it.refs)]
    return told(archive, found[::-1])


def notes_on_claims(decided: Iterable[Decided]) -> Mapping[str, list[Decided]]:
    """The notes that hold, by the words of the claim they are on."""
    found: dict[str, list[Decided]] = {}
    for it in decided:
        if it.judgement.kind == "claim-note" and not it.judgement.undone_at:
            found.setdefault(it.judgement.refs[-1], []).append(it)
    return found


def told(archive: Door, found: Sequence[Judgement]) -> list[Decided]:
    """Judgements with their articles as they are called now."""
    articles = archive.articles({ref for it in found for ref in _articles(it)})
    return [Decided(it, tuple(_part(it, ref, articles) for ref in _shown(it))) for it in found]


def _articles(it: Judgement) -> tuple[str, ...]:
    return () if it.kind in _OF_NAMES else it.refs[:1] if it.kind == "claim-note" else it.refs


def _shown(it: Judgement) -> tuple[str, ...]:
    return it.refs[1:] if it.kind == "claim-note" else it.refs


def _part(it: Judgement, ref: str, articles: Mapping[str, Article]) -> Part:
    if it.kind in _OF_NAMES or it.kind == "claim-note":
        return Part(ref)
    article = articles.get(ref)
    return Part(article.title or ref, link(ref), named(article)) if article else Part(ref, who="not kept any more")
