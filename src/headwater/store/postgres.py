"""A store in a PostgreSQL database: many readers, and writers that take turns. No extension of the server is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from headwater.errors import ExtraMissing, StoreUnusable
from headwater.store import schema
from headwater.store.change import Change
from headwater.store.dialects import WORDS_INDEX
from headwater.store.lock import Lock
from headwater.store.store import Store
from headwater.store.view import View

_WRITING = 0x48656164  # the advisory lock of whoever relates what was added: "Head"
_CHANGING = _WRITING + 1  # of one change
_PATIENCE = 10  # seconds for a connection to be made
_HINT = "see that the server runs and that the address is right, or give another store with `--store`"


class DatabaseStore(Store):
    """A store in a PostgreSQL database. Made by `open_database`."""

    def __init__(self, url: URL, engine: Engine) -> None:
        self.where = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.name = url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
        self._engine = engine
        with told(self.name, "open"), engine.connect() as connection:
            self.writable = connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "off"
        self.lock = self._lock = AdvisoryLock(self.name, engine)

    @contextmanager
    def view(self) -> Iterator[View]:
        """What is kept, as of one moment."""
        with told(self.name, "read"), self._engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield View(connection)

    @contextmanager
    def change(self) -> Iterator[Change]:
        """One change, wholly done or not at all."""
        if not self.writable:
            raise StoreUnusable(f"Cannot write to `{self.name}`: the server takes no changes (a standby).", _HINT)
        with self.lock, told(self.name, "write to"), self._engine.begin() as connection:
            # The session that holds `lock` may have been cut off; this one ends with the change itself.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CHANGING})")
            yield Change(connection)

    def flush(self, *, whole: bool = False) -> None:
        """Nothing is left to do: PostgreSQL puts every change on the disk when it is made."""

    def troubles(self) -> list[str]:
        """Rules that were never checked, and articles that search would miss."""
        found = []
        with told(self.name, "read"), self._engine.connect() as connection:
            for row in connection.exec_driver_sql(
                "SELECT conrelid::regclass::text, conname FROM pg_constraint "
                "WHERE connamespace = current_schema()::regnamespace AND NOT convalidated"
            ):
                found.append(f"table {row[0]}: the rule {row[1]} was never checked")
            loose = connection.exec_driver_sql(
                "SELECT count(*) FROM articles LEFT JOIN article_words ON article_words.article = articles.id "
                "WHERE article_words.article IS NULL"
            ).scalar()
        if loose:
            found.append(f"{loose} articles are not in the index of words")
        return found

    def close(self) -> None:
        """Let go of every session."""
        self._lock.close()
        self._engine.dispose()


class AdvisoryLock(Lock):
    """Held in a session of its own; the server lets it go when the session ends, however it does."""

    def __init__(self, store: str, engine: Engine) -> None:
        super().__init__(store)
        self._engine = engine
        self._session: Connection | None = None

    def _try(self) -> bool:
        with told(self._store, "write to"):
            if self._session is None:
                self._session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            return bool(self._session.exec_driver_sql(f"SELECT pg_try_advisory_lock({_WRITING})").scalar())

    def _let_go(self) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        try:
            session.exec_driver_sql(f"SELECT pg_advisory_unlock({_WRITING})")
        except DBAPIError:  # it was cut off, and the lock went with it
            session.invalidate()
        session.close()

    def close(self) -> None:
        """Let go of the session, if there is one."""
        self._let_go()


def open_database(address: str, *, create: bool = True) -> DatabaseStore:
    """The store in a database, its tables up to date.

    Args:
        address: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`, as PostgreSQL's own programs take it; what is left
            out comes from PGHOST, PGUSER and the like. The database must be there; its tables are made.
        create: False to be told when nothing was kept there yet.

    Raises:
        StoreUnusable: It cannot be reached, belongs to another program, or was written by a later Headwater.
        ExtraMissing: The driver is not installed.
    """
    url = _url(address)
    engine = _engine(url)
    try:
        store = DatabaseStore(url, engine)
        _up_to_date(store, engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return store


def _url(address: str) -> URL:
    scheme, _, rest = address.partition("://")
    try:
        return make_url(f"postgresql+psycopg://{rest}")
    except (ArgumentError, ValueError) as error:
        raise StoreUnusable(f"Cannot open the store `{scheme}://...`: the address cannot be read.", _HINT) from error


def _engine(url: URL) -> Engine:
    given = {"connect_timeout": _PATIENCE, "options": "-c timezone=UTC -c client_min_messages=warning"}
    try:
        engine = sqlalchemy.create_engine(
            url, connect_args=given, pool_pre_ping=True, pool_size=5, max_overflow=20, pool_recycle=1_800
        )
    except ImportError:
        raise ExtraMissing(
            "Cannot open a PostgreSQL store: the package `psycopg` is not installed.",
            'pip install "headwater[postgres]"',
        ) from None

    @event.listens_for(engine, "connect")
    def prepare(connection: object, record: object) -> None:
        # A server between us and the database may not know prepared statements.
        connection.prepare_threshold = None  # type: ignore[attr-defined]

    return engine


@contextmanager
def told(store: str, what: str) -> Iterator[None]:
    """What the database says goes wrong, in our words; nothing of the address is repeated that could be secret."""
    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        if "No space left" in said or "could not extend file" in said:
            raise StoreUnusable(
                f"Cannot {what} `{store}`: the server's disk is full.", "make room and try again; nothing kept is lost"
            ) from error
        if error.connection_invalidated or isinstance(error, sqlalchemy.exc.OperationalError):
            said = f"the server does not answer ({said[:200]})"
        raise StoreUnusable(f"Cannot {what} `{store}`: {said[:300]}.", _HINT) from error
    except ValueError as error:
        if "packed" not in str(error):
            raise
        raise StoreUnusable(f"Cannot {what} `{store}`: {error}.", "use a newer Headwater") from error


def _up_to_date(store: DatabaseStore, engine: Engine, *, create: bool) -> None:
    with told(store.name, "read"), engine.connect() as connection:
        found = schema.found(connection)
    if found is None and not create:
        raise StoreUnusable(
            f"Cannot open the store `{store.name}`: nothing is kept there yet.",
            "keep some pages first: `headwater add PAGE`",
        )
    if schema.fits(found, store.name):
        return
    with store.lock, told(store.name, "write to"), engine.begin() as connection:
        before = schema.found(connection)
        if before != schema.SCHEMA:  # another process may have been quicker
            schema.migrate(connection)
        if before is None:
            for statement in WORDS_INDEX:
                connection.exec_driver_sql(statement)
