"""What is followed: sources, the pages they listed, what changed, and who wants to be told.

Revision: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES = """
CREATE TABLE sources (
    id INTEGER NOT NULL,
    address TEXT NOT NULL,
    asked TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    folder TEXT NOT NULL,
    added_at TEXT NOT NULL,
    stopped_at TEXT,
    next_at TEXT,
    period INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    health TEXT NOT NULL,
    note TEXT NOT NULL,
    failures INTEGER NOT NULL,
    looked_at TEXT,
    answered_at TEXT,
    new_at TEXT,
    PRIMARY KEY (id),
    UNIQUE (address)
);
CREATE TABLE entries (
    source INTEGER NOT NULL,
    "key" BIGINT NOT NULL,
    PRIMARY KEY (source, "key"),
    FOREIGN KEY(source) REFERENCES sources (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE followed (
    id INTEGER NOT NULL,
    address TEXT NOT NULL,
    source INTEGER,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    found_at TEXT NOT NULL,
    kept_at TEXT,
    looked_at TEXT,
    next_at TEXT,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    failures INTEGER NOT NULL,
    note TEXT NOT NULL,
    capture INTEGER,
    PRIMARY KEY (id),
    UNIQUE (address),
    FOREIGN KEY(source) REFERENCES sources (id) ON DELETE SET NULL,
    FOREIGN KEY(capture) REFERENCES captures (id) ON DELETE SET NULL
);
CREATE INDEX followed_by_next ON followed (next_at);
CREATE INDEX followed_of_capture ON followed (capture);
CREATE INDEX followed_of_source ON followed (source);
CREATE TABLE hosts (
    site TEXT NOT NULL,
    robots TEXT NOT NULL,
    status INTEGER NOT NULL,
    asked_at TEXT NOT NULL,
    PRIMARY KEY (site)
);
CREATE TABLE revisions (
    id INTEGER NOT NULL,
    address TEXT NOT NULL,
    "before" INTEGER NOT NULL,
    "after" INTEGER,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY("before") REFERENCES captures (id) ON DELETE CASCADE,
    FOREIGN KEY("after") REFERENCES captures (id) ON DELETE CASCADE
);
CREATE INDEX revisions_by_time ON revisions (seen_at);
CREATE INDEX revisions_of_after ON revisions ("after");
CREATE INDEX revisions_of_before ON revisions ("before");
CREATE TABLE watches (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    channel TEXT NOT NULL,
    target TEXT NOT NULL,
    secret TEXT NOT NULL,
    made_at TEXT NOT NULL,
    stopped_at TEXT,
    PRIMARY KEY (id)
);
CREATE TABLE outbox (
    id INTEGER NOT NULL,
    watch INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    made_at TEXT NOT NULL,
    alert BLOB NOT NULL,
    next_at TEXT,
    sent_at TEXT,
    failures INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (watch, "key"),
    FOREIGN KEY(watch) REFERENCES watches (id) ON DELETE CASCADE
);
CREATE INDEX outbox_by_next ON outbox (next_at);
"""

# What a person forgets is not fetched again because a feed still lists it.
_FORGOTTEN = """
CREATE TRIGGER forgotten_pages BEFORE DELETE ON captures BEGIN
    UPDATE followed SET state = 'forgotten', next_at = NULL, title = '', note = '', etag = '', modified = ''
    WHERE capture = old.id;
END
"""


def upgrade() -> None:
    """Make room for following."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    op.execute(_FORGOTTEN)
