"""Names: who and what is named, every spelling, and which copies mangled it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.errors import UnknownReference
from headwater.records import Article, Entity, Mention, Reading, Spelling
from headwater.telling.door import Door
from headwater.telling.witnesses import link, named
from headwater.telling.wording import Moment, printed
from headwater.web import judged
from headwater.web.forms import token
from headwater.web.templating import render

LISTED = 200
ARTICLES_SHOWN = 100
TYPES = {"person": "People", "org": "Organisations", "place": "Places", "event": "Events"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A name in the list: in how many articles it stands, and spellings that look damaged."""

    entity: Entity
    articles: int

    @property
    def href(self) -> str:
        """Its own page."""
        return address(self.entity)

    @property
    def suspects(self) -> tuple[Spelling, ...]:
        """Spellings that look damaged."""
        return tuple(row for row in self.entity.spellings if row.suspect)

    @property
    def others(self) -> tuple[Spelling, ...]:
        """Accepted spellings beside the one it is called by."""
        return tuple(row for row in self.entity.spellings if not row.suspect and row.text != self.entity.name)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An article that names it: how, and where each mention stands."""

    article: Article
    mentions: tuple[Mention, ...]
    suspect: bool

    @property
    def name(self) -> str:
        """Who printed it."""
        return named(self.article)

    @property
    def when(self) -> Moment:
        """When it came out."""
        return printed(self.article)

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """Each spelling once, with where its first mention stands."""
        first: dict[str, str] = {}
        for it in self.mentions:
            first.setdefault(it.text, f"{link(it.ref)}?at={it.span.start}-{it.span.end}#at")
        return tuple(first.items())


@dataclass(frozen=True, slots=True)
class NameView:
    """Everything that the page of one name prints."""

    entity: Entity
    articles: tuple[Mentioned, ...]
    roles: tuple[str, ...]
    total: int

    @property
    def kind(self) -> str:
        """What it is, for the head of the page."""
        return {"person": "Person", "org": "Organisation", "place": "Place", "event": "Event"}[self.entity.type]

    @property
    def sound(self) -> tuple[Spelling, ...]:
        """Accepted spellings."""
        return tuple(row for row in self.entity.spellings if not row.suspect)

    @property
    def suspects(self) -> tuple[Spelling, ...]:
        """Spellings that look damaged."""
        return tuple(row for row in self.entity.spellings if row.suspect)

    def holders(self, spelling: Spelling) -> tuple[str, ...]:
        """Who prints a spelling."""
        wanted = set(spelling.refs)
        return tuple(dict.fromkeys(it.name for it in self.articles if it.article.ref in wanted))


def address(entity: Entity) -> str:
    """The page of a name; it reads well, and lasts as long as the name keeps its id."""
    return f"/name/{quote(entity.id, safe='')}"


def add(app: FastAPI, archive: Door) -> None:
    """Add the list of names and the page of each."""

    @app.get("/names")
    def names_page(q: str = "", type: str = "") -> Response:
        found = archive.entities(q.strip()[:200] or None)
        kept = [it for it in found if not type or it.type == type]
        rows = [Listed(it, len(refs_of(it))) for it in kept[:LISTED]]
        page = render("names.html", here="names", rows=rows, total=len(kept), q=q[:200], type=type, types=TYPES)
        return HTMLResponse(page)

    @app.get("/name/{id}")
    def name_page(id: str) -> Response:
        everything = archive.entities()
        entity = next((it for it in everything if it.id == id), None)
        if entity is None:
            alike = [it for it in everything if it.name.casefold() == id.casefold()] or _spelled_so(everything, id)
            if alike:  # the most mentioned first
                return RedirectResponse(address(alike[0]), 302)
            raise UnknownReference(f"Cannot find the name `{id[:80]}`.", "Names are listed under Names.")
        decided = judged.of_name(archive, [row.text for row in entity.spellings])
        page = render("name.html", here="names", view=view(archive, entity), decided=decided, token=token())
        return HTMLResponse(page)


def _spelled_so(entities: Sequence[Entity], text: str) -> list[Entity]:
    wanted = text.casefold()
    return [it for it in entities if any(row.text.casefold() == wanted for row in it.spellings)]


def refs_of(entity: Entity) -> set[str]:
    """The articles that mention an entity."""
    return {ref for row in entity.spellings for ref in row.refs}


def view(archive: Door, entity: Entity) -> NameView:
    """The page of one name."""
    refs = refs_of(entity)
    readings = archive.readings(refs)
    spelled = _spelled(entity)
    rows = [_mentioned(readings[ref], spelled) for ref in sorted(refs) if ref in readings]
    rows.sort(key=lambda row: (row.when.at is None, -(row.when.at.timestamp() if row.when.at else 0), row.article.ref))
    roles: dict[str, int] = defaultdict(int)
    for row in rows:
        for role in {it.role for it in row.mentions if it.role}:
            roles[role] += 1
    told = sorted(roles, key=lambda role: (-roles[role], role))
    return NameView(entity, tuple(rows[:ARTICLES_SHOWN]), tuple(told[:12]), len(rows))


def _spelled(entity: Entity) -> Mapping[str, Spelling]:
    return {row.text: row for row in entity.spellings}


def _mentioned(reading: Reading, spelled: Mapping[str, Spelling]) -> Mentioned:
    """The mentions of an entity in one article, in reading order."""
    ref = reading.article.ref
    found: Sequence[Mention] = [
        it for it in reading.mentions if it.text in spelled and ref in spelled[it.text].refs
    ]  # fmt: skip
    ordered = tuple(sorted(found, key=lambda it: it.span))
    return Mentioned(reading.article, ordered, any(spelled[it.text].suspect for it in ordered))
