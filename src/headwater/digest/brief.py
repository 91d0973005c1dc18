"""What a digest and a report say: stories, what is new and what disagrees in them, what is coming; every line cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from headwater.records import Span, Story, Words
from headwater.telling.door import Door
from headwater.telling.dossier import Dossier, gather
from headwater.telling.planned import Planned
from headwater.telling.points import CAUSES, Point, Value, by_cause, survey
from headwater.telling.tree import Tree, grow
from headwater.telling.witnesses import Company, Witness, assemble
from headwater.telling.wording import count, listing, stretch

ENTRIES = 25
"""Stories told whole; the others are named."""
POINTS = 6
COPIES = 5
ALONE = 2
"""Sentences of a story that one article tells."""
COMING = 20


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where words stand: the article and the place in its page."""

    number: int
    witness: Witness
    span: Span | None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said; `verbatim` when the words are a source's own. `notes` are numbers of footnotes."""

    text: str
    notes: tuple[int, ...] = ()
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a head of their own."""

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One story as it is told: sources before articles, then what is new, what it says, what disagrees."""

    story: Story
    company: Company
    new: str
    parts: tuple[Part, ...]
    tree: Tree | None

    @property
    def counts(self) -> str:
        """How many sources and articles tell it, and from when to when."""
        sources = count(self.story.independent_sources, "independent source")
        dates = stretch(self.story.first_published, self.story.last_published)
        return f"{sources} · {count(len(self.story.refs), 'article')}, {dates}"


@dataclass(frozen=True, slots=True)
class Brief:
    """A digest or report: entries told whole, stories only named, what is coming, and where everything stands."""

    title: str
    entries: tuple[Entry, ...]
    named: tuple[Story, ...]
    coming: tuple[tuple[Planned, tuple[int, ...]], ...]
    footnotes: tuple[Footnote, ...]

    @property
    def told(self) -> str:
        """How much there is, in a line."""
        stories = len(self.entries) + len(self.named)
        if not stories:
            return "Nothing moved."
        differ = sum(any(part.head == CAUSES["sources-differ"] for part in entry.parts) for entry in self.entries)
        damaged = sum(bool(entry.company.changed) for entry in self.entries)
        return (
            f"{count(stories, 'story', 'stories')}; sources differ in {differ or 'none'}, "
            f"copies changed facts in {damaged or 'none'}."
        )


def by_article(footnotes: Iterable[Footnote]) -> tuple[tuple[Witness, tuple[Footnote, ...]], ...]:
    """The footnotes of each article together, in the order of their first."""
    grouped: dict[str, list[Footnote]] = {}
    for note in footnotes:
        grouped.setdefault(note.witness.key, []).append(note)
    return tuple((notes[0].witness, tuple(notes)) for notes in grouped.values())


@dataclass(slots=True)
class Notes:
    """Gives every place its number, the same place the same one."""

    found: dict[tuple[str, Span | None], Footnote] = field(default_factory=dict)

    def to(self, witness: Witness, span: Span | None) -> int:
        """The number of the footnote for a place."""
        key = witness.key, span
        if key not in self.found:
            self.found[key] = Footnote(len(self.found) + 1, witness, span)
        return self.found[key].number

    def of(self, quotes: Iterable[tuple[Witness, Words]]) -> tuple[int, ...]:
        """The numbers for words of several witnesses, one a witness."""
        first: dict[str, tuple[Witness, Words]] = {}
        for witness, words in quotes:
            first.setdefault(witness.key, (witness, words))
        return tuple(self.to(witness, words.span) for witness, words in first.values())


def write(
    title: str, archive: Door, stories: Sequence[Story], coming: Sequence[Planned], *,
    new: Collection[str] | None = None, trees: bool = False,
) -> Brief:  # fmt: skip
    """A brief on some stories.

    Args:
        title: What it is called.
        archive: Where they are from.
        stories: The stories, most important first.
        coming: What was announced.
        new: The articles that are new; None when that is not asked.
        trees: Whether the family trees are drawn.
    """
    notes = Notes()
    entries = tuple(_entry(gather(archive, story), notes, new, trees) for story in stories[:ENTRIES])
    companies = {entry.story.id: entry.company for entry in entries}
    ahead = []
    for row in coming[:COMING]:
        company = companies.get(row.story.id)
        company = company or assemble(gather(archive, row.story))
        told = [w for _, ref in row.marks[:3] if (w := company.get(ref)) is not None]
        ahead.append((row, tuple(notes.to(w, None) for w in told)))
    return Brief(title, entries, tuple(stories[ENTRIES:]), tuple(ahead), tuple(notes.found.values()))


def _entry(dossier: Dossier, notes: Notes, new: Collection[str] | None, trees: bool) -> Entry:
    company = assemble(dossier)
    parts = [part for part in _parts(dossier, company, notes) if part.lines]
    drawn = grow(company) if trees and len(company.all) > 1 else None
    return Entry(dossier.story, company, "" if new is None else _new(company, new), tuple(parts), drawn)


def _new(company: Company, new: Collection[str]) -> str:
    """What came in: new sources by name, later versions, copies counted."""
    fresh = [w for w in company.all if w.key in new]
    if len(fresh) == len(company.articles):
        return "The story is new."
    sources = [f"{w.mark} {w.name}".strip() for w in fresh if w.kind == "source"]
    versions = [f"{w.mark} {w.name}".strip() for w in fresh if w.kind == "version"]
    copies = sum(w.kind in ("copy", "changed") for w in fresh)
    parts = []
    if sources:
        parts.append(f"{count(len(sources), 'more source')}: {listing(sources)}")
    if versions:
        parts.append(f"{count(len(versions), 'later version')}: {listing(versions)}")
    if copies:
        parts.append(count(copies, "more copy", "more copies"))
    return f"New: {'; '.join(parts)}." if parts else ""


def _parts(dossier: Dossier, company: Company, notes: Notes) -> Iterator[Part]:
    summary = []
    for sentence in dossier.story.summary[: None if len(company.articles) > 1 else ALONE]:
        witness = company.get(sentence.ref)
        cited = () if witness is None else (notes.to(witness, sentence.span),)
        summary.append(Line(sentence.sentence, cited, verbatim=True))
    yield Part("In the sources' words", tuple(summary))
    causes = by_cause(survey(dossier.claims, company))
    for cause in ("sources-differ", "corrected-by-source"):
        yield Part(CAUSES[cause], tuple(_dispute(point, notes) for point in causes[cause][:POINTS]))
    yield Part("Changed in copying", tuple(_damage(company, notes)))


def _dispute(point: Point, notes: Notes) -> Line:
    """What the sources say of one thing, and why they differ."""
    values = [value for value in point.values if value.standing != "changed"][:4]
    cited = tuple(number for value in values for number in notes.of(_heads(value)))
    why = f" {point.claim.why}" if point.claim.why else ""
    return Line(f"{point.line[:1].upper()}{point.line[1:]}.{why}", tuple(dict.fromkeys(cited)))


def _heads(value: Value) -> list[tuple[Witness, Words]]:
    keys = {w.key for w in (value.heads or value.holders[:1])}
    return [(w, words) for w, words in value.quotes if w.key in keys]


def _damage(company: Company, notes: Notes) -> Iterator[Line]:
    """The copies that changed facts, most first, with the gravest of what they changed."""
    for w in company.changed[:COPIES]:
        facts = sorted(w.facts, key=lambda it: (it.severity != "critical", it.severity != "meaning"))[:3]
        shown = "; ".join(f"“{_one(it.before)}” became “{_one(it.after)}”" for it in facts if it.before and it.after)
        first = next((it.b for it in facts if it.b is not None), None)
        more = f", and {len(w.facts) - len(facts)} more" if len(w.facts) > len(facts) else ""
        text = f"{w.mark} {w.name} changed {count(w.damaged, 'fact')}{': ' + shown if shown else ''}{more}."
        yield Line(text.strip(), (notes.to(w, first),))
    if len(company.changed) > COPIES:
        yield Line(f"{len(company.changed) - COPIES} more copies changed facts.")


def _one(words: str | None) -> str:
    return " ".join((words or "").split())
