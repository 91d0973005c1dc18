"""Who carries a story's text: every article with its mark, its place in the tree and what it did to the facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote, urlsplit

from headwater.records import Alteration, Article, Edge, Family, LostWitness
from headwater.telling.dossier import REVERSED, Dossier, is_fact
from headwater.telling.wording import RELATIONS, Moment, count, moment, printed

_DEEPEST = 30  # steps down a tree for which times are pushed on; guards against a circle
_LETTERS = re.compile(r"[A-Z]+")

Kind = Literal["source", "version", "copy", "changed", "lost"]


@dataclass(frozen=True, slots=True)
class Witness:
    """One article of a story, or a lost one, as the pages show it.

    Attributes:
        key: The reference; of a lost one its family and number.
        mark: "A" of a source, "A1" of a copy, "A0" of a lost version, "" when it has none.
        kind: `version` is a later text by its own source; `changed` a copy that altered facts.
        facts: The changed facts on the way from its exemplar.
        left_out: How many sentences and quotes of its exemplar it does not have.
        put_in: How many sentences its exemplar does not have.
        edges: Its edges to exemplars, likeliest first; `exemplars`: their keys.
        bases: The articles that its facts are held against.
        pasted: The article of the same page that it repeats, or None.
    """

    key: str
    mark: str
    kind: Kind
    name: str
    title: str
    when: Moment
    article: Article | None = None
    lost: LostWitness | None = None
    facts: tuple[Alteration, ...] = ()
    left_out: int = 0
    put_in: int = 0
    edges: tuple[Edge, ...] = ()
    exemplars: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    pasted: str | None = None

    @property
    def letter(self) -> str:
        """The letters of the mark: which source its text comes from."""
        return re.sub(r"[^A-Z]", "", self.mark)

    @property
    def number(self) -> int:
        """The number of the mark; 0 for a lost version, -1 for the source itself."""
        digits = re.sub(r"\D", "", self.mark)
        return int(digits) if digits else -1

    @property
    def reversals(self) -> int:
        """How many changed facts turn a meaning round."""
        return sum(change.type in REVERSED for change in self.facts)

    @property
    def damaged(self) -> int:
        """How many facts it changed as a copy; a source that revises itself damages nothing."""
        return 0 if self.kind in ("version", "source", "lost") else len(self.facts)

    @property
    def against(self) -> str:
        """The article to read it beside; empty when there is none."""
        return self.bases[0] if self.bases else self.pasted or ""

    @property
    def anchor(self) -> str:
        """A name for the witness inside a page."""
        return self.mark or re.sub(r"\W+", "-", self.key)

    @property
    def way(self) -> str:
        """The relation to its exemplar in a word or two; empty for a source."""
        if self.pasted:
            return "pasted again"
        return RELATIONS[self.edges[0].relation] if self.edges else ""


@dataclass(frozen=True, slots=True)
class Source:
    """A letter: one independent source with all that descends from it."""

    letter: str
    name: str
    witnesses: tuple[Witness, ...]

    @property
    def copies(self) -> int:
        """How many of its witnesses are copies."""
        return sum(w.kind in ("copy", "changed") for w in self.witnesses)

    @property
    def own(self) -> tuple[Witness, ...]:
        """Its own texts: the source and its later versions, oldest first."""
        return tuple(w for w in self.witnesses if w.kind in ("source", "version"))

    @property
    def described(self) -> str:
        """The strip in words, for those who do not see it."""
        parts = [count(self.copies, "copy", "copies") if self.copies else "no copies"]
        changed = sum(w.kind == "changed" for w in self.witnesses)
        versions = sum(w.kind == "version" for w in self.witnesses)
        if changed:
            parts.append(f"{changed} of them changed facts")
        if versions:
            parts.append(count(versions, "later version"))
        if any(w.kind == "lost" for w in self.witnesses):
            parts.append("a lost earlier version")
        return f"{self.name}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Company:
    """All witnesses of a story, in the order of their marks.

    Attributes:
        place: Where each stands in that order.
        since: From when on each dated witness can have existed: its own time, but never before an exemplar's.
    """

    all: tuple[Witness, ...]
    sources: tuple[Source, ...]
    by_key: dict[str, Witness] = field(default_factory=dict)
    since: dict[str, datetime] = field(default_factory=dict)
    place: dict[str, int] = field(default_factory=dict)

    def get(self, key: str) -> Witness | None:
        """The witness with this key, or None."""
        return self.by_key.get(key)

    def pick(self, refs: Iterable[str]) -> tuple[Witness, ...]:
        """The witnesses among `refs`, in the order of their marks."""
        held = {ref: self.by_key[ref] for ref in refs if ref in self.by_key}
        return tuple(held[ref] for ref in sorted(held, key=self.place.__getitem__))

    @property
    def changed(self) -> tuple[Witness, ...]:
        """The copies that changed facts, most first."""
        return tuple(sorted((w for w in self.all if w.damaged), key=lambda w: (-w.damaged, -w.reversals, w.mark)))

    @property
    def articles(self) -> tuple[Witness, ...]:
        """Those that a page holds."""
        return tuple(w for w in self.all if w.article is not None)


def lost_key(family: Family, id: str) -> str:
    """A lost witness's key, unique among families: its own id counts only inside one."""
    return f"{family.id} {id}"


def named(article: Article) -> str:
    """Who printed it, as a reader would say it; the site when no publisher is known."""
    if article.publisher:
        return article.publisher
    host = site(article)
    return f"unnamed, on {host}" if host else "unnamed"


def site(article: Article) -> str:
    """Where a page was found: its host, or the file's name."""
    for address in (article.page, article.url or ""):
        host = urlsplit(address).hostname if address.startswith(("http://", "https://")) else None
        if host:
            return host.removeprefix("www.")
    return article.page.rsplit("/", 1)[-1]


def link(ref: str) -> str:
    """The path of an article's own page; readable where the reference allows it."""
    plain = not ({"", ".", ".."} & set(ref.split("#")[0].split("/")))
    return "/article/" + quote(ref, safe="/" if plain else "")


def assemble(dossier: Dossier) -> Company:
    """Every witness of a story with its mark, kind and changed facts."""
    edges: dict[str, list[tuple[Edge, str]]] = defaultdict(list)
    losts: list[tuple[str, LostWitness]] = []
    for family in dossier.families:
        lost = {witness.id for witness in family.lost}
        losts += [(lost_key(family, witness.id), witness) for witness in family.lost]
        for edge in family.edges:
            copy, exemplar = (lost_key(family, e) if e in lost else e for e in (edge.copy, edge.exemplar))
            edges[copy].append((edge, exemplar))
    for found in edges.values():
        found.sort(key=lambda pair: (pair[0].relation == "excerpted", -pair[0].score))
    marks = dict(dossier.story.sigla)
    refs = [ref for ref in dossier.story.refs if ref in dossier.articles]
    bases = _bases(edges, dossier, marks)
    witnesses = [_kept(ref, dossier, edges[ref], marks.get(ref, ""), bases.get(ref, ())) for ref in refs]
    witnesses += _lost(losts, edges, witnesses)
    witnesses.sort(key=_order)
    since = _since(witnesses)
    sources = []
    by_letter: dict[str, list[Witness]] = defaultdict(list)
    for w in witnesses:
        by_letter[w.letter].append(w)
    for letter, own in by_letter.items():
        if not letter:
            continue
        heads = [w for w in own if w.kind == "source"] or own
        sources.append(Source(letter, heads[0].name, _in_time(own, since)))
    places = {w.key: n for n, w in enumerate(witnesses)}
    return Company(tuple(witnesses), tuple(sources), {w.key: w for w in witnesses}, since, places)


def _bases(
    edges: Mapping[str, Sequence[tuple[Edge, str]]], dossier: Dossier, marks: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """What each article's facts are held against: its exemplars; in place of a lost one, what its source wrote after.

    Copies of a lost text that no source has again differ from one another, but nobody can say which one changed.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for copy, found in edges.items():
        for edge, exemplar in found:
            by_source = edge.relation == "revised" or _LETTERS.fullmatch(marks.get(copy, ""))
            if exemplar not in dossier.articles and by_source:
                below[exemplar].append(copy)
    return {
        copy: tuple(
            base
            for _, exemplar in found
            for base in ((exemplar,) if exemplar in dossier.articles else below[exemplar])
            if base != copy
        )
        for copy, found in edges.items()
    }


def _kept(ref: str, dossier: Dossier, edges: Sequence[tuple[Edge, str]], mark: str, bases: Sequence[str]) -> Witness:
    article = dossier.articles[ref]
    changes = [change for base in dict.fromkeys(bases) for change in dossier.changes.get((base, ref), ())]
    facts = tuple(change for change in changes if is_fact(change))
    if any(exemplar not in dossier.articles for _, exemplar in edges):
        facts = tuple(change for change in facts if not _corrected(change, ref, dossier))
        changes = []  # what a sibling has more, it may have put in itself
    kind: Kind = "copy"
    if _LETTERS.fullmatch(mark) or not (edges or article.same_as):
        kind = "source"
    elif edges and edges[0][0].relation == "revised":
        kind = "version"
    elif facts and edges:
        kind = "changed"
    return Witness(
        key=ref, mark=mark, kind=kind, name=named(article), title=article.title or "(no headline)",
        when=printed(article), article=article, facts=facts,
        left_out=sum(change.type in ("sentence-dropped", "quote-dropped") for change in changes),
        put_in=sum(change.type == "sentence-added" for change in changes), edges=tuple(edge for edge, _ in edges),
        exemplars=tuple(exemplar for _, exemplar in edges), bases=tuple(dict.fromkeys(bases)), pasted=article.same_as,
    )  # fmt: skip


def _corrected(change: Alteration, ref: str, dossier: Dossier) -> bool:
    """Whether a copy of a lost version differs here because the source itself has corrected its text since."""
    return any(
        change.b is not None and quote.ref == ref and quote.span.overlaps(change.b)
        for claim in dossier.claims
        if claim.cause == "corrected-by-source"
        for value in claim.values
        for quote in value.quotes
    )


def _lost(
    losts: Sequence[tuple[str, LostWitness]], edges: dict[str, list[tuple[Edge, str]]], kept: Sequence[Witness]
) -> list[Witness]:
    """The lost witnesses; each has the letter of its children and is earlier than all of them."""
    found: list[Witness] = []
    for key, witness in losts:
        children = [w for w in kept if w.key in witness.children]
        letter = next((w.letter for w in sorted(children, key=_order) if w.letter), "")
        taken = sum(w.letter == letter for w in found)
        own = [w for w in children if w.kind in ("source", "version")]
        first = min((w.when for w in children if w.when.at), key=lambda m: m.at or 0, default=moment(None))
        found.append(
            Witness(
                key=key, mark=f"{letter}0{'′' * taken}" if letter else "", kind="lost",
                name=f"{own[0].name}, earlier version: lost" if own else "lost version", title="lost: no page holds it",
                when=first, lost=witness, edges=tuple(edge for edge, _ in edges.get(key, [])),
                exemplars=tuple(exemplar for _, exemplar in edges.get(key, [])),
            )
        )  # fmt: skip
    return found


def _order(w: Witness) -> tuple[bool, int, str, bool, int, str]:
    """Letters in the order of the alphabet, AA after Z; a lost version, the source, its copies; no mark last."""
    return (not w.mark, len(w.letter), w.letter, w.kind != "lost", w.number, w.key)


def _since(witnesses: Sequence[Witness]) -> dict[str, datetime]:
    """From when on each dated witness can have existed: its own time, but never before an exemplar's."""
    found = {w.key: w.when.at for w in witnesses if w.when.at is not None}
    for _ in range(_DEEPEST):
        late = {
            w.key: max(found[e] for e in above)
            for w in witnesses
            if (above := [e for e in (*w.exemplars, w.pasted) if e in found])
        }
        moved = {key: at for key, at in late.items() if key not in found or found[key] < at}
        if not moved:
            break
        found.update(moved)
    return found


def _in_time(witnesses: Iterable[Witness], since: Mapping[str, datetime]) -> tuple[Witness, ...]:
    """By time; a lost version before what came from it; undated ones last."""
    never = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted(witnesses, key=lambda w: (since.get(w.key, never), w.kind != "lost", w.number)))
