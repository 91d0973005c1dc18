"""Two texts side by side, sentence by sentence, with every changed fact marked, numbered and listed by weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.records import AlignedSentences, Alteration, Article, Comparison, Span, Story
from headwater.telling import places
from headwater.telling.dossier import NOT_FACTS, is_fact
from headwater.telling.places import Piece, Place
from headwater.telling.weights import WEIGHTS, Weight, weight
from headwater.telling.witnesses import named
from headwater.telling.wording import Moment, count, printed

NOUNS = {
    "verbatim": "a verbatim copy", "edited": "an edited copy", "shortened": "a shortened copy",
    "revised": "a later version", "rewritten": "a rewritten copy", "translated": "a translated copy",
    "excerpted": "partly taken from",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A changed fact as listed: its number in the text, both readings, and what kind it is."""

    number: int
    weight: Weight
    before: str
    after: str
    type: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of one text beside what stands for it in the other; a side is None where nothing does."""

    number: int
    kind: str
    left: tuple[Piece, ...] | None
    right: tuple[Piece, ...] | None
    telling: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which links reach places of the row."""
        pieces = (*(self.left or ()), *(self.right or ()))
        return tuple(name for piece in pieces if piece.opens for name in piece.opens.anchors)


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of one text is in the other: shares that stand word for word or nearly, reworded, and not at all."""

    head: str
    same: float
    reworded: float

    @property
    def absent(self) -> float:
        """The share that has no counterpart."""
        return max(0.0, 1.0 - self.same - self.reworded)


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything that the compare template prints."""

    found: Comparison
    left: Article
    right: Article
    story: Story | None
    rows: tuple[Row, ...]
    bars: tuple[Bar, Bar]
    groups: tuple[tuple[Weight, str, tuple[Change, ...]], ...]
    kept: tuple[Change, ...]

    def mark(self, article: Article) -> str:
        """The article's mark in its story; empty when it has none."""
        return dict(self.story.sigla).get(article.ref, "") if self.story else ""

    def called(self, article: Article) -> str:
        """Mark and publisher."""
        return f"{self.mark(article)} {named(article)}".strip()

    def when(self, article: Article) -> Moment:
        """When it came out."""
        return printed(article)

    @property
    def blames(self) -> bool:
        """Whether one text was made from the other, so that what it lacks was left out and what it adds put in."""
        return self.found.pair.relation is not None and self.found.pair.direction in ("a->b", "b->a")

    @property
    def facts(self) -> int:
        """How many facts differ."""
        return sum(len(changes) for _, _, changes in self.groups)

    @property
    def head(self) -> str:
        """How the two texts are related, in a sentence."""
        pair = self.found.pair
        if pair.relation is None:
            return f"{self.called(self.left)} and {self.called(self.right)} are not copies of one text"
        if pair.direction == "siblings":
            return f"{self.called(self.left)} and {self.called(self.right)} were copied from one text"
        copy, exemplar = (self.left, self.right) if pair.direction == "b->a" else (self.right, self.left)
        noun = NOUNS[pair.relation]
        return f"{self.called(copy)} is {noun}{'' if noun.endswith('from') else ' of'} {self.called(exemplar)}"

    @property
    def verdict(self) -> str:
        """How many facts changed, in the words that fit the relation."""
        verb = "revised" if self.found.pair.relation == "revised" else "changed"
        if self.found.pair.relation is None or self.found.pair.direction == "siblings":
            verb = "differ" if self.facts != 1 else "differs"
        return f"{count(self.facts, 'fact')} {verb}" if self.facts else f"no fact {verb.removesuffix('s')}"

    @property
    def aside(self) -> str:
        """What was left out and put in, apart from facts."""
        # What only a later sibling has was put in there: a `sentence-added` without a place in the other text.
        types = [
            "sentence-dropped" if change.type == "sentence-added" and change.b is None else change.type
            for change in self.found.alterations
        ]
        out, put = types.count("sentence-dropped"), types.count("sentence-added")
        quotes = types.count("quote-dropped")
        if not self.blames:
            left, right = (self.mark(one) or named(one) for one in (self.left, self.right))
            return f"{count(out + quotes, 'sentence')} only in {left}, {put} only in {right}"
        told = [f"{count(out, 'sentence')} left out" if out else "nothing left out"]
        if quotes:
            told.append(f"{count(quotes, 'quote')} left out")
        told.append(f"{put} put in" if put else "nothing put in")
        return ", ".join(told)


def view(found: Comparison, left: Article, right: Article, told: Story | None) -> CompareView:
    """The compare page of two articles."""
    marks_left, marks_right, changes = _marks(found.alterations)
    rows = _headline(left, right, marks_left, marks_right) + [
        _row(number, row, left, right, marks_left, marks_right)
        for number, row in enumerate(_in_order(found.pair.alignment), 1)
    ]
    bars = (
        bar(f"{_short(left, told)} in {_short(right, told)}", [(r.a, r) for r in found.pair.alignment]),
        bar(f"{_short(right, told)} in {_short(left, told)}", [(r.b, r) for r in found.pair.alignment]),
    )
    held = {name for row in rows for name in row.names}
    facts = [replace(change, href=_href(change, held)) for change in changes if change.number]
    groups = tuple((w, head, tuple(c for c in facts if c.weight == w)) for w, head in WEIGHTS)
    return CompareView(
        found, left, right, told, tuple(rows), bars, tuple(g for g in groups if g[2]),
        tuple(c for c in changes if not c.number),
    )  # fmt: skip


def _href(change: Change, held: set[str]) -> str:
    """Where a listed change stands in the text: in the copy, else in what was copied."""
    return next((f"#{name}" for name in (f"c{change.number}", f"was{change.number}") if name in held), "")


def _marks(alterations: Sequence[Alteration]) -> tuple[list[Place], list[Place], list[Change]]:
    """The places to mark on both sides, and the changes; facts are numbered in the order of the copy's text."""
    left, right, changes = [], [], []
    number = 0
    for change in sorted(alterations, key=lambda c: ((c.b or c.a or Span(0, 0)).start, c.type)):
        look = weight(change)
        fact = is_fact(change)
        number += fact
        note = number if fact else 0
        if change.a is not None and change.type not in NOT_FACTS:
            left.append(Place(change.a, (f"was{note}",) if note else (), look, change.type, note=note))
        if change.b is not None and change.type not in NOT_FACTS:
            right.append(Place(change.b, (f"c{note}",) if note else (), look, change.type, note=note))
        if look not in ("out", "put"):
            changes.append(Change(note, look, change.before or "nothing", change.after or "nothing", change.type))
    return left, right, changes


def _in_order(alignment: Sequence[AlignedSentences]) -> list[AlignedSentences]:
    """Rows in the order of the left text; what was put in stands where the right text has it."""
    rows = sorted((r for r in alignment if r.a is not None), key=lambda r: (r.a or Span(0, 0), r.b or Span(0, 0)))
    for added in sorted((r for r in alignment if r.a is None and r.b is not None), key=lambda r: r.b or Span(0, 0)):
        start = added.b.start if added.b else 0
        before = [i for i, r in enumerate(rows) if r.b is not None and r.b.end <= start]
        nearest = max(before, key=lambda i: (rows[i].b or Span(0, 0)).end) + 1 if before else 0
        rows.insert(nearest, added)
    return rows


def _row(
    number: int, row: AlignedSentences, left: Article, right: Article, marks_left: list[Place], marks_right: list[Place]
) -> Row:
    sides: list[tuple[Piece, ...] | None] = []
    telling = row.a is None or row.b is None
    for span, article, marks in ((row.a, left, marks_left), (row.b, right, marks_right)):
        if span is None:
            sides.append(None)
            continue
        inside = _within(marks, span)
        telling = telling or any(place.note for place in inside)
        sides.append(tuple(places.pieces(article.cut(span), span.start, inside)))
    return Row(number, row.kind, sides[0], sides[1], telling)


def _within(marks: list[Place], row: Span) -> list[Place]:
    """The marks of a row; one that runs on over the next row keeps its name and number in the first only."""
    found = []
    for i, place in enumerate(marks):
        if not place.span.overlaps(row):
            continue
        end = min(place.span.end, row.end)
        found.append(replace(place, span=Span(max(place.span.start, row.start), end)))
        if place.span.end > row.end:
            marks[i] = replace(place, span=Span(row.end, place.span.end), anchors=(), note=0)
    return found


def _headline(left: Article, right: Article, marks_left: list[Place], marks_right: list[Place]) -> list[Row]:
    sides: list[tuple[Piece, ...] | None] = []
    for article, marks in ((left, marks_left), (right, marks_right)):
        if article.title and article.title_span:
            at = article.title_span
            inside = _within(marks, at)
            sides.append(tuple(places.pieces(article.title, at.start, inside)))
        else:
            sides.append((Piece(article.title),) if article.title else None)
    return [Row(0, "headline", sides[0], sides[1], True)] if any(sides) else []


def bar(head: str, rows: Sequence[tuple[Span | None, AlignedSentences]]) -> Bar:
    """How much of one text, given by the spans beside the rows of an alignment, stands in the other."""
    held = [(span, row) for span, row in rows if span is not None]
    total = sum(len(span) for span, _ in held) or 1
    paired = [(span, row) for span, row in held if row.a is not None and row.b is not None]
    same = sum(len(span) for span, row in paired if row.kind != "rewritten")
    return Bar(head, same / total, sum(len(span) for span, row in paired if row.kind == "rewritten") / total)


def _short(article: Article, told: Story | None) -> str:
    return (dict(told.sigla).get(article.ref) if told else None) or named(article)
