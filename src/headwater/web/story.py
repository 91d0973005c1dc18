"""The story page: who reported it for themselves, what they disagree on and why, and how the text came down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from headwater.records import Cause, CitedSentence, Span, TimelineRow
from headwater.telling import places, points, tree
from headwater.telling.dossier import Dossier
from headwater.telling.matrix import Matrix, matrix
from headwater.telling.places import Piece, Place
from headwater.telling.points import Point, Value
from headwater.telling.witnesses import Company, Witness, assemble, link, site
from headwater.telling.wording import Moment, count, cut, moment, planned_for, stretch

STATEMENTS_SHOWN = 20
SOURCES_SHOWN = 8
ORIGINALS_SHOWN = 16
ORIGINALS_MOST = 14_000  # characters of all of them; the first always stands there
LEG_MOST = 120  # characters of the words that a letter shows when it is pointed at
ROWS_DRAWN = 20  # of the family tree; the pages of its families draw more
CHANGED_SHOWN = 8
QUOTES_SHOWN = 6
POINTS_SHOWN = 8
RELATED_SHOWN = 8
LIMITS = {"points": POINTS_SHOWN, "quotes": QUOTES_SHOWN, "more": 14, "legs": 8, "wordings": 3, "readings": 6,
          "words": 200, "sources": 20, "articles": 40, "evidence": 30, "speakers": 20, "rows": 30}  # fmt: skip
"""What a page opens with and how far it goes; the rest is counted, and reached by search."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A letter that leads to the words behind something; `also` when the words are another's."""

    mark: str
    href: str
    says: str
    also: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of the summary with its disputed places and the letters that stand behind it."""

    pieces: tuple[Piece, ...]
    legs: tuple[Leg, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an original, with the places that links lead to."""

    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A source's own text as it stands in the pane."""

    witness: Witness
    title: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation: its values, the one most sources give first."""

    point: Point
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who is quoted, with what is quoted."""

    name: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A row of the timeline."""

    when: str
    iso: str
    event: str
    legs: tuple[Leg, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything that the story template prints."""

    dossier: Dossier
    company: Company
    points: tuple[Point, ...]
    causes: dict[Cause, tuple[Point, ...]]
    tree: tree.Tree
    matrix: Matrix
    summary: tuple[Cited, ...]
    originals: tuple[Original, ...]
    speakers: tuple[Speaker, ...]
    timeline: tuple[Happening, ...]
    last: Moment

    @property
    def title(self) -> str:
        """The story's headline, a source's own words."""
        return self.dossier.story.title

    @property
    def stretch(self) -> str:
        """From when to when its articles came out."""
        return stretch(self.dossier.story.first_published, self.dossier.story.last_published)

    @property
    def sources(self) -> int:
        """How many outlets report it for themselves."""
        return self.dossier.story.independent_sources

    @property
    def spread(self) -> str:
        """How far it was carried: "10 articles on 8 sites"."""
        found = self.company.articles
        pages = {w.article.page for w in found if w.article}
        web = all(page.startswith(("http://", "https://")) for page in pages)
        places_ = {site(w.article) for w in found if w.article}
        return f"{count(len(found), 'article')} on {count(len(places_), 'site' if web else 'page')}"

    @property
    def shown(self) -> tuple[Point, ...]:
        """The statements that the table opens with, most sources first."""
        return tuple(sorted(self.points[:STATEMENTS_SHOWN], key=lambda p: (-p.claim.independent, p.number)))

    @property
    def lonely(self) -> tuple[Point, ...]:
        """Statements in many articles that go back to one source, most repeated first."""
        rest = [p for p in self.points if p.claim.independent == 1 and p.articles > 2 and p.claim.kind != "quote"]
        return tuple(sorted(rest, key=lambda p: (-p.articles, p.number)))

    @property
    def evidence(self) -> tuple[tuple[Witness, str, tuple[str, ...]], ...]:
        """Why each copy hangs where it does: the copy, what it hangs on, the reasons."""
        rows = []
        for w in self.company.all:
            for edge, exemplar in zip(w.edges, w.exemplars, strict=True):
                above = self.company.get(exemplar)
                rows.append((w, above.mark or above.name if above else "a text outside this story", edge.evidence))
        return tuple(rows)

    def href(self, witness: Witness, span: Span) -> str:
        """Where a press leads to see these words in place."""
        return words_href(self.company, witness, span)


def view(dossier: Dossier) -> StoryView:
    """The story page of one dossier."""
    company = assemble(dossier)
    found = points.survey(dossier.claims, company)
    story = dossier.story
    return StoryView(
        dossier=dossier,
        company=company,
        points=found,
        causes=dict(points.by_cause(found)),
        tree=tree.grow(company, ROWS_DRAWN),
        matrix=matrix(company, found[:STATEMENTS_SHOWN]),
        summary=tuple(_cited(sentence, company, found) for sentence in story.summary),
        originals=tuple(_original(w, dossier, found) for w in _in_pane(company)),
        speakers=_speakers(found),
        timeline=tuple(_happening(row, company) for row in story.timeline),
        last=moment(story.last_published),
    )


def words_href(company: Company, witness: Witness, span: Span) -> str:
    """Where a press leads to see words in place: the pane when it holds the article, else the article's own page."""
    article = witness.article
    held = (*article.body, *((article.title_span,) if article.title_span else ())) if article else ()
    if witness in _in_pane(company) and any(part.covers(span) for part in held):
        return f"#{_anchor(witness, span)}"
    return f"{link(witness.key)}?at={span.start}-{span.end}#at" if witness.article else f"#{witness.anchor}"


def _anchor(witness: Witness, span: Span) -> str:
    return f"{witness.anchor}-{span.start}-{span.end}"


def _in_pane(company: Company) -> tuple[Witness, ...]:
    """The texts beside the summary: what each source wrote itself, its last version first."""
    own = (w for source in company.sources[:SOURCES_SHOWN] for w in reversed(source.own) if w.article)
    some = tuple(islice(own, ORIGINALS_SHOWN))
    lengths = accumulate(len(w.article.text) if w.article else 0 for w in some)
    return some[: max(1, sum(length <= ORIGINALS_MOST for length in lengths))]


def _cited(sentence: CitedSentence, company: Company, found: Sequence[Point]) -> Cited:
    """A summary sentence: its own letter first, then the other sources that say something of it too."""
    disputes = []
    letters: dict[str, Leg] = {}
    witness = company.get(sentence.ref)
    for point in found:
        told = [q for value in point.values for _, q in value.quotes]
        inside = [q for q in told if q.ref == sentence.ref and sentence.span.covers(q.span)]
        if not inside:
            continue
        if point.disputed and point.claim.cause:
            label = points.CAUSES[point.claim.cause].lower()
            disputes += [Place(q.span, look="dis", says=label, href=f"#{_dispute(point)}") for q in inside]
        mine = next(v for v in point.values if any(q in inside for _, q in v.quotes))
        for w, words in mine.quotes:
            if w.kind in ("source", "version") and w.letter and w.letter != (witness.letter if witness else ""):
                says = f"{w.name} says the same: {cut(words.text, LEG_MOST)}"
                letters.setdefault(w.letter, Leg(w.letter, words_href(company, w, words.span), says, also=True))
    first = (Leg(witness.mark or "?", words_href(company, witness, sentence.span), witness.name),) if witness else ()
    language = witness.article.language if witness and witness.article else None
    marked = tuple(places.pieces(sentence.sentence, sentence.span.start, disputes))
    return Cited(marked, (*first, *(letters[key] for key in sorted(letters))), language)


def _dispute(point: Point) -> str:
    return "copied" if point.claim.cause == "changed-in-copying" else f"d{point.number}"


def _original(witness: Witness, dossier: Dossier, found: Sequence[Point]) -> Original:
    """A source's text with every place that a link of the page leads to."""
    assert witness.article is not None
    spans = {q.span for p in found for v in p.values for _, q in v.quotes if q.ref == witness.key}
    spans |= {s.span for s in dossier.story.summary if s.ref == witness.key}
    article = witness.article
    targets = [Place(span, (_anchor(witness, span),), look="said") for span in sorted(spans)]
    paragraphs = [
        Paragraph(f"{witness.anchor}-p{number}", tuple(places.pieces(words, span.start, targets)))
        for number, (span, words) in enumerate(article.paragraphs(), 1)
    ]
    title: tuple[Piece, ...] = (Piece(witness.title),)
    if article.title and article.title_span and len(article.title_span) == len(article.title):
        title = tuple(places.pieces(article.title, article.title_span.start, targets))
    return Original(witness, title, tuple(paragraphs))


def _speakers(found: Iterable[Point]) -> tuple[Speaker, ...]:
    """The quotes by speaker, most weighty first."""
    sayings: dict[str, list[Saying]] = defaultdict(list)
    for point in found:
        if point.claim.kind == "quote" and point.values:
            sayings[point.claim.speaker or "Speaker not named"].append(Saying(point, point.values))
    return tuple(Speaker(name, tuple(said)) for name, said in sayings.items())


def _happening(row: TimelineRow, company: Company) -> Happening:
    legs = []
    for source in company.sources:
        own = [w for w in source.witnesses if w.key in row.refs]
        if own:
            href = f"#o-{own[0].anchor}" if own[0] in _in_pane(company) else link(own[0].key)
            legs.append(Leg(source.letter, href, own[0].name))
    return Happening(planned_for(row.date, row.precision), row.date.split("/")[0], row.event, tuple(legs), row.planned)
