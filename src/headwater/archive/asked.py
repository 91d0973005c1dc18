"""Asking an archive what it keeps. No stage is loaded here but by what compares, resolves names, or checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from headwater.archive import judging, searching
from headwater.archive.references import captures_of, kept_ref
from headwater.errors import HeadwaterError, UnknownReference
from headwater.records import (
    Alteration,
    Answers,
    Article,
    Captured,
    Checked,
    Claim,
    Comparison,
    Entity,
    Family,
    Followed,
    Judgement,
    LedgerRow,
    LedgerSum,
    Page,
    Reading,
    Refusal,
    Revised,
    Shown,
    Sought,
    Source,
    Story,
    Traced,
)
from headwater.store import SCHEMA, Store, View, following
from headwater.store.newest import newest
from headwater.text.tokens import folded_words

if TYPE_CHECKING:
    from headwater.archive.access import Access
    from headwater.archive.closely import Close
    from headwater.archive.desk import Desk
    from headwater.families.habits import Habits


_TEXTS_LOOKED_AT = 2_000  # of one publisher, the newest


class Asked:
    """Everything that can be asked of an archive; `Archive` adds what changes it. Several threads may ask at once.

    What is given out is a snapshot: records do not change when something is added.
    """

    def __init__(self, store: Store, clock: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock

    @property
    def where(self) -> str:
        """The path or address that opens the store again; an address may hold a password."""
        return self._store.where

    @property
    def access(self) -> Access:
        """Tokens for a server over this archive, and what was written with them."""
        from headwater.archive.access import Access

        return Access(self._store, self._clock)

    def families(self) -> tuple[Family, ...]:
        """Every family of copies, largest first."""
        with self._store.view() as view:
            return view.families()

    def family(self, id: str) -> Family:
        """One family by its id or a former one, or by the reference of a witness.

        Raises:
            UnknownReference: There is no such family.
        """
        with self._store.view() as view:
            found = view.family(_current(view, id, view.family_of, view.family))
        if found is None:
            raise UnknownReference(f"Cannot find the family `{id}`.", "`headwater families` lists them")
        return found

    def changes(self, family: str) -> Mapping[tuple[str, str], tuple[Alteration, ...]]:
        """What changed along the edges of a family's tree, by (exemplar, copy).

        Children of a lost ancestor are compared with one another, both ways.
        """
        refs = self.family(family).refs
        with self._store.view() as view:
            return view.changes(refs)

    def trace(
        self, page: str, *, stdin: bytes | BinaryIO | None = None, seen: str | None = None
    ) -> tuple[tuple[Traced, ...], tuple[Refusal, ...]]:
        """Where the articles of a page come from, and inputs that were refused; nothing is added.

        Args:
            page: A page on disk, or `-` for `stdin`.
            stdin: What stands on standard input, or where it can be read from.
            seen: ISO 8601 time at which it was seen, for "5 hours ago" on a page without a date.
        """
        from headwater.archive.desk import pages_read
        from headwater.archive.tracing import trace

        readings, refused = pages_read(page, stdin, seen)
        return tuple(trace(self._store, reading) for reading in readings), refused

    def judgements(self, *, undone: bool = False) -> tuple[Judgement, ...]:
        """What people decided, in the order in which they did; with `undone` also what was taken back."""
        return judging.listed(self._store, undone=undone)

    def name_judgements(self, *, undone: bool = False) -> tuple[Judgement, ...]:
        """What people decided about names, in the order in which they did."""
        return judging.listed_names(self._store, undone=undone)

    def compare(self, a: str, b: str) -> Comparison:
        """How two articles relate and what changed from `a` to `b`; pages on disk are read."""
        return self.desk().compare(a, b)

    def desk(self) -> Desk:
        """For comparing many articles: pages on disk are read once."""
        from headwater.archive.desk import Desk

        return Desk(self._store)

    def stories(self) -> tuple[Story, ...]:
        """Every story, the one with the newest article first."""
        with self._store.view() as view:
            return view.stories()

    def story(self, id: str) -> Story:
        """One story by its id or a former one, or by the reference of an article.

        Raises:
            UnknownReference: There is no such story.
        """
        with self._store.view() as view:
            found = view.story(_current(view, id, view.story_of, view.story))
        if found is None:
            raise UnknownReference(f"Cannot find the story `{id}`.", "`headwater stories` lists them")
        return found

    def newest(self, most: int) -> tuple[tuple[Story, ...], int]:
        """The stories with the newest articles, so many at most, and how many stories there are."""
        with self._store.view() as view:
            return newest(view, most)

    def statements(self, story: str | None = None) -> tuple[Claim, ...]:
        """What is claimed in one story, or in all in the order of `stories`, most weighty first."""
        stories = self.stories() if story is None else (self.story(story),)
        with self._store.view() as view:
            return tuple(claim for it in stories for claim in view.claims(it.id))

    def publishers(self) -> tuple[tuple[str, int], ...]:
        """Who printed what is kept, and how many articles, most first."""
        with self._store.view() as view:
            return view.publishers()

    def habits(self, publisher: str) -> Habits:
        """What the texts of one publisher did: its own, its copies, whom it copies, what it changed.

        Raises:
            UnknownReference: Nothing of this publisher is kept.
        """
        from headwater.families.habits import habits

        with self._store.view() as view:
            refs = view.printed_by(publisher, _TEXTS_LOOKED_AT)
            if not refs:
                raise UnknownReference(f"Cannot find the publisher `{publisher[:80]}`.", "`headwater search --source`")
            ids = {id for ref in refs if (id := view.family_of(ref)) is not None}
            families = [found for id in sorted(ids) if (found := view.family(id)) is not None]
            members = {ref for family in families for ref in family.refs}
            articles = view.articles({*refs, *members})
            changes = {edge: found for family in families for edge, found in view.changes(family.refs).items()}
        return habits(articles[refs[0]].publisher or publisher, refs, families, articles, changes)

    def ledger(
        self, *, topic: str | None = None, by: str | None = None, to: str | None = None, unit: str | None = None,
        figures: bool = True,
    ) -> tuple[tuple[LedgerRow, ...], tuple[LedgerSum, ...]]:  # fmt: skip
        """Figures and commitments over time across stories, and what the commitments come to.

        Args:
            topic: Only rows whose words or story's title hold all these words.
            by: Only what somebody with these words in the name binds himself to.
            to: Only what is promised to somebody with these words in the name.
            unit: Only this currency (ISO 4217) or unit.
            figures: False for commitments alone, which takes a fraction of the time.
        """
        from headwater.store import ledger as source
        from headwater.stories import ledger

        entities = self._entities()
        with self._store.view() as view:
            claims, stories = source.promised(view, figures=figures), source.headings(view)
            published = view.published(ref for claim in claims for value in claim.values for ref in value.refs)
            sums = [it for it in claims if it.kind != "figure" and it.commitment is not None and it.commitment.amount]
            first = {ref for claim in sums for value in claim.values for ref in value.refs[:1]}
            languages = source.languages(view, first)
        found = ledger.chosen(
            ledger.rows(stories, claims, published, entities, languages), topic=topic, by=by, to=to, unit=unit
        )
        return found, ledger.sums(found)

    def entities(self, name: str | None = None) -> tuple[Entity, ...]:
        """Everything that is named, most mentioned first; with `name` what has a spelling with these words."""
        found = self._entities()
        if name is None:
            return found
        wanted = set(folded_words(name))
        return tuple(
            entity
            for entity in found
            if wanted and any(wanted <= set(folded_words(spelling.text)) for spelling in entity.spellings)
        )

    def _entities(self) -> tuple[Entity, ...]:
        with self._store.view() as view:
            if view.meta("entities") != "stale":
                return view.entities()
            from headwater.archive.settle import entities_of

            found = entities_of(view)
        if self._store.writable and self._store.lock.take(wait=False):
            try:
                with self._store.change() as change:
                    change.put_entities(entities_of(change))
                    change.put_meta("entities", "known")
            finally:
                self._store.lock.release()
        return found

    def refs(self) -> tuple[str, ...]:
        """The references of all articles, sorted."""
        with self._store.view() as view:
            return view.refs()

    def captured_since(self, moment: str) -> tuple[str, ...]:
        """The references of articles whose page was captured at a time (ISO 8601) or later."""
        with self._store.view() as view:
            return view.captured_since(moment)

    def reading(self, ref: str) -> Reading:
        """What one kept article tells on its own.

        Raises:
            UnknownReference: It is not kept.
        """
        with self._store.view() as view:
            kept = kept_ref(view, ref)
            return view.readings([kept])[kept]

    def readings(self, refs: Iterable[str]) -> dict[str, Reading]:
        """What several kept articles tell, by reference as families name them; unknown ones are left out."""
        with self._store.view() as view:
            return view.readings(refs)

    def article(self, ref: str) -> Article:
        """One kept article."""
        return self.reading(ref).article

    def articles(self, refs: Iterable[str]) -> dict[str, Article]:
        """Kept articles by reference, as families and stories name them; unknown references are left out."""
        with self._store.view() as view:
            return view.articles(refs)

    def page(self, ref: str) -> Page:
        """The page that a kept article stands on, as it was captured."""
        with self._store.view() as view:
            return view.page(captures_of(view, ref)[-1])

    def show(self, ref: str) -> Shown:
        """One article with where it stands."""
        with self._store.view() as view:
            kept = kept_ref(view, ref)
            capture = captures_of(view, ref)[-1]
            return Shown(
                article=view.readings([kept])[kept].article,
                captured_at=capture.captured_at,
                captures=view.captures(capture.address),
                family=view.family_of(kept),
                story=view.story_of(kept),
            )

    def closely(self, ref: str) -> Close:
        """One article with everything marked that was read in it."""
        from headwater.archive import closely

        return closely.kept(self._store, ref)

    def search(self, sought: Sought, *, facets: bool = False) -> Answers:
        """Articles that hold all the words, in title or body, and pass the filters: best first, without words newest.

        Args:
            sought: What is searched for; its words as people type them, "in quotes" in this order.
            facets: Whether to count publishers, languages and months of all that is found.

        Raises:
            UsageError: There is neither a word nor a filter, or a time cannot be read.
        """
        return searching.search(self._store, sought, self.entities, self._clock(), facets=facets)

    def revised(self, since: str = "", *, most: int | None = None) -> tuple[Revised, ...]:
        """What kept pages said before, the oldest change first.

        Args:
            since: ISO 8601 day or time from which; "" for ever.
            most: How many captures are looked at, the latest; None for all.
        """
        from headwater.archive.revising import revised

        return revised(self._store, since, most=most)

    def watched(self, name: str) -> frozenset[str]:
        """References of the articles that a watch matches, by its number or what it watches.

        Raises:
            UnknownReference: Nothing so called is watched.
        """
        from headwater.archive.watched import matched, watches_called

        return frozenset(ref for watch in watches_called(self._store, name) for ref in matched(self, watch))

    def followed(self) -> tuple[Source, ...]:
        """The sources that are followed, by folder and title."""
        with self._store.view() as view:
            return following.sources(view)

    def not_kept(self, most: int = 100) -> tuple[Followed, ...]:
        """Pages that sources listed and that could not be kept, the latest first."""
        with self._store.view() as view:
            return following.refused(view, most)

    def backup(self, to: str | Path) -> int:
        """Write a copy of everything into a new file, while others read and write; its size in bytes.

        Raises:
            StoreUnusable: The file is there already or cannot be written.
        """
        from headwater.store.backing import backup

        return backup(self._store, Path(to))

    def kept_after(self, number: int, most: int) -> tuple[tuple[int, str], ...]:
        """The articles that were kept after one of this number, with theirs, in the order in which they were."""
        with self._store.view() as view:
            return view.kept_after(number, most)

    def newest_number(self) -> int:
        """The number of the article that was kept last; 0 when nothing is."""
        with self._store.view() as view:
            return view.newest_number()

    def counts(self) -> tuple[tuple[str, int], ...]:
        """How much is kept, by kind."""
        with self._store.view() as view:
            return view.counts()

    def check(self) -> Checked:
        """Whether the store is whole and up to date, and what it holds."""
        from headwater import flow
        from headwater.data import background

        troubles = list(self._store.troubles())
        with self._store.view() as view:
            counts = view.counts()
            if stale := view.stale(flow.STAGES):
                troubles.append(f"{len(stale)} articles were read by an earlier version")
            if waiting := view.waiting():
                troubles.append(f"{len(waiting)} articles wait to be related")
            try:
                for capture in view.captures():
                    troubles += _spans_off(view, capture)
            except HeadwaterError as error:
                troubles.append(error.message)
        return Checked(self._store.name, counts, SCHEMA, flow.STAGES, background().version, tuple(troubles))


def _current(view: View, id: str, of: Callable[[str], str | None], get: Callable[[str], Family | Story | None]) -> str:
    """The id that a former id or the reference of a member stands for today; the id itself when it is current."""
    if get(id) is not None:
        return id
    once = view.former(id)
    if not once:
        try:
            once = (kept_ref(view, id),)
        except UnknownReference:
            return id
    now = [found for found in map(of, once) if found is not None]
    return max(sorted(set(now)), key=now.count) if now else id


def _spans_off(view: View, capture: Captured) -> Iterator[str]:
    text = view.page(capture).text
    for ref, reading in view.readings(view.refs(capture)).items():
        if "\n".join(span.of(text) for span in reading.article.body) != reading.article.text:
            yield f"`{ref}`: the body is not what stands at its places"
