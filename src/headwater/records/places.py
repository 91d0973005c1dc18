"""Places in a page and what is remarked on them; the words that records use for kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Media = Literal["text", "html", "feed", "mail"]
PublishedFrom = Literal["explicit", "relative", "none"]
ArticleKind = Literal["report", "opinion", "live", "release", "other"]
Access = Literal["free", "truncated", "unknown"]
FurnitureKind = Literal[
    "advert",
    "subscription",
    "newsletter",
    "navigation",
    "share",
    "photo-credit",
    "caption",
    "related",
    "comment-form",
    "cookie",
    "copyright",
    "read-time",
    "other",
]
MentionType = Literal["person", "org", "place", "event"]
StatementKind = Literal["figure", "quote", "event", "commitment"]
Relation = Literal["verbatim", "edited", "shortened", "revised", "rewritten", "translated", "excerpted"]
Direction = Literal["a->b", "b->a", "siblings", "none"]
AlignmentKind = Literal["same", "edited", "rewritten", "moved", "dropped", "added"]
AlterationType = Literal[
    "number",
    "money",
    "unit",
    "date",
    "name",
    "place",
    "role",
    "attribution",
    "quote-dropped",
    "quote-altered",
    "negation",
    "modality",
    "causality",
    "sentence-dropped",
    "sentence-added",
]
Severity = Literal["critical", "meaning", "minor"]
Verdict = Literal["single", "agree", "refined", "conflict"]
JudgementKind = Literal[
    "same-text",
    "not-a-copy",
    "parent",
    "same-name",
    "other-name",
    "same-story",
    "other-story",
    "story-note",
    "family-note",
    "name-note",
    "claim-note",
]
Cause = Literal["sources-differ", "corrected-by-source", "fits-together", "changed-in-copying"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a reading text: code points from `start` up to, not including, `end`.

    >>> Span(4, 8).of("The news")
    'news'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand at this place of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two places share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this place."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start if self.end > self.start else 0


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd but not fatal that a stage wants a reader to know.

    `code` is stable and lower case with hyphens (`no-publisher`); `span` is None when it has no place.
    """

    code: str
    text: str
    span: Span | None = None
