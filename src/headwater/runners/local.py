"""The flow on this machine, in one process or in several; results and their order are the same."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from types import TracebackType
from typing import TypeVar

from headwater import flow
from headwater.ingest import Refusal
from headwater.names import KnownName
from headwater.records import Judgement, Page, Pair, Reading, Related

_AHEAD = 3  # batches handed out per process before the first result is taken; bounds memory
_PAGES, _COUPLES, _PARTS = 2, 12, 1  # items in a batch: about a tenth of a second of work each, parts as they come

_log = logging.getLogger("headwater")

T = TypeVar("T")
R = TypeVar("R")
Couple = tuple[Reading, Reading, Judgement | None]
"""Two articles and what a person decided about them."""
Part = tuple[Sequence[Reading], Sequence[Pair], Sequence[Judgement], Sequence[KnownName]]
"""Articles that hang together, their pairs, what people decided about them and their names, and what lists say."""


class Crew:
    """Processes that read pages and relate articles side by side; with one process the work is done right here.

    Helpers are forked, which is safe only from a program's main thread while there is no other, and only where forking
    is; anywhere else the crew is one. They end with their parent, however it ends.

    Args:
        processes: How many may work at once.
    """

    def __init__(self, processes: int = 1) -> None:
        self.processes = processes if processes > 1 and _may_fork() else 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def read(self, pages: Iterable[Page]) -> Iterator[tuple[Page, tuple[Reading, ...] | Refusal]]:
        """Every page with the readings of its articles, in the order of the pages.

        A page on which a stage fails is refused with the reason; the others go on. Pages are taken as they are needed.
        """
        return self._mapped(_read, pages, _PAGES)

    def pair(self, couples: Iterable[Couple]) -> Iterator[Pair | None]:
        """The pair of every couple that are copies, in their order; None for others and where a stage fails on one."""
        return self._mapped(_pair, couples, _COUPLES)

    def relate(self, parts: Iterable[Part]) -> Iterator[Related | str]:
        """What is found in every part; words where a stage fails."""
        return self._mapped(_relate, parts, _PARTS)

    def _mapped(self, work: Callable[[T], R], items: Iterable[T], size: int) -> Iterator[R]:
        left = iter(items)
        first = list(islice(left, 2 * size))
        if self.processes == 1 or len(first) <= size:
            yield from map(work, first)
            yield from map(work, left)
            return
        pool = self._started()
        waiting: deque[Future[list[R]]] = deque()
        for batch in _batches(first, left, size):
            waiting.append(pool.submit(_all, work, batch))
            if len(waiting) >= self.processes * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.processes,
                mp_context=multiprocessing.get_context("fork"),
                initializer=_end_with,
                initargs=(os.getpid(),),
            )
        return self._pool


def cores() -> int:
    """How many processes this machine can run side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    alone = threading.current_thread() is threading.main_thread() and threading.active_count() == 1
    return alone and sys.platform == "linux"


def _end_with(parent: int) -> None:
    """End this helper soon after its parent: one that was killed cannot tell it to."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _batches(first: list[T], left: Iterator[T], size: int) -> Iterator[list[T]]:
    yield first[:size]
    yield first[size:]
    while batch := list(islice(left, size)):
        yield batch


def _all(work: Callable[[T], R], batch: list[T]) -> list[R]:
    return [work(item) for item in batch]


def _read(page: Page) -> tuple[Page, tuple[Reading, ...] | Refusal]:
    try:
        return page, flow.read(page)
    except Exception as fault:  # a fault of ours with one page must not stop a batch
        _log.exception("reading %s", page.address)
        return page, Refusal(page.address, f"Cannot read `{page.address}`: a fault in Headwater ({fault!r}).")


def _pair(couple: Couple) -> Pair | None:
    try:
        return flow.copied(*couple)
    except Exception:
        _log.exception("comparing %s and %s", couple[0].article.ref, couple[1].article.ref)
        return None


def _relate(part: Part) -> Related | str:
    readings = part[0]
    try:
        return flow.relate(*part)
    except Exception as fault:  # nor make what is kept unreadable
        around = readings[0].article.ref
        _log.exception("relating %d articles around %s", len(readings), around)
        return f"{len(readings)} articles around `{around}` could not be related: {fault!r}"
