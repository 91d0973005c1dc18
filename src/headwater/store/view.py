"""What the store keeps, as of one moment. All questions to it are here; nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, and_, func, literal, or_, select, text, union

from headwater.records import Alteration, Article, Captured, Claim, Entity, Family, Page, Pair, Reading, Story
from headwater.shapes.kept import unpack, unpack_field
from headwater.store import dialects
from headwater.store import tables as t
from headwater.text.tokens import CROWD

T = TypeVar("T")
_MANY = 500  # values in one `IN (...)`
_SIGN = 1 << 63  # keys are unsigned 64 bits, SQLite's integers signed


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in lists short enough for one question."""
    left = iter(values)
    while some := list(islice(left, _MANY)):
        yield some


def signed(key: int) -> int:
    """An unsigned key of 64 bits as a number that SQLite can hold."""
    return key - (_SIGN << 1) if key >= _SIGN else key


def _sharing_copy_keys(ids: list[int], enough: int) -> Any:
    mine, other = t.copy_keys.alias("mine"), t.copy_keys.alias("other")
    return (
        select(mine.c.article, other.c.article)
        .join(other, and_(other.c.key == mine.c.key, other.c.article != mine.c.article))
        .where(mine.c.article.in_(ids))
        .group_by(mine.c.article, other.c.article)
        .having(or_(func.count() >= enough, func.max(mine.c.language) != func.max(other.c.language)))
    )


def _sharing_a_story_key(ids: list[int]) -> Any:
    mine, other = t.story_keys.alias("mine"), t.story_keys.alias("other")
    return (
        select(mine.c.article, other.c.article)
        .distinct()
        .join(other, and_(other.c.key == mine.c.key, other.c.article != mine.c.article))
        .where(mine.c.article.in_(ids))
    )


class View:
    """What is kept, as of one moment. References are given and taken; row numbers stay inside.

    Unknown references and ids give None or nothing, never an error.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, query: Select[Any] | Any) -> Sequence[Any]:
        return self._connection.execute(query).fetchall()

    def rows(self, query: Select[Any]) -> Sequence[Any]:
        """What a question gives, for other modules of the store."""
        return self._all(query)

    def sql(self, statement: str, values: Mapping[str, Any]) -> Sequence[Any]:
        """What a question in the database's own words gives, its values as `:name`, for other modules of the store."""
        return self._connection.execute(text(statement), dict(values)).fetchall()

    @property
    def connection(self) -> Connection:
        """What the questions go through, for other modules of the store."""
        return self._connection

    def _first(self, query: Select[Any]) -> Any:
        return self._connection.execute(query).first()

    # --- captures and their articles ---

    def captures(self, address: str | None = None) -> tuple[Captured, ...]:
        """The captures of an address, or of all, the latest of an address last."""
        query = select(
            t.captures.c.id, t.captures.c.address, t.captures.c.sha256, t.captures.c.captured_at, t.captures.c.media
        )
        if address is not None:
            query = query.where(t.captures.c.address == address)
        ordered = query.order_by(t.captures.c.address, t.captures.c.captured_at, t.captures.c.id)
        return tuple(Captured(*row) for row in self._all(ordered))

    def kept(self, address: str, sha256: str) -> Captured | None:
        """The capture of these bytes of this address, if it is kept."""
        return next((capture for capture in self.captures(address) if capture.sha256 == sha256), None)

    def page(self, capture: Captured) -> Page:
        """The whole page as it was captured."""
        row = self._first(select(t.captures.c.page).where(t.captures.c.id == capture.id))
        return unpack(Page, row[0])

    def refs(self, capture: Captured | None = None) -> tuple[str, ...]:
        """The references of a capture's articles in page order, or of all articles, sorted."""
        query = select(t.articles.c.ref)
        if capture is None:
            query = query.order_by(t.articles.c.ref)
        else:
            query = query.where(t.articles.c.capture == capture.id).order_by(t.articles.c.number)
        return tuple(row[0] for row in self._all(query))

    def readings(self, refs: Iterable[str]) -> dict[str, Reading]:
        """The readings of articles, by reference and in the order of references."""
        found: dict[str, Reading] = {}
        for some in chunks(sorted(set(refs))):
            query = select(t.articles.c.ref, t.articles.c.reading, t.captures.c.captured_at)
            query = query.join(t.captures, t.captures.c.id == t.articles.c.capture).where(t.articles.c.ref.in_(some))
            for ref, packed, at in self._all(query.order_by(t.articles.c.ref)):
                reading = unpack(Reading, packed)
                found[ref] = replace(reading, article=replace(reading.article, captured=at))
        return found

    def articles(self, refs: Iterable[str]) -> dict[str, Article]:
        """The articles without what was read in them, by reference and in the order of references."""
        found: dict[str, Article] = {}
        for some in chunks(sorted(set(refs))):
            query = select(t.articles.c.ref, t.articles.c.reading, t.captures.c.captured_at)
            query = query.join(t.captures, t.captures.c.id == t.articles.c.capture).where(t.articles.c.ref.in_(some))
            for ref, packed, at in self._all(query.order_by(t.articles.c.ref)):
                found[ref] = replace(unpack_field(Reading, Article, "article", packed), captured=at)
        return found

    def bodies(self, ids: Iterable[int]) -> dict[int, str]:
        """The texts of articles, by row number, for other modules of the store."""
        found: dict[int, str] = {}
        for some in chunks(ids):
            rows = self._all(select(t.articles.c.id, t.articles.c.body).where(t.articles.c.id.in_(some)))
            found.update((row[0], row[1]) for row in rows)
        return found

    def published(self, refs: Iterable[str]) -> dict[str, str]:
        """When articles were published, by reference, as far as it is known."""
        found: dict[str, str] = {}
        for some in chunks(sorted(set(refs))):
            query = select(t.articles.c.ref, t.articles.c.published).where(t.articles.c.ref.in_(some))
            found.update({ref: day for ref, day in self._all(query) if day})
        return found

    def captured_since(self, moment: str) -> tuple[str, ...]:
        """References of the articles whose page was captured at this time (ISO 8601, UTC) or later."""
        query = select(t.articles.c.ref).join(t.captures, t.captures.c.id == t.articles.c.capture)
        late = query.where(dialects.moment(t.captures.c.captured_at) >= dialects.moment(literal(moment)))
        return tuple(row[0] for row in self._all(late.order_by(t.articles.c.ref)))

    def kept_after(self, number: int, most: int) -> tuple[tuple[int, str], ...]:
        """The articles that were kept after one of this number, with theirs, in the order in which they were."""
        query = select(t.articles.c.id, t.articles.c.ref).where(t.articles.c.id > number).order_by(t.articles.c.id)
        return tuple((row[0], row[1]) for row in self._all(query.limit(most)))

    def newest_number(self) -> int:
        """The number of the article that was kept last; 0 when nothing is."""
        return int(self._first(select(func.coalesce(func.max(t.articles.c.id), 0)))[0])

    def publishers(self) -> tuple[tuple[str, int], ...]:
        """Who printed what is kept, and how many articles, most first; names that differ in capitals count as one."""
        n, name = func.count(), func.min(t.articles.c.publisher)
        named = select(name, n).where(t.articles.c.publisher.is_not(None))
        query = named.group_by(func.lower(t.articles.c.publisher)).order_by(n.desc(), name)
        return tuple((row[0], row[1]) for row in self._all(query))

    def printed_by(self, publisher: str, limit: int) -> tuple[str, ...]:
        """References of the articles of a publisher, the newest first."""
        query = select(t.articles.c.ref).where(func.lower(t.articles.c.publisher) == publisher.lower())
        newest = query.order_by(func.coalesce(t.articles.c.published, "").desc(), t.articles.c.ref).limit(limit)
        return tuple(row[0] for row in self._all(newest))

    def stale(self, stages: str) -> tuple[str, ...]:
        """Articles that were read by other stages than these."""
        query = select(t.articles.c.ref).where(t.articles.c.stages != stages).order_by(t.articles.c.ref)
        return tuple(row[0] for row in self._all(query))

    def ids(self, refs: Iterable[str]) -> dict[str, int]:
        """Row numbers of articles by reference."""
        found: dict[str, int] = {}
        for some in chunks(refs):
            query = select(t.articles.c.ref, t.articles.c.id).where(t.articles.c.ref.in_(some))
            found.update({row[0]: row[1] for row in self._all(query)})
        return found

    def _refs_of(self, ids: Iterable[int]) -> tuple[str, ...]:
        found: list[str] = []
        for some in chunks(ids):
            found += [row[0] for row in self._all(select(t.articles.c.ref).where(t.articles.c.id.in_(some)))]
        return tuple(sorted(found))

    # --- who could belong together ---

    def proposed(self, refs: Iterable[str], *, story: bool = False, enough: int = 1) -> tuple[tuple[str, str], ...]:
        """Pairs of references that share keys, the smaller first, at least one of them among `refs`.

        Of a crowd of articles that are equal word for word only the first is proposed: what holds of it holds of all.

        Args:
            refs: Any articles.
            story: Whether story keys are meant, not copy keys.
            enough: How many copy keys two articles in one language must share; in two languages one is enough.
        """
        found: set[tuple[int, int]] = set()
        firsts = self._crowds()
        asked = {firsts.get(id, id) for id in self.ids(refs).values()}
        for some in chunks(sorted(asked)):
            query = _sharing_a_story_key(some) if story else _sharing_copy_keys(some, enough)
            for a, b in self._all(query):
                one, two = firsts.get(a, a), firsts.get(b, b)
                if one != two:
                    found.add((min(one, two), max(one, two)))
        names = self._names({number for pair in found for number in pair})
        return tuple(sorted((min(names[a], names[b]), max(names[a], names[b])) for a, b in found))

    def sharing(self, keys: Iterable[int], language: str, enough: int, most: int) -> tuple[str, ...]:
        """The articles that share most copy keys with a text that is not kept, most first.

        Args:
            keys: The text's keys.
            language: The two letters of its language.
            enough: How many of them an article in the same language must have.
            most: How many articles are given at most.
        """
        shared: dict[int, int] = {}
        tongue: dict[int, str] = {}
        for some in chunks(sorted({signed(key) for key in keys})):
            query = select(t.copy_keys.c.article, t.copy_keys.c.language).where(t.copy_keys.c.key.in_(some))
            for article, written in self._all(query):
                shared[article] = shared.get(article, 0) + 1
                tongue[article] = written
        firsts = self._crowds()
        found = {firsts.get(at, at): n for at, n in shared.items() if n >= enough or tongue[at] != language}
        ranked = sorted(found, key=lambda at: (-found[at], at))[:most]
        names = self._names(ranked)
        return tuple(names[at] for at in ranked)

    def _crowds(self) -> dict[int, int]:
        """For every article of a crowd that is equal word for word, the one that stands for it."""
        words = t.articles.c.words
        many = select(words).where(words.is_not(None)).group_by(words).having(func.count() > CROWD)
        query = select(t.articles.c.id, words, t.articles.c.ref).where(words.in_(many))
        first: dict[int, tuple[str, int]] = {}
        home: dict[int, int] = {}
        for id, key, ref in self._all(query):
            home[id] = key
            first[key] = min(first.get(key, (ref, id)), (ref, id))
        return {id: first[key][1] for id, key in home.items()}

    def _names(self, ids: Iterable[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for some in chunks(sorted(ids)):
            query = select(t.articles.c.id, t.articles.c.ref).where(t.articles.c.id.in_(some))
            found.update({row[0]: row[1] for row in self._all(query)})
        return found

    def together(self, refs: Iterable[str]) -> tuple[str, ...]:
        """All articles that hang together with these by copying, story links or second pasting, sorted."""
        seen = set(self.ids(refs).values())
        frontier = sorted(seen)
        while frontier:
            reached: set[int] = set()
            for some in chunks(frontier):
                reached.update(row[0] for row in self._all(self._neighbours(some)))
            frontier = sorted(reached - seen)
            seen |= reached
        return self._refs_of(sorted(seen))

    def _neighbours(self, ids: list[int]) -> Any:
        parts: list[Select[Any]] = []
        for table in (t.pairs, t.links):
            parts.append(select(table.c.b).where(table.c.a.in_(ids)))
            parts.append(select(table.c.a).where(table.c.b.in_(ids)))
        twin = t.articles.alias("twin")
        parts.append(
            select(twin.c.id).join(t.articles, twin.c.same_as == t.articles.c.ref).where(t.articles.c.id.in_(ids))
        )
        parts.append(
            select(twin.c.id).join(t.articles, t.articles.c.same_as == twin.c.ref).where(t.articles.c.id.in_(ids))
        )
        same = t.articles.alias("same")
        parts.append(
            select(same.c.id).join(t.articles, t.articles.c.words == same.c.words).where(t.articles.c.id.in_(ids))
        )
        return union(*parts)

    def waiting(self, step: str | None = None) -> tuple[str, ...]:
        """Articles whose relations wait for this step (`pair`, `relate`), failed (`failed`), or any of these."""
        query = select(t.articles.c.ref).join(t.waiting, t.waiting.c.article == t.articles.c.id)
        if step is not None:
            query = query.where(t.waiting.c.step == step)
        return tuple(row[0] for row in self._all(query.order_by(t.articles.c.ref)))

    # --- relations ---

    def pair(self, a: str, b: str) -> Pair | None:
        """How two articles relate, when they are known to be copies; the smaller reference first in the result."""
        first, second = min(a, b), max(a, b)
        x, y = t.articles.alias("x"), t.articles.alias("y")
        query = select(t.pairs.c.pair).join(x, x.c.id == t.pairs.c.a).join(y, y.c.id == t.pairs.c.b)
        row = self._first(query.where(x.c.ref == first, y.c.ref == second))
        return None if row is None else unpack(Pair, row[0])

    def pairs(self, refs: Iterable[str]) -> tuple[Pair, ...]:
        """All pairs of copies of which both are among these, by reference."""
        ids = set(self.ids(refs).values())
        found = []
        for some in chunks(sorted(ids)):
            query = select(t.pairs.c.b, t.pairs.c.pair).where(t.pairs.c.a.in_(some))
            found += [unpack(Pair, packed) for b, packed in self._all(query) if b in ids]
        return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))

    def changes(self, refs: Iterable[str] | None = None) -> dict[tuple[str, str], tuple[Alteration, ...]]:
        """What changed along the edges among these articles, or along all, by (exemplar, copy)."""
        x, y = t.articles.alias("x"), t.articles.alias("y")
        query = select(x.c.ref, y.c.ref, t.changes.c.changes)
        query = query.join_from(t.changes, x, x.c.id == t.changes.c.exemplar).join(y, y.c.id == t.changes.c.copy)
        if refs is None:
            rows = list(self._all(query))
        else:
            wanted = set(refs)
            rows = [row for some in chunks(sorted(wanted)) for row in self._all(query.where(x.c.ref.in_(some)))]
            rows = [row for row in rows if row[1] in wanted]
        unpacked: Any = tuple[Alteration, ...]
        return {(row[0], row[1]): unpack(unpacked, row[2]) for row in sorted(rows, key=lambda row: (row[0], row[1]))}

    def families(self) -> tuple[Family, ...]:
        """Every family, largest first."""
        query = select(t.families.c.family).order_by(t.families.c.size.desc(), t.families.c.id)
        return tuple(unpack(Family, row[0]) for row in self._all(query))

    def family(self, id: str) -> Family | None:
        """The family of this id."""
        row = self._first(select(t.families.c.family).where(t.families.c.id == id))
        return None if row is None else unpack(Family, row[0])

    def stories(self) -> tuple[Story, ...]:
        """Every story, the one with the newest article first."""
        last = func.coalesce(t.stories.c.last, "")
        query = select(t.stories.c.story).order_by(last.desc(), t.stories.c.sources.desc(), t.stories.c.id)
        return tuple(unpack(Story, row[0]) for row in self._all(query))

    def story(self, id: str) -> Story | None:
        """The story of this id."""
        row = self._first(select(t.stories.c.story).where(t.stories.c.id == id))
        return None if row is None else unpack(Story, row[0])

    def claims(self, story: str) -> tuple[Claim, ...]:
        """What a story's articles claim, most weighty first."""
        query = select(t.claims.c.claim).where(t.claims.c.story == story).order_by(t.claims.c.place)
        return tuple(unpack(Claim, row[0]) for row in self._all(query))

    def family_of(self, ref: str) -> str | None:
        """The family that an article is a witness of."""
        query = select(t.family_members.c.family).join(t.articles, t.articles.c.id == t.family_members.c.article)
        row = self._first(query.where(t.articles.c.ref == ref).order_by(t.family_members.c.family))
        return None if row is None else str(row[0])

    def story_of(self, ref: str) -> str | None:
        """The story that an article tells."""
        query = select(t.story_members.c.story).join(t.articles, t.articles.c.id == t.story_members.c.article)
        row = self._first(query.where(t.articles.c.ref == ref).order_by(t.story_members.c.story))
        return None if row is None else str(row[0])

    def former(self, id: str) -> tuple[str, ...]:
        """The references that a family or story of this id once stood for."""
        return tuple(
            row[0] for row in self._all(select(t.former.c.ref).where(t.former.c.id == id).order_by(t.former.c.ref))
        )

    def entities(self) -> tuple[Entity, ...]:
        """Every entity as it was resolved last."""
        query = select(t.entities.c.entity).order_by(t.entities.c.place)
        return tuple(unpack(Entity, row[0]) for row in self._all(query))

    # --- words, counts, book-keeping ---

    def counts(self) -> tuple[tuple[str, int], ...]:
        """How much is kept, by kind."""
        named = {
            "pages": t.captures,
            "articles": t.articles,
            "pairs": t.pairs,
            "families": t.families,
            "stories": t.stories,
            "statements": t.claims,
            "waiting": t.waiting,
        }
        return tuple((name, self._first(select(func.count()).select_from(table))[0]) for name, table in named.items())

    def meta(self, name: str) -> str | None:
        """A note about the store itself."""
        row = self._first(select(t.meta.c.value).where(t.meta.c.name == name))
        return None if row is None else str(row[0])
