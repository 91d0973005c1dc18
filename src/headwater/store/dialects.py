"""What SQLite and PostgreSQL say in different words."""

from __future__ import annotations

import unicodedata
from typing import Any

from sqlalchemy import Connection, Dialect, Table, Text, TypeDecorator, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class Words(TypeDecorator[str]):
    """Text that sorts by code points in either database. PostgreSQL holds no NUL: U+FFFD stands in its place."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of the column."""
        whole: TypeEngine[Any] = postgresql.TEXT(collation="C") if is_postgres(dialect) else Text()
        return dialect.type_descriptor(whole)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The value as the database can hold it."""
        return value.replace("\x00", "\ufffd") if value is not None and is_postgres(dialect) else value


class moment(FunctionElement[Any]):  # noqa: N801 - stands among functions of SQL
    """A time as the database compares times; what is told in no zone is UTC."""

    name = "moment"
    inherit_cache = True


@compiles(moment, "sqlite")
def _in_sqlite(element: moment, compiler: SQLCompiler, **given: Any) -> str:
    return f"datetime({compiler.process(element.clauses, **given)})"


@compiles(moment, "postgresql")
def _in_postgres(element: moment, compiler: SQLCompiler, **given: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **given)} AS timestamptz)"


WORDS_INDEX = (
    "CREATE TABLE article_words (article integer PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, "
    "words tsvector NOT NULL)",
    "CREATE INDEX article_words_by_word ON article_words USING gin (words)",
)
"""The full-text index in PostgreSQL; in SQLite triggers keep a table of FTS5."""
_INDEXED = 200_000  # characters of a body; PostgreSQL holds a megabyte of words an article
_PUT_WORDS = text(
    "INSERT INTO article_words (article, words) VALUES (:article, "
    "setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :body))"
)


def index_words(connection: Connection, article: int, title: str, body: str) -> None:
    """Put an article into PostgreSQL's full-text index; SQLite does it by itself."""
    if is_postgres(connection.dialect):
        row = {"article": article, "title": folded(title[:_INDEXED]), "body": folded(body[:_INDEXED])}
        connection.execute(_PUT_WORDS, row)


def folded(words: str) -> str:
    """Words as both indexes compare them: without accents, in small letters.

    >>> folded("Čapek à Lübeck")
    'capek a lubeck'
    """
    apart = unicodedata.normalize("NFKD", words.replace("\x00", " "))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def is_postgres(dialect: Dialect) -> bool:
    """Whether a statement is for PostgreSQL."""
    return dialect.name == "postgresql"


def upsert(connection: Connection, table: Table) -> Any:
    """An insert that can say what happens to rows that are there already (`on_conflict_do_...`)."""
    return (postgresql.insert if is_postgres(connection.dialect) else sqlite.insert)(table)
