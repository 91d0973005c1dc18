"""Who may do what at a server: tokens, and what was written with them.

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

_TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("scopes", _TEXT, nullable=False),
        sa.Column("sha256", _TEXT, nullable=False, unique=True),
        sa.Column("made_at", _TEXT, nullable=False),
        sa.Column("expires_at", _TEXT),
        sa.Column("revoked_at", _TEXT),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("token", sa.Integer, sa.ForeignKey("tokens.id", ondelete="SET NULL")),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("what", _TEXT, nullable=False),
    )
    op.create_index("audit_by_time", "audit", ["at"])
