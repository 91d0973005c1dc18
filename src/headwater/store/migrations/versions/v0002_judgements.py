"""What people decided; which bodies are equal word for word; the language beside every key.

Revision: 0002
"""

from alembic import op
from sqlalchemy import text

from headwater.store.view import signed
from headwater.text.tokens import words_key

revision = "0002"
down_revision = "0001"

_TABLES = """
CREATE TABLE judgements (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    undone_at TEXT,
    PRIMARY KEY (id)
);
CREATE TABLE judged (
    judgement INTEGER NOT NULL,
    place INTEGER NOT NULL,
    ref TEXT NOT NULL,
    address TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    words BIGINT,
    PRIMARY KEY (judgement, place),
    FOREIGN KEY(judgement) REFERENCES judgements (id) ON DELETE CASCADE
);
CREATE INDEX judged_of_address ON judged (address);
ALTER TABLE articles ADD COLUMN words BIGINT;
CREATE INDEX articles_of_words ON articles (words);
ALTER TABLE copy_keys ADD COLUMN language TEXT NOT NULL DEFAULT '';
UPDATE copy_keys SET language =
    (SELECT substr(coalesce(articles.language, ''), 1, 2) FROM articles WHERE articles.id = copy_keys.article);
"""


def upgrade() -> None:
    """Make room for judgements, and fill what is told of articles that are kept already."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    connection = op.get_bind()
    for id, body in connection.execute(text("SELECT id, body FROM articles")).fetchall():
        key = words_key(body)
        found = {"id": id, "words": None if key is None else signed(key)}
        connection.execute(text("UPDATE articles SET words = :words WHERE id = :id"), found)
