"""The first tables.

Revision: 0001
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = """
CREATE TABLE captures (
    id INTEGER NOT NULL,
    address TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    media TEXT NOT NULL,
    text TEXT NOT NULL,
    page BLOB NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (address, sha256)
);
CREATE TABLE entities (
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    entity BLOB NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE families (
    id TEXT NOT NULL,
    size INTEGER NOT NULL,
    family BLOB NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE former (
    id TEXT NOT NULL,
    ref TEXT NOT NULL,
    PRIMARY KEY (id, ref)
) WITHOUT ROWID;
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE stories (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    sources INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    story BLOB NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE articles (
    id INTEGER NOT NULL,
    capture INTEGER NOT NULL,
    number INTEGER NOT NULL,
    ref TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    language TEXT,
    same_as TEXT,
    body TEXT NOT NULL,
    reading BLOB NOT NULL,
    stages TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (capture, number),
    FOREIGN KEY(capture) REFERENCES captures (id) ON DELETE CASCADE,
    UNIQUE (ref)
);
CREATE INDEX articles_of_publisher ON articles (publisher);
CREATE INDEX twins_of_article ON articles (same_as);
CREATE TABLE claims (
    story TEXT NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    claim BLOB NOT NULL,
    PRIMARY KEY (story, place),
    FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE INDEX claims_by_id ON claims (id);
CREATE TABLE changes (
    exemplar INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    changes BLOB NOT NULL,
    PRIMARY KEY (exemplar, copy),
    FOREIGN KEY(exemplar) REFERENCES articles (id) ON DELETE CASCADE,
    FOREIGN KEY(copy) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE INDEX changes_of_copy ON changes (copy);
CREATE TABLE copy_keys (
    "key" BIGINT NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY ("key", article),
    FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX copy_keys_of_article ON copy_keys (article);
CREATE TABLE family_members (
    article INTEGER NOT NULL,
    family TEXT NOT NULL,
    PRIMARY KEY (article, family),
    FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE,
    FOREIGN KEY(family) REFERENCES families (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX members_of_family ON family_members (family);
CREATE TABLE links (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    PRIMARY KEY (a, b),
    FOREIGN KEY(a) REFERENCES articles (id) ON DELETE CASCADE,
    FOREIGN KEY(b) REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX links_of_b ON links (b);
CREATE TABLE pairs (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    score FLOAT NOT NULL,
    pair BLOB NOT NULL,
    PRIMARY KEY (a, b),
    FOREIGN KEY(a) REFERENCES articles (id) ON DELETE CASCADE,
    FOREIGN KEY(b) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE INDEX pairs_of_b ON pairs (b);
CREATE TABLE story_keys (
    "key" BIGINT NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY ("key", article),
    FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX story_keys_of_article ON story_keys (article);
CREATE TABLE story_members (
    article INTEGER NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (article, story),
    FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE,
    FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX members_of_story ON story_members (story);
CREATE TABLE waiting (
    article INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (article),
    FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
"""

_SEARCH = (
    """
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, content='articles', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
)
""",
    """
CREATE TRIGGER words_after_insert AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, body) VALUES (new.id, new.title, new.body);
END
""",
    """
CREATE TRIGGER words_after_delete AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END
""",
    """
CREATE TRIGGER words_after_update AFTER UPDATE OF title, body ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO article_words (rowid, title, body) VALUES (new.id, new.title, new.body);
END
""",
)


def upgrade() -> None:
    """Make every table of the first version, and the index of words over articles."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for statement in _SEARCH:
        op.execute(statement)
