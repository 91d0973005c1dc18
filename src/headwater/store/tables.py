"""What the store keeps, as SQLAlchemy Core tables.

Ground truth: `captures` and `judgements`. Everything else is derived from them and can be made again. The tables as
they stand here equal what the migrations make (a test compares them); a change goes into a new migration first.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from headwater.store.dialects import Words

metadata = MetaData()


def _article(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=key, nullable=False)


# --- kept as it came --------------------------------------------------------------------------------------------------

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("captured_at", Words, nullable=False),  # ISO 8601, UTC
    Column("media", Words, nullable=False),
    Column("text", Words, nullable=False),  # the reading text it was read with; never recomputed in place
    Column("page", LargeBinary, nullable=False),  # the whole Page, packed
    UniqueConstraint("address", "sha256"),
)

# --- what people decided ----------------------------------------------------------------------------------------------

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Words, nullable=False),  # ISO 8601, UTC
    Column("note", Words, nullable=False),
    Column("undone_at", Words),  # a judgement that was taken back stays listed
)

judged = Table(  # what a judgement is about, told so that it is found again when the page was read or added anew
    "judged",
    metadata,
    Column("judgement", ForeignKey("judgements.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("place", Integer, primary_key=True, nullable=False),
    Column("ref", Words, nullable=False),  # as it was called then
    Column("address", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("number", Integer, nullable=False),
    Column("words", BigInteger),
)
Index("judged_of_address", judged.c.address)

# --- derived from one capture alone -----------------------------------------------------------------------------------

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("capture", ForeignKey("captures.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("ref", Words, nullable=False, unique=True),
    Column("title", Words),
    Column("publisher", Words),
    Column("published", Words),
    Column("language", Words),
    Column("same_as", Words),
    Column("body", Words, nullable=False),
    Column("reading", LargeBinary, nullable=False),  # the whole Reading, packed
    Column("stages", Words, nullable=False),  # version of the stages that read it
    Column("words", BigInteger),  # equal where the bodies are, word for word; none when there is hardly a word
    UniqueConstraint("capture", "number"),
)
Index("articles_of_words", articles.c.words)
Index("articles_of_publisher", articles.c.publisher)
Index("twins_of_article", articles.c.same_as)

copy_keys = Table(
    "copy_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    _article("article", key=True),
    Column("language", Words, nullable=False, server_default=""),  # two letters, so that asking needs no other table
    sqlite_with_rowid=False,
)
Index("copy_keys_of_article", copy_keys.c.article)

story_keys = Table(
    "story_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    _article("article", key=True),
    sqlite_with_rowid=False,
)
Index("story_keys_of_article", story_keys.c.article)

# --- derived from articles together -----------------------------------------------------------------------------------

pairs = Table(
    "pairs",
    metadata,
    _article("a", key=True),
    _article("b", key=True),
    Column("score", Float, nullable=False),
    Column("pair", LargeBinary, nullable=False),
)
Index("pairs_of_b", pairs.c.b)

links = Table(  # two articles that may be of one story
    "links",
    metadata,
    _article("a", key=True),
    _article("b", key=True),
    sqlite_with_rowid=False,
)
Index("links_of_b", links.c.b)

changes = Table(
    "changes",
    metadata,
    _article("exemplar", key=True),
    _article("copy", key=True),
    Column("changes", LargeBinary, nullable=False),
)
Index("changes_of_copy", changes.c.copy)

families = Table(
    "families",
    metadata,
    Column("id", Words, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("family", LargeBinary, nullable=False),
)

family_members = Table(
    "family_members",
    metadata,
    _article("article", key=True),
    Column("family", ForeignKey("families.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
Index("members_of_family", family_members.c.family)

stories = Table(
    "stories",
    metadata,
    Column("id", Words, primary_key=True),
    Column("title", Words, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first", Words),
    Column("last", Words),
    Column("story", LargeBinary, nullable=False),
)

story_members = Table(
    "story_members",
    metadata,
    _article("article", key=True),
    Column("story", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
Index("members_of_story", story_members.c.story)

claims = Table(
    "claims",
    metadata,
    Column("story", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("place", Integer, primary_key=True, nullable=False),  # most weighty first
    Column("id", Words, nullable=False),
    Column("claim", LargeBinary, nullable=False),
    Column("kind", Words, nullable=False, server_default=""),  # its own; `commitment` also where a quote promises
)
Index("claims_by_id", claims.c.id)
Index("claims_of_kind", claims.c.kind)

entities = Table(
    "entities",
    metadata,
    Column("id", Words, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("entity", LargeBinary, nullable=False),
)

# --- what is followed -------------------------------------------------------------------------------------------------
# Times are ISO 8601 in UTC to the second, so that they sort as text.

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Words, nullable=False, unique=True),  # where it is asked for now
    Column("asked", Words, nullable=False),  # what the user named
    Column("kind", Words, nullable=False),  # feed, sitemap or page
    Column("title", Words, nullable=False),
    Column("folder", Words, nullable=False),  # of an OPML file, "" for none
    Column("added_at", Words, nullable=False),
    Column("stopped_at", Words),
    Column("next_at", Words),  # none when it is stopped or gone
    Column("period", Integer, nullable=False),  # seconds between two looks while all is well
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("sha256", Words, nullable=False),  # of the bytes seen last, "" before
    Column("health", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("failures", Integer, nullable=False),  # since it last answered
    Column("looked_at", Words),
    Column("answered_at", Words),
    Column("new_at", Words),  # when it last brought something new
)

entries = Table(  # keys of everything a source ever listed, so that nothing is fetched as new twice
    "entries",
    metadata,
    Column("source", ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("key", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)

followed = Table(  # pages that sources listed: waiting to be fetched, or kept and looked at again
    "followed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Words, nullable=False, unique=True),
    Column("source", ForeignKey("sources.id", ondelete="SET NULL")),
    Column("title", Words, nullable=False),
    Column("state", Words, nullable=False),  # waiting, kept, refused, gone, old or forgotten
    Column("found_at", Words, nullable=False),
    Column("kept_at", Words),  # when it was first kept
    Column("looked_at", Words),
    Column("next_at", Words),
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("sha256", Words, nullable=False),  # of the bytes seen last, kept or not
    Column("failures", Integer, nullable=False),
    Column("note", Words, nullable=False),
    Column("capture", ForeignKey("captures.id", ondelete="SET NULL")),  # what it says now
)
Index("followed_by_next", followed.c.next_at)
Index("followed_of_source", followed.c.source)
Index("followed_of_capture", followed.c.capture)

hosts = Table(
    "hosts",
    metadata,
    Column("site", Words, primary_key=True),
    Column("robots", Words, nullable=False),  # as it was answered; what cannot be read is no rule
    Column("status", Integer, nullable=False),  # 0 when there was no answer
    Column("asked_at", Words, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Words, nullable=False),
    Column("before", ForeignKey("captures.id", ondelete="CASCADE"), nullable=False),
    Column("after", ForeignKey("captures.id", ondelete="CASCADE")),  # none when the page is gone
    Column("seen_at", Words, nullable=False),
)
Index("revisions_by_time", revisions.c.seen_at)
Index("revisions_of_before", revisions.c.before)
Index("revisions_of_after", revisions.c.after)

watches = Table(
    "watches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Words, nullable=False),  # search, name, story or source
    Column("what", Words, nullable=False),
    Column("channel", Words, nullable=False),  # webhook, mail or feed
    Column("target", Words, nullable=False),
    Column("secret", Words, nullable=False),
    Column("made_at", Words, nullable=False),
    Column("stopped_at", Words),
)

outbox = Table(  # alerts, each kept until it is delivered and then as a mark that it was
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("watch", ForeignKey("watches.id", ondelete="CASCADE"), nullable=False),
    Column("key", Words, nullable=False),  # what it tells of, once
    Column("made_at", Words, nullable=False),
    Column("alert", LargeBinary, nullable=False),
    Column("next_at", Words),  # none when it is delivered or given up
    Column("sent_at", Words),
    Column("failures", Integer, nullable=False),
    Column("note", Words, nullable=False),
    UniqueConstraint("watch", "key"),
)
Index("outbox_by_next", outbox.c.next_at)

# --- who may do what at a server --------------------------------------------------------------------------------------

tokens = Table(
    "tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("who", Words, nullable=False),
    Column("scopes", Words, nullable=False),  # with blanks between
    Column("sha256", Words, nullable=False, unique=True),  # of the token, which nobody keeps but its holder
    Column("made_at", Words, nullable=False),
    Column("expires_at", Words),
    Column("revoked_at", Words),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Words, nullable=False),
    Column("token", ForeignKey("tokens.id", ondelete="SET NULL")),
    Column("who", Words, nullable=False),
    Column("what", Words, nullable=False),
)
Index("audit_by_time", audit.c.at)

# --- book-keeping -----------------------------------------------------------------------------------------------------

waiting = (
    Table(  # articles whose relations are to be found (`pair`), told anew (`relate`), or could not be told (`failed`)
        "waiting",
        metadata,
        _article("article", key=True),
        Column("step", Words, nullable=False),
    )
)

former = Table(  # ids that families and stories once had, with the references they stood for
    "former",
    metadata,
    Column("id", Words, primary_key=True),
    Column("ref", Words, primary_key=True),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", Words, nullable=False),
)
