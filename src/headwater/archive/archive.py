"""The archive: adding and removing pages, and relating what was added; `asked` has the questions.

Stages are imported by the methods that run them: asking what is kept needs none, and they take seconds to load.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from headwater.archive import judging
from headwater.archive.asked import Asked
from headwater.archive.moved import Moved, Progress, silent
from headwater.archive.references import captures_of
from headwater.errors import UnknownReference
from headwater.records import Added, Captured, Judgement, JudgementKind, Page, Refusal, Removed, Tally
from headwater.store import Store, open_store
from headwater.store.following import matching

if TYPE_CHECKING:
    from headwater.archive.carrying import Carried
    from headwater.runners import Crew


def open(
    where: str | os.PathLike[str] | None = None, *, create: bool = True, processes: int = 1, relate: bool = True
) -> Archive:
    """The archive in the file at `where`.

    Args:
        where: Path or `sqlite:///` address; the user's own store when None.
        create: False to be told (`StoreUnusable`) when there is none yet.
        processes: How many processes may read pages side by side; helpers are forked, so more than one is used only
            from a program's main thread while it has no other, and only on Linux.
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
        archive._finish()
    return archive


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Archive(Asked):
    """Pages that were kept and everything they tell together. Made by `open`; may be used by several threads."""

    def __init__(self, store: Store, *, processes: int = 1, clock: Callable[[], str] = _now) -> None:
        super().__init__(store, clock)
        self._processes = processes

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # --- adding and removing ---

    def add(
        self,
        inputs: Sequence[str],
        *,
        stdin: bytes | BinaryIO | None = None,
        called: str = "-",
        seen: str | None = None,
        progress: Progress = silent,
    ) -> Added:
        """Read pages and keep them, each in a step of its own; then relate what is new.

        Adding the same bytes from the same place again changes nothing.

        Args:
            inputs: Files, folders, patterns, or `-` for `stdin`.
            stdin: What stands on standard input, or where it can be read from.
            called: The address that it is kept under.
            seen: ISO 8601 time at which the pages were seen, for "5 hours ago" on pages without a date.
            progress: Called as work goes on.
        """
        from headwater import flow, ingest, runners
        from headwater.settings import Settings

        refused: list[Refusal] = []
        known: list[Captured] = []
        empty: list[str] = []
        pages = articles = 0
        tallies: list[Tally] = []
        limits = ingest.Limits.of(Settings())
        found = ingest.open_inputs(
            inputs, stdin=stdin, max_bytes=limits.max_bytes, called=called, limits=limits, tell=tallies.append
        )
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
            held = [len(view.refs(capture)) for capture in known]
        empty += [capture.address for capture, count in zip(known, held, strict=True) if not count]
        if pages:
            self._store.flush()
        return Added(
            pages + len(known),
            articles + sum(held),
            articles,
            moved.families,
            moved.stories,
            tuple(refused),
            tuple(empty),
            moved.troubles,
            tuple(tallies),
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
                yield page if seen is None else replace(page, seen_at=page.seen_at or seen)

    def remove(self, refs: Sequence[str] = (), *, source: str | None = None, before: str | None = None) -> Removed:
        """Forget captures and all that rests on them alone.

        Args:
            refs: Pages or articles; an article goes with the page it stands on, all captures of it unless a hash
                names one.
            source: Also every page with an article by this publisher, or listed by this followed source.
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
                going.update({capture.id: capture for capture in matching(change, source, before)})
            articles = sum(len(change.refs(capture)) for capture in going.values())
            for capture in going.values():
                change.forget(capture)
            change.put_meta("entities", "stale")
        moved = self._relate_touched()
        return Removed(len(going), articles, moved.families, moved.stories, tuple(refused))

    def judge(self, kind: JudgementKind, a: str, b: str, *, by: str | None = None, note: str = "") -> Judgement:
        """Keep what a person decided about two kept articles, and relate them accordingly.

        Args:
            kind: `same-text`, `not-a-copy`, or `parent` when `b` was made from `a`; `same-story`, or `other-story` when
                `a` leaves the story of `b`; of two names `same-name` or `other-name`; `story-note`, `family-note`,
                `claim-note` and `name-note` keep only what is noted.
            a: An article, or a name.
            b: The other; of `claim-note` the words of the claim, of other notes nothing.
            by: Who decided; the user of this machine when None.
            note: Why, in words.
        """
        found = judging.judge(self._store, kind, a, b, by, self._clock(), note)
        self._relate_touched()
        return found

    def know_names(self, lines: Iterable[str], source: str) -> int:
        """Keep an authority list (CSV: name, alias, type, id) in place of the one that was kept; its number of rows.

        Raises:
            InputRefused: It cannot be read.
        """
        return judging.know_names(self._store, lines, source)

    def undo(self, judgement: int) -> Judgement:
        """Take a judgement back by its number."""
        found = judging.undo(self._store, judgement, self._clock())
        self._relate_touched()
        return found

    def relate(self, *, wait: bool = True, progress: Progress = silent) -> Moved:
        """Relate whatever waits, also what could not be related before. `add` and `remove` relate what they touch.

        Args:
            wait: False to leave it to another process that is writing now.
            progress: Called as work goes on.
        """
        if not self._store.writable or not self._store.lock.take(wait=wait):
            return Moved()
        try:
            with self._store.change() as change:
                change.wait(change.waiting("failed"), "relate")
        finally:
            self._store.lock.release()
        return self._relate_touched(progress)

    def _relate_touched(self, progress: Progress = silent) -> Moved:
        from headwater.runners import Crew

        with Crew(self._processes) as crew:
            return self._settle(crew, progress)

    def _finish(self) -> None:
        """Relate what a process that died while adding left behind, unless another one is at it right now."""
        with self._store.view() as view:
            left = view.waiting("pair") or view.waiting("relate")
        if left and self._store.writable and self._store.lock.take(wait=False):
            self._store.lock.release()
            self._relate_touched()

    def _settle(self, crew: Crew, progress: Progress) -> Moved:
        from headwater.archive.settle import settle

        return settle(self._store, crew, progress=progress)

    def export_all(self, to: str | os.PathLike[str]) -> Carried:
        """Write everything that was kept as it came, and what people decided, into a new open file.

        Raises:
            InputRefused: The file is there already or cannot be written.
        """
        from headwater.archive.carrying import write

        return write(self._store, Path(to))

    def import_all(self, where: str | os.PathLike[str], *, progress: Progress = silent) -> Carried:
        """Put what `export_all` wrote beside what is kept, and relate it all.

        Raises:
            InputRefused: It is no such file, or a later Headwater wrote it.
        """
        from headwater.archive.carrying import take_in

        carried = take_in(self._store, Path(where), progress)
        return replace(carried, moved=self._relate_touched(progress))

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
