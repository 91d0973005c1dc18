"""One object for everything that is kept: `headwater.open("news.db")` gives the `Archive` that all faces use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from headwater.archive.archive import Archive, open
from headwater.archive.references import Reference
from headwater.errors import StoreUnusable

if TYPE_CHECKING:
    from headwater.records import Comparison, Reading

__all__ = ["Archive", "Reference", "compare", "move", "open", "read", "restore"]


def read(where: str | Path, *, seen: str | None = None) -> tuple[Reading, ...]:
    """What the articles of one page on disk tell on their own, in page order.

    Args:
        where: A file.
        seen: ISO 8601 time at which it was seen, for "5 hours ago" on a page without a date.

    Raises:
        InputRefused: It is no readable page.
    """
    from headwater.archive.desk import page_on_disk

    return page_on_disk(str(where), seen)


def compare(a: str | Path, b: str | Path) -> Comparison:
    """How two articles on disk relate and what changed from `a` to `b`; `PAGE#N` names the Nth article of a page."""
    from headwater.archive.desk import Desk

    return Desk().compare(str(a), str(b))


def restore(copy: str | Path, to: str | Path | None = None, *, replace: bool = False) -> Path:
    """Check what `Archive.backup` wrote and put it in the place of a store; where that is.

    Args:
        copy: The copy.
        to: The store's file; the user's own store when None.
        replace: Whether a store that is there may be replaced; it is kept as `NAME.before-restore`.

    Raises:
        StoreUnusable: The copy is no whole store, or there is a store already.
    """
    from headwater.settings import Settings
    from headwater.store.backing import restore as put
    from headwater.store.opening import is_database, path_of

    name = str(Settings().store if to is None else to)
    if is_database(name):
        raise StoreUnusable(
            f"Cannot restore `{copy}` into a database.", f"headwater move {copy} puts it into an empty one"
        )
    where = path_of(name)
    put(Path(copy), where, replace=replace)
    return where


def move(source: str | Path, target: str | Path) -> int:
    """Put everything that one store holds into another, empty one; how many rows there were.

    Args:
        source: A file or a `postgresql://` address; it stays as it is.
        target: The same; a file is made when absent.

    Raises:
        StoreUnusable: One of them cannot be used, or the target holds something already.
    """
    from headwater.store import open_store
    from headwater.store.moving import copy_all

    held = open_store(source, create=False)
    try:
        made = open_store(target)
        try:
            rows = copy_all(held, made)
            made.flush(whole=True)
        finally:
            made.close()
    finally:
        held.close()
    return rows
