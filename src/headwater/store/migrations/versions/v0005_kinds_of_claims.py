"""What kind of claim it is, beside the packed claim, so that the ledger takes out only what it shows.

Revision: 0005
"""

import json
import zlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

_TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_AT_ONCE = 5_000


def upgrade() -> None:
    """Add the column, and fill it for the claims that are kept already."""
    op.add_column("claims", sa.Column("kind", _TEXT, nullable=False, server_default=""))
    connection = op.get_bind()
    keys = connection.execute(text("SELECT story, place FROM claims ORDER BY story, place")).fetchall()
    one = text("SELECT claim FROM claims WHERE story = :story AND place = :place")
    put = text("UPDATE claims SET kind = :kind WHERE story = :story AND place = :place")
    for start in range(0, len(keys), _AT_ONCE):
        rows = [{"story": story, "place": place} for story, place in keys[start : start + _AT_ONCE]]
        for row in rows:
            row["kind"] = _kind(connection.execute(one, row).scalar_one())
        connection.execute(put, rows)
    op.create_index("claims_of_kind", "claims", ["kind"])


def _kind(packed: bytes) -> str:
    """As `Claim.kind`; a promise in whatever form is a commitment."""
    held = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))["record"]
    kind = str(held["kind"])
    return "commitment" if kind != "figure" and held.get("commitment") else kind
