"""One article on its page as captured: what is the journalist's text, what is furniture, and the words jumped to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from headwater.records import Article, Page, Reading, Span, Story
from headwater.statements.marks import Mark, MarkKind, marks
from headwater.telling import places
from headwater.telling.places import Piece, Place
from headwater.telling.witnesses import named, site
from headwater.telling.wording import Moment, cut, moment, printed

SHOWN_AROUND = 60_000
"""Characters of a page that are printed at most, around the article; a page may hold megabytes."""


KINDS: tuple[tuple[MarkKind, str, str], ...] = (
    ("name", "Names", "name"), ("figure", "Figures", "figure"), ("quote", "Quotes", "quote"),
    ("commitment", "Commitments", "commitment"), ("event", "Events", "event"),
)  # fmt: skip
LISTED = 200


@dataclass(frozen=True, slots=True)
class Read:
    """Something read in the article: its words, where they stand, what it was taken as and why."""

    words: str
    anchor: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the page: `title`, `body`, `head` (byline, dates), `elsewhere` or a kind of furniture."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def furniture(self) -> bool:
        """Whether it is neither the article's own text nor its head."""
        return self.kind not in ("title", "body", "head", "elsewhere")


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything that the article template prints."""

    article: Article
    page: Page
    story: Story | None
    mark: str
    stretches: tuple[Stretch, ...]
    target: Span | None
    cut: bool
    kinds: tuple[tuple[MarkKind, str, int], ...] = ()
    marked: MarkKind | None = None
    read: tuple[Read, ...] = ()

    @property
    def name(self) -> str:
        """Who printed it."""
        return named(self.article)

    @property
    def site(self) -> str:
        """Where it was found."""
        return site(self.article)

    @property
    def when(self) -> Moment:
        """When it came out in this form."""
        return printed(self.article)

    @property
    def first(self) -> Moment:
        """When it first came out."""
        return moment(self.article.published, about=self.article.published_from == "relative")

    @property
    def address(self) -> str | None:
        """The page's own address when a browser may safely follow it."""
        return safe_address(self.article.url) or safe_address(self.article.page)


def safe_address(address: str | None) -> str | None:
    """An address that a link may carry: only http and https, without control characters or blanks.

    >>> safe_address("https://news.example/a"), safe_address("javascript:alert(1)"), safe_address(" https://x")
    ('https://news.example/a', None, None)
    """
    return address if address and re.fullmatch(r"https?://[^\s\x00-\x1f<>\"'`\\]+", address) else None


def asked_span(text: str | None, page: Page) -> Span | None:
    """The place that a link asks for ("120-140"), when it lies in the page."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", text or "")
    if not found:
        return None
    span = Span(int(found[1]), int(found[2]))
    return span if span.start < span.end <= len(page.text) else None


def view(reading: Reading, page: Page, story: Story | None, at: str | None, mark: str | None = None) -> ArticleView:
    """The article page; `at` is the place to jump to, `mark` the kind of things that are marked in place."""
    article = reading.article
    found = marks(article, reading.mentions, reading.statements)
    kinds = tuple((key, head, n) for key, head, _ in KINDS if (n := sum(it.kind == key for it in found)))
    marked = next((key for key, _, _ in kinds if key == mark), None)
    chosen = [it for it in found if it.kind == marked]
    target = asked_span(at, page)
    middle = target.start if target else article.span.start
    first = max(0, min(article.span.start, middle) - 2_000)
    first = max(first, middle - SHOWN_AROUND // 2)
    last = min(len(page.text), first + SHOWN_AROUND)
    siglum = dict(story.sigla).get(article.ref, "") if story else ""
    looks = [
        _place(it, span, f"m{n}" if not k else "") for n, it in enumerate(chosen, 1) for k, span in enumerate(it.spans)
    ]
    stretches = tuple(_stretches(article, page, Span(first, last), target, looks))
    return ArticleView(
        article, page, story, siglum, stretches, target, last - first < len(page.text), kinds, marked,
        tuple(_read(it, f"m{n}", page) for n, it in enumerate(chosen[:LISTED], 1)),
    )  # fmt: skip


def _place(mark: Mark, span: Span, anchor: str) -> Place:
    return Place(span, (anchor,) if anchor else (), f"read-{mark.kind}", f"{mark.what}: {mark.why}")


def _read(mark: Mark, anchor: str, page: Page) -> Read:
    words = " … ".join(" ".join(span.of(page.text).split()) for span in mark.spans)
    return Read(cut(words, 90), anchor, mark.what, mark.why)


def _stretches(
    article: Article, page: Page, window: Span, target: Span | None, looks: list[Place]
) -> list[Stretch]:
    """The page cut where its parts begin and end, and at line ends."""
    labelled: list[tuple[Span, str]] = [(span, "body") for span in article.body]
    labelled += [(part.span, part.kind) for part in article.furniture]
    if article.title_span is not None:
        labelled.append((article.title_span, "title"))
    cuts = {window.start, window.end, article.span.start, article.span.end}
    for span, _ in labelled:
        cuts |= {span.start, span.end}
    points = sorted(c for c in cuts if window.start <= c <= window.end)
    marked = [*([Place(target, ("at",), "asked")] if target else []), *looks]
    found: list[Stretch] = []
    for start, end in pairwise(points):
        inside = [kind for span, kind in labelled if span.start <= start and end <= span.end]
        outside = "head" if article.span.start <= start < article.span.end else "elsewhere"
        kind = next((k for k in ("title", "body") if k in inside), inside[0] if inside else outside)
        found += _lines(page.text[start:end], start, kind, marked)
    return found


def _lines(text: str, at: int, kind: str, marked: list[Place]) -> list[Stretch]:
    """One stretch for each line that says something; a place is marked in each line it touches, named in the first."""
    found = []
    near = [m for m in marked if m.span.overlaps(Span(at, at + len(text)))]
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].strip():
            continue
        here = Span(at + line.start(), at + line.end())
        inside = [
            Place(Span(max(m.span.start, here.start), min(m.span.end, here.end)), m.anchors, m.look, m.says)
            for m in near
            if m.span.overlaps(here)
        ]
        named = {anchor for place in inside for anchor in place.anchors}
        near = [Place(m.span, tuple(a for a in m.anchors if a not in named), m.look, m.says) for m in near]
        marked[:] = [m if not named & set(m.anchors) else Place(m.span, (), m.look, m.says) for m in marked]
        found.append(Stretch(kind, tuple(places.pieces(line[0], here.start, inside))))
    return found
