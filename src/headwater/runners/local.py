"""The flow on this machine, in one process or in several; the results and their order are the same."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from headwater import flow
from headwater.ingest import Refusal
from headwater.records import Page, Pair, Reading

_WORTH_IT = 24  # items; below, starting a second process costs more than it saves (measured on two cores)
_AHEAD = 4  # items handed out per process before the first result is taken; bounds memory

_log = logging.getLogger("headwater")

T = TypeVar("T")
R = TypeVar("R")


def read_all(pages: Iterable[Page], processes: int = 1) -> Iterator[tuple[Page, tuple[Reading, ...] | Refusal]]:
    """Every page with the readings of its articles, in the order of the pages.

    A page on which a stage fails is refused with the reason; the others go on.

    Args:
        pages: Taken as they are needed, so that a long list is never wholly in memory.
        processes: More than one only from a program's main thread; the pages are then read side by side.
    """
    return _mapped(_read, pages, processes)


def pair_all(couples: Iterable[tuple[Reading, Reading]], processes: int = 1) -> Iterator[Pair | None]:
    """How the articles of every couple relate, in the order of the couples; None where a stage fails on one."""
    return _mapped(_pair, couples, processes)


def cores() -> int:
    """How many processes this machine can run side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _read(page: Page) -> tuple[Page, tuple[Reading, ...] | Refusal]:
    try:
        return page, flow.read(page)
    except Exception as fault:  # a fault of ours with one page must not stop a batch
        _log.exception("reading %s", page.address)
        return page, Refusal(page.address, f"Cannot read `{page.address}`: a fault in Headwater ({fault!r}).")


def _pair(couple: tuple[Reading, Reading]) -> Pair | None:
    try:
        return flow.pair(*couple)
    except Exception:
        _log.exception("comparing %s and %s", couple[0].article.ref, couple[1].article.ref)
        return None


def _mapped(work: Callable[[T], R], items: Iterable[T], processes: int) -> Iterator[R]:
    left = iter(items)
    first: list[T] = []
    if processes > 1:
        for item in left:
            first.append(item)
            if len(first) >= _WORTH_IT:
                break
    if len(first) < _WORTH_IT:
        yield from map(work, first)
        yield from map(work, left)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[R]] = deque(pool.submit(work, item) for item in first)
        for item in left:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= processes * _AHEAD + _WORTH_IT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
