"""What the pages asked of the archive is remembered until something is written to it.

Lists that are made from everything that is kept (all stories, names, the ledger) take seconds in a large archive. While
another process writes, these are handed out as they were and made anew behind the scenes, so that nobody waits; what a
person decides on these pages shows at once.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from headwater.records import Entity, LedgerRow, LedgerSum
from headwater.telling.door import Door
from headwater.text.tokens import folded_words

REMEMBERED = 4_000
"""Answers about single stories, families and articles that are held at most."""
_ADDRESS_SECONDS = 5  # a store without a file of its own is taken as unchanged for so long
_ASKED = frozenset({"story", "statements", "family", "changes", "page", "habits"})
_WRITES = frozenset({"judge", "undo"})

T = TypeVar("T")


def remembering(archive: Door) -> Door:
    """The same archive, which remembers what it was asked while nothing is written to it."""
    where = getattr(archive, "where", None)
    return cast(Door, Remembering(archive, where)) if isinstance(where, str) else archive


class Remembering:
    """Stands before an archive; `where` is the file or address of its store."""

    def __init__(self, archive: Door, where: str) -> None:
        self._archive, self._where = archive, where
        self._lock = threading.Lock()
        self._stamp: Hashable = None
        self._small: OrderedDict[Hashable, Any] = OrderedDict()
        self._large: dict[Hashable, tuple[Hashable, Any]] = {}
        self._making: set[Hashable] = set()

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._archive, name)
        if name in _WRITES:
            return lambda *given, **named: self._written(method, *given, **named)
        if name in _ASKED:
            return lambda *given: self._once((name, *given), lambda: method(*given))
        return method

    # --- lists made from everything ---

    def stories(self) -> Any:
        """Every story."""
        return self._whole("stories", self._archive.stories)

    def publishers(self) -> Any:
        """Who printed what is kept."""
        return self._whole("publishers", self._archive.publishers)

    def entities(self, name: str | None = None) -> Sequence[Entity]:
        """Everything that is named, or what has a spelling with these words."""
        found, index = self._whole("entities", lambda: _indexed(self._archive.entities()))
        if name is None:
            return found
        words = set(folded_words(name))
        held = [index.get(word, frozenset()) for word in words]
        near = sorted(frozenset.intersection(*held)) if held else []
        return [it for it in (found[n] for n in near) if _spelled(it, words)]

    def articles(self, refs: Iterable[str]) -> Any:
        """Several articles by reference."""
        wanted = tuple(dict.fromkeys(refs))
        return self._once(("articles", wanted), lambda: self._archive.articles(wanted))

    def ledger(
        self, *, topic: str | None = None, by: str | None = None, to: str | None = None, unit: str | None = None,
        figures: bool = True,
    ) -> tuple[Sequence[LedgerRow], Sequence[LedgerSum]]:  # fmt: skip
        """Figures and commitments over time, or commitments alone."""
        from headwater.stories import ledger

        rows, _ = self._whole(("ledger", figures), lambda: self._archive.ledger(figures=figures))
        chosen = ledger.chosen(rows, topic=topic, by=by, to=to, unit=unit)
        return chosen, ledger.sums(chosen)

    # --- remembering ---

    def _now(self) -> Hashable:
        """Something else after every write."""
        if "://" in self._where:
            return int(time.monotonic() / _ADDRESS_SECONDS)
        return tuple(_looked(Path(self._where + end)) for end in ("", "-wal"))

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        stamp = self._now()
        with self._lock:
            if stamp != self._stamp:
                self._stamp = stamp
                self._small.clear()
            elif key in self._small:
                self._small.move_to_end(key)
                return cast(T, self._small[key])
        made = make()
        with self._lock:
            if stamp == self._stamp:
                self._small[key] = made
                while len(self._small) > REMEMBERED:
                    self._small.popitem(last=False)
        return made

    def _whole(self, key: Hashable, make: Callable[[], T]) -> T:
        stamp = self._now()
        with self._lock:
            held = self._large.get(key)
            if held is not None and held[0] == stamp:
                return cast(T, held[1])
            behind = held is not None and key not in self._making
            if behind:
                self._making.add(key)
        if held is None:
            return self._make(key, stamp, make)
        if behind:
            threading.Thread(target=self._make, args=(key, stamp, make), daemon=True).start()
        return cast(T, held[1])

    def _make(self, key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        try:
            made = make()
            with self._lock:
                self._large[key] = (stamp, made)
            return made
        finally:
            with self._lock:
                self._making.discard(key)

    def _written(self, method: Callable[..., T], *given: Any, **named: Any) -> T:
        try:
            return method(*given, **named)
        finally:
            with self._lock:
                self._small.clear()
                self._large.clear()


def _looked(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _indexed(found: Sequence[Entity]) -> tuple[Sequence[Entity], Mapping[str, frozenset[int]]]:
    """Names with where each word of their spellings stands among them."""
    index: dict[str, set[int]] = defaultdict(set)
    for n, entity in enumerate(found):
        for word in {word for row in entity.spellings for word in folded_words(row.text)}:
            index[word].add(n)
    return found, {word: frozenset(held) for word, held in index.items()}


def _spelled(entity: Entity, words: set[str]) -> bool:
    return any(words <= set(folded_words(row.text)) for row in entity.spellings)
