"""Copies of a whole store: made while it is in use, checked before they take its place."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from headwater.errors import StoreUnusable
from headwater.store.file import FileStore, open_file
from headwater.store.moving import copy_all
from headwater.store.store import Store

_BESIDE = ("-wal", "-shm")


def backup(store: Store, to: Path) -> int:
    """Write a copy of the store as of this moment; readers and writers go on meanwhile. Its size in bytes.

    Raises:
        StoreUnusable: The file is there already or cannot be written.
    """
    if to.exists():
        raise StoreUnusable(f"Cannot back up to `{to}`: there is such a file already.", "name a new file")
    draft = to.with_name(f".{to.name}.part")
    draft.unlink(missing_ok=True)
    try:
        write_copy(store, draft)
        draft.replace(to)
    except OSError as problem:
        raise StoreUnusable(
            f"Cannot back up to `{to}`: {(problem.strerror or str(problem)).lower()}.", "name another file"
        ) from problem
    finally:
        for name in (draft, *(draft.with_name(draft.name + ending) for ending in (*_BESIDE, ".lock"))):
            name.unlink(missing_ok=True)
    return to.stat().st_size


def write_copy(store: Store, to: Path) -> None:
    """Everything as of now, in a new file."""
    if not isinstance(store, FileStore):
        made = open_file(to)
        try:
            copy_all(store, made)
            made.flush(whole=True)
        finally:
            made.close()
        return
    with store.view() as view:
        source = view.connection.connection.driver_connection
        assert source is not None
        target = sqlite3.connect(to)
        try:
            source.backup(target)
        finally:
            target.close()


def restore(copy: Path, to: Path, *, replace: bool = False) -> None:
    """Put a copy in the place of a store, after it was found whole; the former store stays beside it.

    Args:
        copy: What `backup` wrote.
        to: Where the store shall be.
        replace: Whether a store that is there may be replaced; it is kept as `NAME.before-restore`.

    Raises:
        StoreUnusable: The copy is no whole store, or there is a store already.
    """
    if not copy.is_file():
        raise StoreUnusable(f"Cannot restore `{copy}`: there is no such file.", "name a file that `backup` wrote")
    if to.exists() and not replace:
        raise StoreUnusable(
            f"Cannot restore to `{to}`: there is a store already.", "say --replace; it is kept beside the restored one"
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    draft = to.with_name(f".{to.name}.part")
    shutil.copyfile(copy, draft)
    try:
        _whole(draft, copy)
        if to.exists():
            _put_beside(to)
        draft.replace(to)
    finally:
        for name in (draft, *(draft.with_name(draft.name + ending) for ending in (*_BESIDE, ".lock"))):
            name.unlink(missing_ok=True)


def _whole(draft: Path, copy: Path) -> None:
    """Refuse a copy that is damaged or no store."""
    store = open_file(draft, create=False)
    try:
        troubles = store.troubles()
    finally:
        store.close()
    if troubles:
        raise StoreUnusable(f"Cannot restore `{copy}`: the file is damaged ({troubles[0]}).", "take an earlier copy")


def _put_beside(to: Path) -> None:
    """Move the store that is there, with what stands only in its log, out of the way."""
    store = open_file(to, create=False)
    try:
        with store.lock:
            store.flush(whole=True)
            store.close()
            to.replace(to.with_name(to.name + ".before-restore"))
            for ending in _BESIDE:
                to.with_name(to.name + ending).unlink(missing_ok=True)
    finally:
        store.close()
