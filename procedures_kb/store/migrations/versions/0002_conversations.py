"""Conversations: one row per event."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create `tracker_event`."""
    op.create_table(
        "tracker_event",
        sa.Column("sender_id", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("timestamp", sa.Float, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("event", sa.JSON, nullable=False),
    )
    op.create_index("ix_tracker_event_timestamp", "tracker_event", ["timestamp"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("tracker_event")
