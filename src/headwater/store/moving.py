"""Everything that one store holds, put into another one of whatever database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from headwater.errors import StoreUnusable
from headwater.store import dialects
from headwater.store.store import Store
from headwater.store.tables import articles, captures, metadata

_AT_ONCE = 200  # rows held in memory


def copy_all(source: Store, target: Store, progress: Callable[[str, int], None] = lambda table, rows: None) -> int:
    """Put all rows of a store, as of one moment, into an empty one; how many there were.

    Args:
        source: Where they are from; others may write to it meanwhile.
        target: Where they go, in one change: wholly or not at all.
        progress: Told the table and how many of its rows are done.

    Raises:
        StoreUnusable: The target holds something already.
    """
    total = 0
    with source.view() as view, target.change() as change:
        held = int(change.rows(select(func.count()).select_from(captures))[0][0])
        if held:
            raise StoreUnusable(
                f"Cannot move to `{target.name}`: it holds {held} pages already.", "name an empty store, or a new file"
            )
        for table in metadata.sorted_tables:
            total += _table(view.connection, change.connection, table, progress)
        if dialects.is_postgres(change.connection.dialect):
            _go_on_numbering(change.connection)
    return total


def _table(source: Connection, target: Connection, table: Table, progress: Callable[[str, int], None]) -> int:
    done = 0
    found = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
    for some in found.partitions():
        rows: list[dict[str, Any]] = [dict(row._mapping) for row in some]
        target.execute(insert(table), rows)
        if table is articles:
            for row in rows:
                dialects.index_words(target, row["id"], row["title"] or "", row["body"])
        done += len(rows)
        progress(table.name, done)
    return done


def _go_on_numbering(connection: Connection) -> None:
    """Let PostgreSQL number new rows from after the last one."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            last = connection.execute(select(func.max(column))).scalar()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, last or 1, last is not None)))
