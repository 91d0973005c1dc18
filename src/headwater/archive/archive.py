"""The archive: add pages, ask what they tell.

Stages are imported by the methods that run them: asking what is kept needs none, and they take seconds to load.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from headwater.archive.moved import Moved, Progress, silent
from headwater.archive.references import captures_of, kept_ref
from headwater.errors import HeadwaterError, UnknownReference, UsageError
from headwater.records import (
    Added,
    Alteration,
    Article,
    Captured,
    Checked,
    Claim,
    Comparison,
    Entity,
    Family,
    Found,
    Page,
    Reading,
    Refusal,
    Removed,
    Shown,
    Story,
)
from headwater.store import SCHEMA, Store, View, open_store
from headwater.text.tokens import folded_words

if TYPE_CHECKING:
    from headwater.archive.desk import Desk
    from headwater.runners import Crew


def open(
    where: str | os.PathLike[str] | None = None, *, create: bool = True, processes: int = 1, relate: bool = True
) -> Archive:
    """The archive in the file at `where`.

    Args:
        where: Path or `sqlite:///` address; the user's own store when None.
        create: False to be told (`StoreUnusable`) when there is none yet.
        processes: How many processes may read pages side by side; more than one only from a program's main thread,
            behind `if __name__ == "__main__":`.
        relate: Whether articles that wait (a process died while adding) are related first.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder, open(pathlib.Path(folder) / "news.db") as archive:
    ...     archive.families()
    ()
    """
    if where is None:
        from headwater.settings import Settings

        where = Settings().store
    archive = Archive(open_store(where, create=create), processes=processes)
    if relate:
        archive.relate(wait=False)
    return archive


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Archive:
    """Pages that were kept and everything they tell together. Made by `open`; may be used by several threads.

    What it gives out is a snapshot: records do not change when something is added.
    """

    def __init__(self, store: Store, *, processes: int = 1, clock: Callable[[], str] = _now) -> None:
        self._store = store
        self._processes = processes
        self._clock = clock

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def where(self) -> str:
        """The file that everything is kept in."""
        return str(self._store.path)

    # --- adding and removing ---

    def add(
        self,
        inputs: Sequence[str],
        *,
        stdin: bytes | None = None,
        seen: str | None = None,
        progress: Progress = silent,
    ) -> Added:
        """Read pages and keep them, each in a step of its own; then relate what is new.

        Adding the same bytes from the same place again changes nothing.

        Args:
            inputs: Files, folders, patterns, or `-` for `stdin`.
            stdin: What stands on standard input.
            seen: ISO 8601 time at which the pages were seen, for "5 hours ago" on pages without a date.
            progress: Called as work goes on.
        """
        from headwater import flow, ingest, runners
        from headwater.settings import Settings

        refused: list[Refusal] = []
        known: list[Captured] = []
        empty: list[str] = []
        pages = articles = 0
        found = ingest.open_inputs(inputs, stdin=stdin, max_bytes=Settings().max_bytes)
        with runners.Crew(self._processes) as crew:
            for page, readings in crew.read(self._fresh(found, seen, refused, known)):
                if isinstance(readings, Refusal):
                    refused.append(readings)
                    continue
                with self._store.change() as change:
                    kept = change.keep(page, readings, page.seen_at or self._clock(), flow.STAGES)
                    change.put_meta("entities", "stale")
                pages += 1
                articles += len(readings) if kept else 0
                if not readings:
                    empty.append(page.address)
                progress("reading", pages, 0)
            moved = self._settle(crew, progress)
        with self._store.view() as view:
            again = sum(len(view.refs(capture)) for capture in known)
        if pages:
            self._store.flush()
        return Added(
            pages + len(known),
            articles + again,
            articles,
            moved.families,
            moved.stories,
            tuple(refused),
            tuple(empty),
            moved.troubles,
        )

    def _fresh(
        self, found: Iterable[Page | Refusal], seen: str | None, refused: list[Refusal], known: list[Captured]
    ) -> Iterator[Page]:
        """The pages that are not kept yet."""
        taken: set[tuple[str, str]] = set()
        for page in found:
            if isinstance(page, Refusal):
                refused.append(page)
                continue
            with self._store.view() as view:
                capture = view.kept(page.address, page.sha256)
            if capture is not None:
                known.append(capture)
            elif (page.address, page.sha256) not in taken:
                taken.add((page.address, page.sha256))
                yield page if seen is None else replace(page, seen_at=seen)

    def remove(self, refs: Sequence[str] = (), *, source: str | None = None, before: str | None = None) -> Removed:
        """Forget captures and all that rests on them alone.

        Args:
            refs: Pages or articles; an article goes with the page it stands on, all captures of it unless a hash
                names one.
            source: Also every page with an article by this publisher.
            before: Also every page captured before this ISO 8601 date.
        """
        refused: list[Refusal] = []
        with self._store.change() as change:
            going: dict[int, Captured] = {}
            for ref in refs:
                try:
                    going.update({capture.id: capture for capture in captures_of(change, ref)})
                except UnknownReference as error:
                    refused.append(Refusal(ref, error.message, error.hint))
            if source is not None or before is not None:
                going.update({capture.id: capture for capture in _matching(change, source, before)})
            articles = sum(len(change.refs(capture)) for capture in going.values())
            for capture in going.values():
                change.forget(capture)
            change.put_meta("entities", "stale")
        moved = self.relate()
        return Removed(len(going), articles, moved.families, moved.stories, tuple(refused))

    def relate(self, *, wait: bool = True, progress: Progress = silent) -> Moved:
        """Relate whatever waits. `add` and `remove` do it themselves.

        Args:
            wait: False to leave it to another process that is writing now.
            progress: Called as work goes on.
        """
        with self._store.view() as view:
            if not view.waiting() or not self._store.writable:
                return Moved()
        if not self._store.lock.take(wait=wait):
            return Moved()
        self._store.lock.release()
        from headwater.runners import Crew

        with Crew(self._processes) as crew:
            return self._settle(crew, progress)

    def _settle(self, crew: Crew, progress: Progress) -> Moved:
        from headwater.archive.settle import settle

        return settle(self._store, crew, progress=progress)

    def rebuild(self, *, progress: Progress = silent) -> Moved:
        """Read every capture again with the stages of this version and relate everything anew."""
        from headwater import flow

        with self._store.view() as view:
            captures = view.captures()
        for done, capture in enumerate(captures, start=1):
            with self._store.change() as change:
                change.reread(capture, flow.read(change.page(capture)), flow.STAGES)
            progress("reading", done, len(captures))
        with self._store.change() as change:
            change.put_meta("entities", "stale")
        return self.relate(progress=progress)

    # --- asking ---

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

    def statements(self, story: str | None = None) -> tuple[Claim, ...]:
        """What is claimed in one story, or in all in the order of `stories`, most weighty first."""
        stories = self.stories() if story is None else (self.story(story),)
        with self._store.view() as view:
            return tuple(claim for it in stories for claim in view.claims(it.id))

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

    def reading(self, ref: str) -> Reading:
        """What one kept article tells on its own.

        Raises:
            UnknownReference: It is not kept.
        """
        with self._store.view() as view:
            kept = kept_ref(view, ref)
            return view.readings([kept])[kept]

    def article(self, ref: str) -> Article:
        """One kept article."""
        return self.reading(ref).article

    def articles(self, refs: Iterable[str]) -> dict[str, Article]:
        """Kept articles by reference, as families and stories name them; unknown references are left out."""
        with self._store.view() as view:
            return {ref: reading.article for ref, reading in view.readings(refs).items()}

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

    def search(self, query: str, *, limit: int = 20) -> tuple[Found, ...]:
        """Articles that hold all words of the query in title or body, best first; "in quotes" means in this order."""
        words = _as_match(query)
        if not words:
            raise UsageError("Cannot search for nothing: the query has no word.", 'headwater search "dam breach"')
        with self._store.view() as view:
            hits = view.search(words, limit)
            readings = view.readings([ref for ref, _, _ in hits])
            return tuple(
                Found(readings[ref].article, score, snippet, view.family_of(ref), view.story_of(ref))
                for ref, score, snippet in hits
            )

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
        return Checked(self.where, counts, SCHEMA, flow.STAGES, background().version, tuple(troubles))


def _matching(view: View, source: str | None, before: str | None) -> Iterator[Captured]:
    for capture in view.captures():
        publishers = {reading.article.publisher for reading in view.readings(view.refs(capture)).values()}
        if (source is None or source in publishers) and (before is None or capture.captured_at < before):
            yield capture


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


def _as_match(query: str) -> str:
    """The query in the words of the full-text index: every part is quoted, so that nothing in it is an operator."""
    parts = query.split('"')
    words = [word for at, part in enumerate(parts) for word in ([part] if at % 2 else part.split())]
    return " ".join(f'"{word.strip()}"' for word in words if any(c.isalnum() for c in word))


def _spans_off(view: View, capture: Captured) -> Iterator[str]:
    text = view.page(capture).text
    for ref, reading in view.readings(view.refs(capture)).items():
        if "\n".join(span.of(text) for span in reading.article.body) != reading.article.text:
            yield f"`{ref}`: the body is not what stands at its places"
