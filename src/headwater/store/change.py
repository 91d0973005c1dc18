"""Changing what is kept. Every method leaves the store whole; a change is visible to others when its block ends."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Insert, Table, delete, insert, select, update

from headwater.records import Captured, EdgeChanges, Entity, Family, Page, Pair, Reading, Related
from headwater.shapes.kept import pack
from headwater.store import dialects
from headwater.store import tables as t
from headwater.store.view import View, chunks, signed
from headwater.text.tokens import words_key


class Change(View):
    """A view that can also be changed; `Store.change` makes it."""

    def _do(self, statement: Any, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        if rows is None:
            self._connection.execute(statement)
        elif rows:
            self._connection.execute(statement, rows)

    def _replace(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows in the place of those that have their keys."""
        into, keys = self.upsert(table), [column.name for column in table.primary_key]
        others = {column.name: into.excluded[column.name] for column in table.c if column.name not in keys}
        self._do(
            into.on_conflict_do_update(index_elements=keys, set_=others) if others else into.on_conflict_do_nothing(),
            rows,
        )

    def run(self, statement: Any, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        """Change something, for other modules of the store."""
        self._do(statement, rows)

    def insert_row(self, statement: Insert) -> int:
        """The number of the row that the statement makes, for other modules of the store."""
        return self._row(statement)

    def upsert(self, table: Table) -> Any:
        """An insert that can say what happens to rows that are there already (`on_conflict_do_...`)."""
        return dialects.upsert(self._connection, table)

    def relate_anew(self, refs: Iterable[str]) -> None:
        """Forget how these articles relate; they and what stood with them are related anew."""
        self._loosen(refs)

    def _row(self, statement: Insert) -> int:
        """The number of the row that the statement makes."""
        made = self._connection.execute(statement).inserted_primary_key
        assert made is not None
        return int(made[0])

    # --- captures ---

    def keep(self, page: Page, readings: Sequence[Reading], captured_at: str, stages: str) -> bool:
        """Keep a capture with what its articles tell; False when these bytes of this address are kept already.

        The articles of an earlier capture of the address give up `PAGE#N` and are called `PAGE@sha#N` from now on.
        """
        earlier = self.captures(page.address)
        if any(capture.sha256 == page.sha256 for capture in earlier):
            return False
        late = bool(earlier) and captured_at < earlier[-1].captured_at  # an archive may bring older captures later
        if earlier and not late:
            self._step_back(earlier[-1])
        row = {
            "address": page.address,
            "sha256": page.sha256,
            "captured_at": captured_at,
            "media": page.media,
            "text": page.text,
            "page": pack(page),
        }
        capture = self._row(insert(t.captures).values(**row))
        dated = Captured(capture, page.address, page.sha256, captured_at, page.media)
        names = {r.article.ref: _dated(r.article.ref, dated) for r in readings} if late else {}
        for reading in readings:
            self._keep_reading(capture, _renamed(reading, names), stages)
        return True

    def _keep_reading(self, capture: int, reading: Reading, stages: str) -> None:
        row = {"capture": capture, "number": reading.article.number, **_columns(reading), "stages": stages}
        article = self._row(insert(t.articles).values(**row))
        self._put_keys(article, reading)
        dialects.index_words(self._connection, article, reading.article.title or "", reading.article.text)
        self._do(insert(t.waiting), [{"article": article, "step": "pair"}])

    def _put_keys(self, article: int, reading: Reading) -> None:
        common = {"article": article, "language": (reading.article.language or "")[:2]}
        self._do(insert(t.copy_keys), [{"key": signed(key), **common} for key in sorted(set(reading.keys))])
        keys = sorted(set(reading.story_keys))
        self._do(insert(t.story_keys), [{"key": signed(key), "article": article} for key in keys])

    def _step_back(self, capture: Captured) -> None:
        """Call the articles of a capture by its hash, as a later one takes their plain references."""
        plain = self.refs(capture)
        self._rename({ref: _dated(ref, capture) for ref in plain if "@" + capture.sha256[:8] + "#" not in ref})

    def _step_forward(self, capture: Captured) -> None:
        """Give the articles of what is now the latest capture their plain references again."""
        self._rename({ref: ref.replace("@" + capture.sha256[:8] + "#", "#") for ref in self.refs(capture)})

    def _rename(self, names: Mapping[str, str]) -> None:
        names = {old: new for old, new in names.items() if old != new}
        if not names:
            return
        self._loosen(names)
        readings = self.readings(names)
        for old, article in self.ids(names).items():
            renamed = _renamed(readings[old], names)
            self._do(update(t.articles).where(t.articles.c.id == article).values(**_columns(renamed)))

    def reread(self, capture: Captured, readings: Sequence[Reading], stages: str) -> None:
        """Put new readings of a capture in the place of those that other stages made."""
        latest = self.captures(capture.address)[-1].id == capture.id
        self._loosen(self.refs(capture))
        self._do(delete(t.articles).where(t.articles.c.capture == capture.id))
        names = {} if latest else {r.article.ref: _dated(r.article.ref, capture) for r in readings}
        for reading in readings:
            self._keep_reading(capture.id, _renamed(reading, names), stages)

    def forget(self, capture: Captured) -> None:
        """Forget a capture and all that rests on it alone."""
        latest = self.captures(capture.address)[-1].id == capture.id
        self._loosen(self.refs(capture))
        self._do(delete(t.captures).where(t.captures.c.id == capture.id))
        left = self.captures(capture.address)
        if latest and left:
            self._step_forward(left[-1])

    def _loosen(self, refs: Iterable[str]) -> None:
        """Undo every relation of these articles; they and those that stood with them wait to be related anew."""
        ids = self.ids(refs)
        with_them: set[str] = set()
        for ref in ids:
            family, story = self.family_of(ref), self.story_of(ref)
            with_them.update(self._members(t.family_members, family), self._members(t.story_members, story))
            self._drop(t.families, family)
            self._drop(t.stories, story)
        for some in chunks(sorted(ids.values())):
            for table in (t.pairs, t.links):
                self._do(delete(table).where(table.c.a.in_(some) | table.c.b.in_(some)))
            self._do(delete(t.changes).where(t.changes.c.exemplar.in_(some) | t.changes.c.copy.in_(some)))
        still = set(self.waiting("pair"))
        self.wait(with_them - still, "relate")
        self.wait({*ids, *self._crowd_of(ids.values())}, "pair")

    def _crowd_of(self, ids: Iterable[int]) -> tuple[str, ...]:
        """All that stood in a crowd with these: another one must stand for it now, or each for itself."""
        crowds = self._crowds()
        firsts = {crowds[id] for id in ids if id in crowds}
        return self._refs_of(id for id, first in crowds.items() if first in firsts)

    def _members(self, table: Table, id: str | None) -> tuple[str, ...]:
        if id is None:
            return ()
        column = table.c.family if table is t.family_members else table.c.story
        query = select(t.articles.c.ref).join(table, table.c.article == t.articles.c.id).where(column == id)
        return tuple(row[0] for row in self._all(query))

    def _drop(self, table: Table, id: str | None) -> None:
        if id is None:
            return
        members = self._members(t.family_members if table is t.families else t.story_members, id)
        rows = [{"id": id, "ref": ref} for ref in members]
        if rows:
            self._do(self.upsert(t.former).on_conflict_do_nothing(), rows)
        self._do(delete(table).where(table.c.id == id))

    # --- relations ---

    def wait(self, refs: Iterable[str], step: str) -> None:
        """Mark articles that wait for a step: `pair`, then `relate`; `failed` when that could not be done."""
        rows = [{"article": article, "step": step} for article in self.ids(refs).values()]
        into = self.upsert(t.waiting)
        self._do(into.on_conflict_do_update(index_elements=["article"], set_={"step": into.excluded.step}), rows)

    def done(self, refs: Iterable[str]) -> None:
        """Articles whose relations are up to date."""
        for some in chunks(sorted(self.ids(refs).values())):
            self._do(delete(t.waiting).where(t.waiting.c.article.in_(some)))

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep how copies relate."""
        found = list(pairs)
        ids = self.ids({ref for pair in found for ref in (pair.a, pair.b)})
        rows = [{"a": ids[pair.a], "b": ids[pair.b], "score": pair.score, "pair": pack(pair)} for pair in found]
        self._replace(t.pairs, rows)

    def put_links(self, links: Iterable[tuple[str, str]]) -> None:
        """Keep which articles may be of one story."""
        found = list(links)
        ids = self.ids({ref for link in found for ref in link})
        rows = [{"a": ids[a], "b": ids[b]} for a, b in found]
        self._replace(t.links, rows)

    def put_related(self, refs: Sequence[str], related: Related) -> tuple[int, int]:
        """Keep what was found among articles that hang together, in place of what was kept of them.

        Returns:
            How many families and how many stories are new or differ from what was kept.
        """
        ids = self.ids(refs)
        old_families = self._clear(t.families, t.family_members.c.family, t.family_members, ids)
        old_stories = self._clear(t.stories, t.story_members.c.story, t.story_members, ids)
        for some in chunks(sorted(ids.values())):
            self._do(delete(t.changes).where(t.changes.c.exemplar.in_(some)))
        new_families = {family.id: pack(family) for family in related.families}
        new_stories = {story.id: pack(story) for story in related.stories}
        self._put_families(related.families, new_families, ids)
        self._put_stories(related, new_stories, ids)
        self._put_changes(related.changes, ids)
        moved = [
            sum(old.get(id) != packed for id, packed in new.items())
            for old, new in ((old_families, new_families), (old_stories, new_stories))
        ]
        return moved[0], moved[1]

    def _clear(self, table: Table, column: Any, members: Table, ids: Mapping[str, int]) -> dict[str, bytes]:
        """Take out the families or stories of these articles; what they were, by id."""
        body = table.c.family if table is t.families else table.c.story
        found: dict[str, bytes] = {}
        for some in chunks(sorted(ids.values())):
            query = select(table.c.id, body).join(members, column == table.c.id).where(members.c.article.in_(some))
            found.update((row[0], row[1]) for row in self._all(query.distinct()))
        for id in sorted(found):
            self._drop(table, id)
        return found

    def _put_families(self, families: Sequence[Family], packed: Mapping[str, bytes], ids: Mapping[str, int]) -> None:
        self._do(
            insert(t.families),
            [{"id": family.id, "size": len(family.refs), "family": packed[family.id]} for family in families],
        )
        members = [
            {"article": ids[ref], "family": family.id} for family in families for ref in sorted(set(family.refs))
        ]
        self._do(insert(t.family_members), members)

    def _put_stories(self, related: Related, packed: Mapping[str, bytes], ids: Mapping[str, int]) -> None:
        rows = [
            {
                "id": story.id,
                "title": story.title,
                "sources": story.independent_sources,
                "first": story.first_published,
                "last": story.last_published,
                "story": packed[story.id],
            }
            for story in related.stories
        ]
        self._do(insert(t.stories), rows)
        members = [
            {"article": ids[ref], "story": story.id} for story in related.stories for ref in sorted(set(story.refs))
        ]
        self._do(insert(t.story_members), members)
        places: dict[str, int] = {}
        claims = []
        for claim in related.claims:
            places[claim.story] = places.get(claim.story, 0) + 1
            kind = "commitment" if claim.kind != "figure" and claim.commitment is not None else claim.kind
            row = {"story": claim.story, "place": places[claim.story], "id": claim.id, "claim": pack(claim)}
            claims.append({**row, "kind": kind})
        self._do(insert(t.claims), claims)

    def _put_changes(self, changes: Sequence[EdgeChanges], ids: Mapping[str, int]) -> None:
        rows = [
            {"exemplar": ids[edge.exemplar], "copy": ids[edge.copy], "changes": pack(edge.alterations)}
            for edge in changes
        ]
        self._replace(t.changes, rows)

    def put_entities(self, entities: Sequence[Entity]) -> None:
        """Keep all entities, in the order given, in place of those that were kept."""
        self._do(delete(t.entities))
        rows = [{"id": entity.id, "place": place, "entity": pack(entity)} for place, entity in enumerate(entities)]
        self._do(insert(t.entities), rows)

    def put_meta(self, name: str, value: str) -> None:
        """Keep a note about the store itself."""
        into = self.upsert(t.meta)
        self._do(
            into.on_conflict_do_update(index_elements=["name"], set_={"value": into.excluded.value}),
            [{"name": name, "value": value}],
        )


def _dated(ref: str, capture: Captured) -> str:
    head, _, number = ref.rpartition("#")
    return f"{head}@{capture.sha256[:8]}#{number}"


def _columns(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {
        "ref": article.ref,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "same_as": article.same_as,
        "body": article.text,
        "reading": pack(reading),
        "words": None if (words := words_key(article.text)) is None else signed(words),
    }


def _renamed(reading: Reading, names: Mapping[str, str]) -> Reading:
    """The same reading under other references."""

    def name(ref: str) -> str:
        return names.get(ref, ref)

    article = reading.article
    same_as = None if article.same_as is None else name(article.same_as)
    return dataclasses.replace(
        reading,
        article=dataclasses.replace(article, ref=name(article.ref), same_as=same_as),
        mentions=tuple(dataclasses.replace(mention, ref=name(mention.ref)) for mention in reading.mentions),
        beside=tuple(dataclasses.replace(mention, ref=name(mention.ref)) for mention in reading.beside),
        statements=tuple(
            dataclasses.replace(
                statement,
                ref=name(statement.ref),
                chain=tuple(dataclasses.replace(link, ref=name(link.ref)) for link in statement.chain),
            )
            for statement in reading.statements
        ),
    )
