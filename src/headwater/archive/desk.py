"""Articles by reference wherever they are: a page on disk is read, any other reference comes from the store."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from headwater import flow
from headwater.archive.references import Reference, choose, kept_ref
from headwater.errors import InputRefused, UnknownReference
from headwater.ingest import Limits, Refusal, open_inputs
from headwater.records import Comparison, Reading
from headwater.store import Store
from headwater.store.judging import judgements


class Desk:
    """Two articles side by side. Pages are read once, however often they are asked for.

    Args:
        store: Where references that are no files are looked up, and readings and pairs that are known already.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._read: dict[str, dict[str, Reading]] = {}
        self._known: dict[str, Reading] = {}

    def compare(self, a: str, b: str) -> Comparison:
        """How two articles relate and what changed from `a` to `b`.

        Raises:
            UnknownReference: One of them is neither a page on disk nor kept.
            InputRefused: One of them is a file that holds no readable page.
        """
        first, second = self.reading(a), self.reading(b)
        if self._store is None or not (self._kept(first) and self._kept(second)):
            return flow.compare(first, second)
        return self._compare_kept(self._store, first, second)

    def _compare_kept(self, store: Store, first: Reading, second: Reading) -> Comparison:
        """The same for two kept articles, with what is known of them: their pair, changes and family."""
        a, b = first.article.ref, second.article.ref
        with store.view() as view:
            known, changes = view.pair(a, b), view.changes([a, b]).get((a, b))
            said = flow.by_couple(judgements(view, [a])).get((min(a, b), max(a, b)))
            family = view.family_of(a)
            tree = view.family(family) if family is not None and family == view.family_of(b) else None
        if said is not None:
            known = flow.decided(first, second, said)
        if known is None or known.relation is None or changes is None:
            return flow.compare(first, second, known, tree)
        twins = {it.ref: it.same_as for it in (first.article, second.article) if it.same_as is not None}
        placed = known if tree is None else flow.placed(known, tree, twins)
        return Comparison(placed if placed.a == a else flow.turned(placed), changes)

    def reading(self, ref: str) -> Reading:
        """What one article tells on its own."""
        meant = Reference.of(ref)
        for address, number in ((meant.address, meant.number), (ref, None)):
            if meant.sha is None and Path(address).is_file():
                found = self._on_disk(address)
                return found[choose(ref, number, tuple(found))]
        if self._store is None:
            raise UnknownReference(f"Cannot find `{meant.address}`: there is no such file.")
        with self._store.view() as view:
            kept = kept_ref(view, ref)
            if kept not in self._known:
                self._known.update(view.readings([kept]))
        return self._known[kept]

    def _kept(self, reading: Reading) -> bool:
        return self._known.get(reading.article.ref) is reading

    def _on_disk(self, address: str) -> dict[str, Reading]:
        if address not in self._read:
            self._read[address] = self._from_store(address) or self._from_file(address)
        return self._read[address]

    def _from_store(self, address: str) -> dict[str, Reading]:
        """The readings of these very bytes, when they are kept: what was read once needs not be read again."""
        if self._store is None:
            return {}
        try:
            digest = hashlib.sha256(Path(address).read_bytes()).hexdigest()
        except OSError:
            return {}
        with self._store.view() as view:
            capture = view.kept(Path(address).as_posix(), digest)
            if capture is None:
                return {}
            found = view.readings(view.refs(capture))
        self._known.update(found)
        return dict(sorted(found.items(), key=lambda item: item[1].article.number))

    def _from_file(self, address: str) -> dict[str, Reading]:
        return {reading.article.ref: reading for reading in page_on_disk(address)}


def page_on_disk(where: str, seen: str | None = None) -> tuple[Reading, ...]:
    """What the articles of one page tell, read now.

    Raises:
        InputRefused: It is no readable page.
    """
    readings, refused = pages_read(where, None, seen)
    if refused:
        raise InputRefused(refused[0].reason, refused[0].hint)
    return readings


def pages_read(
    where: str, stdin: bytes | BinaryIO | None, seen: str | None
) -> tuple[tuple[Reading, ...], tuple[Refusal, ...]]:
    """What the articles of one page on disk or on standard input (`-`) tell, and why it was refused if it was."""
    from headwater.settings import Settings

    limits = Limits.of(Settings())
    for page in open_inputs([where], stdin=stdin, max_bytes=limits.max_bytes, limits=limits):
        if isinstance(page, Refusal):
            return (), (page,)
        return flow.read(page if seen is None else replace(page, seen_at=seen)), ()
    return (), ()
