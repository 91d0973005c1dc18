"""One family: its tree large, why each copy hangs where it does, and its apparatus: all readings side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.families.apparatus import VariantPlace, apparatus
from headwater.records import Family, Span
from headwater.telling import tree
from headwater.telling.door import Door
from headwater.telling.dossier import FIGURES, NAMES, REVERSED, Dossier
from headwater.telling.weights import Weight
from headwater.telling.witnesses import Company, Witness, assemble, link
from headwater.telling.wording import count
from headwater.web import judged
from headwater.web.forms import token
from headwater.web.pages import reference, story_of
from headwater.web.templating import render

PLACES_SHOWN = 200
MARKS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """A witness that has a reading; `href` leads to the words, `verbatim` when it has just these."""

    mark: str
    name: str
    href: str
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading with who has it; `source` when a source of the text has it."""

    text: str
    holders: tuple[Standing, ...]
    source: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A place of the apparatus."""

    kind: str
    weight: Weight
    readings: tuple[Reading, ...]
    lacking: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Everything that the family template prints."""

    family: Family
    dossier: Dossier
    company: Company
    tree: tree.Tree
    places: tuple[Variant, ...]
    decided: tuple[judged.Decided, ...]

    @property
    def title(self) -> str:
        """What the family is called: the headline of what it goes back to."""
        origin = self.company.get(self.family.origin)
        first = origin if origin is not None and origin.article else next(iter(self.company.articles), None)
        return first.title if first else "A family of texts"

    @property
    def told(self) -> str:
        """How large it is."""
        lost = f", {count(len(self.family.lost), 'lost version')}" if self.family.lost else ""
        return f"{count(len(self.company.articles), 'text')}{lost}"

    @property
    def changed(self) -> str:
        """How many copies changed facts."""
        found = len(self.company.changed)
        return f"{count(found, 'copy', 'copies')} changed facts" if found else "no copy changed a fact"

    @property
    def evidence(self) -> tuple[tuple[Witness, str, tuple[str, ...], float], ...]:
        """Why each copy hangs where it does: the copy, what it hangs on, the reasons, the score."""
        rows = []
        for w in self.company.all:
            for edge, exemplar in zip(w.edges, w.exemplars, strict=True):
                above = self.company.get(exemplar)
                rows.append((w, above.mark or above.name if above else "another text", edge.evidence, edge.score))
        return tuple(rows)


def add(app: FastAPI, archive: Door) -> None:
    """Add the page of a family."""

    @app.get("/family/{id}")
    def family_page(id: str) -> Response:
        found = archive.family(reference(id))
        if found.id != id:
            return RedirectResponse(f"/family/{quote(found.id, safe='')}", 301)
        return HTMLResponse(render("family.html", view=view(archive, found), token=token(), shown=MARKS_SHOWN))


def view(archive: Door, family: Family) -> FamilyView:
    """The page of one family; marks are those of its story."""
    told = story_of(archive, family.refs[0])
    story = told or archive.story(family.origin)
    articles = archive.articles(family.refs)
    changes = archive.changes(family.id)
    own = replace(story, refs=family.refs, families=(family.id,))
    dossier = Dossier(own, (family,), tuple(archive.statements(story.id)), articles, changes)
    company = assemble(dossier)
    places = apparatus(family, changes, articles)[:PLACES_SHOWN]
    decided = tuple(judged.of_articles(archive, family.refs, judged.OF_TEXTS))
    return FamilyView(
        family, replace(dossier, story=story), company, tree.grow(company),
        tuple(_variant(place, company) for place in places), decided,
    )  # fmt: skip


def _variant(place: VariantPlace, company: Company) -> Variant:
    readings = []
    for reading in place.readings:
        spans = dict(reading.spans)
        holders = _standing(reading.refs, spans, company)
        kinds = {w.kind for ref in reading.refs if (w := company.get(ref)) is not None}
        readings.append(Reading(reading.text, holders, bool(kinds & {"source", "version"})))
    readings.sort(key=lambda r: not r.source)
    return Variant(place.type, _weight(place.type), tuple(readings), _standing(place.lacking, {}, company))


def _weight(type: str) -> Weight:
    if type in REVERSED:
        return "rev"
    return "fig" if type in FIGURES else "nam" if type in NAMES else "quo"


def _standing(refs: tuple[str, ...], spans: Mapping[str, Span], company: Company) -> tuple[Standing, ...]:
    made = []
    for w in company.pick(refs):
        span = spans.get(w.key)
        where = f"?at={span.start}-{span.end}#at" if span else ""
        made.append(Standing(w.mark or w.name, w.name, f"{link(w.key)}{where}", span is not None))
    return tuple(made)
