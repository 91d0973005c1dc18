"""What the pages ask of an archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from headwater.records import (
    Alteration,
    Answers,
    Article,
    Claim,
    Comparison,
    Entity,
    Family,
    Followed,
    Judgement,
    JudgementKind,
    LedgerRow,
    LedgerSum,
    Page,
    Reading,
    Refusal,
    Revised,
    Sought,
    Source,
    Story,
    Traced,
)

if TYPE_CHECKING:
    from headwater.families.habits import Habits


class Door(Protocol):
    """What the pages ask of an archive."""

    def stories(self) -> Sequence[Story]:
        """Every story."""
        ...

    def newest(self, most: int) -> tuple[Sequence[Story], int]:
        """The stories with the newest articles, so many at most, and how many stories there are."""
        ...

    def story(self, id: str) -> Story:
        """One story, by its id or a former one."""
        ...

    def statements(self, story: str) -> Sequence[Claim]:
        """What is claimed in one story, most weighty first."""
        ...

    def families(self) -> Sequence[Family]:
        """Every family, largest first."""
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

    def readings(self, refs: Iterable[str]) -> Mapping[str, Reading]:
        """What several articles tell, names among them; unknown ones are left out."""
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

    def search(self, sought: Sought, *, facets: bool = False) -> Answers:
        """Articles that hold all the words and pass the filters."""
        ...

    def captured_since(self, moment: str) -> Sequence[str]:
        """The references of articles whose page was captured at a time (ISO 8601) or later."""
        ...

    def ledger(
        self, *, topic: str | None = None, by: str | None = None, to: str | None = None, unit: str | None = None,
        figures: bool = True,
    ) -> tuple[Sequence[LedgerRow], Sequence[LedgerSum]]:  # fmt: skip
        """Figures and commitments over time across stories, or commitments alone, and what these come to."""
        ...

    def watched(self, name: str) -> frozenset[str]:
        """References of the articles that a watch matches."""
        ...

    def followed(self) -> Sequence[Source]:
        """The sources that are followed."""
        ...

    def not_kept(self, most: int = 100) -> Sequence[Followed]:
        """Pages that sources listed and that could not be kept, the latest first."""
        ...

    def revised(self, since: str = "", *, most: int | None = None) -> Sequence[Revised]:
        """What kept pages said before, the oldest change first; of so many captures at most, the latest."""
        ...

    def publishers(self) -> Sequence[tuple[str, int]]:
        """Who printed what is kept, and how many articles, most first."""
        ...

    def habits(self, publisher: str) -> Habits:
        """What the texts of one publisher did."""
        ...

    def entities(self, name: str | None = None) -> Sequence[Entity]:
        """Everything that is named, most mentioned first; with `name` what has a spelling with these words."""
        ...

    def trace(
        self, page: str, *, stdin: bytes | None = None, seen: str | None = None
    ) -> tuple[Sequence[Traced], Sequence[Refusal]]:
        """Where the articles of a page come from, and inputs that were refused."""
        ...

    def judgements(self, *, undone: bool = False) -> Sequence[Judgement]:
        """What people decided, in the order in which they did."""
        ...

    def name_judgements(self, *, undone: bool = False) -> Sequence[Judgement]:
        """What people decided about names."""
        ...

    def judge(self, kind: JudgementKind, a: str, b: str, *, by: str, note: str = "") -> Judgement:
        """Keep what a person decided about two articles or names, or wrote on one."""
        ...

    def undo(self, judgement: int) -> Judgement:
        """Take a judgement back."""
        ...
