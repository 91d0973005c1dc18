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
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _article(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=key, nullable=False)


# --- kept as it came --------------------------------------------------------------------------------------------------

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("captured_at", Text, nullable=False),  # ISO 8601, UTC
    Column("media", Text, nullable=False),
    Column("text", Text, nullable=False),  # the reading text it was read with; never recomputed in place
    Column("page", LargeBinary, nullable=False),  # the whole Page, packed
    UniqueConstraint("address", "sha256"),
)

# --- what people decided ----------------------------------------------------------------------------------------------

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601, UTC
    Column("note", Text, nullable=False),
    Column("undone_at", Text),  # a judgement that was taken back stays listed
)

judged = Table(  # what a judgement is about, told so that it is found again when the page was read or added anew
    "judged",
    metadata,
    Column("judgement", ForeignKey("judgements.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("place", Integer, primary_key=True, nullable=False),
    Column("ref", Text, nullable=False),  # as it was called then
    Column("address", Text, nullable=False),
    Column("sha256", Text, nullable=False),
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
    Column("ref", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("language", Text),
    Column("same_as", Text),
    Column("body", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),  # the whole Reading, packed
    Column("stages", Text, nullable=False),  # version of the stages that read it
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
    Column("language", Text, nullable=False, server_default=""),  # two letters, so that asking needs no other table
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
    Column("id", Text, primary_key=True),
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
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
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
    Column("id", Text, nullable=False),
    Column("claim", LargeBinary, nullable=False),
)
Index("claims_by_id", claims.c.id)

entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("entity", LargeBinary, nullable=False),
)

# --- what is followed -------------------------------------------------------------------------------------------------
# Times are ISO 8601 in UTC to the second, so that they sort as text.

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),  # where it is asked for now
    Column("asked", Text, nullable=False),  # what the user named
    Column("kind", Text, nullable=False),  # feed, sitemap or page
    Column("title", Text, nullable=False),
    Column("folder", Text, nullable=False),  # of an OPML file, "" for none
    Column("added_at", Text, nullable=False),
    Column("stopped_at", Text),
    Column("next_at", Text),  # none when it is stopped or gone
    Column("period", Integer, nullable=False),  # seconds between two looks while all is well
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of the bytes seen last, "" before
    Column("health", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("failures", Integer, nullable=False),  # since it last answered
    Column("looked_at", Text),
    Column("answered_at", Text),
    Column("new_at", Text),  # when it last brought something new
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
    Column("address", Text, nullable=False, unique=True),
    Column("source", ForeignKey("sources.id", ondelete="SET NULL")),
    Column("title", Text, nullable=False),
    Column("state", Text, nullable=False),  # waiting, kept, refused, gone, old or forgotten
    Column("found_at", Text, nullable=False),
    Column("kept_at", Text),  # when it was first kept
    Column("looked_at", Text),
    Column("next_at", Text),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of the bytes seen last, kept or not
    Column("failures", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("capture", ForeignKey("captures.id", ondelete="SET NULL")),  # what it says now
)
Index("followed_by_next", followed.c.next_at)
Index("followed_of_source", followed.c.source)
Index("followed_of_capture", followed.c.capture)

hosts = Table(
    "hosts",
    metadata,
    Column("site", Text, primary_key=True),
    Column("robots", Text, nullable=False),  # as it was answered; what cannot be read is no rule
    Column("status", Integer, nullable=False),  # 0 when there was no answer
    Column("asked_at", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("before", ForeignKey("captures.id", ondelete="CASCADE"), nullable=False),
    Column("after", ForeignKey("captures.id", ondelete="CASCADE")),  # none when the page is gone
    Column("seen_at", Text, nullable=False),
)
Index("revisions_by_time", revisions.c.seen_at)
Index("revisions_of_before", revisions.c.before)
Index("revisions_of_after", revisions.c.after)

watches = Table(
    "watches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # search, name, story or source
    Column("what", Text, nullable=False),
    Column("channel", Text, nullable=False),  # webhook, mail or feed
    Column("target", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("stopped_at", Text),
)

outbox = Table(  # alerts, each kept until it is delivered and then as a mark that it was
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("watch", ForeignKey("watches.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),  # what it tells of, once
    Column("made_at", Text, nullable=False),
    Column("alert", LargeBinary, nullable=False),
    Column("next_at", Text),  # none when it is delivered or given up
    Column("sent_at", Text),
    Column("failures", Integer, nullable=False),
    Column("note", Text, nullable=False),
    UniqueConstraint("watch", "key"),
)
Index("outbox_by_next", outbox.c.next_at)

# --- book-keeping -----------------------------------------------------------------------------------------------------

waiting = (
    Table(  # articles whose relations are to be found (`pair`), told anew (`relate`), or could not be told (`failed`)
        "waiting",
        metadata,
        _article("article", key=True),
        Column("step", Text, nullable=False),
    )
)

former = Table(  # ids that families and stories once had, with the references they stood for
    "former",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ref", Text, primary_key=True),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
