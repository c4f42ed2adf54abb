"""The hotline registry, receiving offices, complaints and their deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "hotline",
        sa.Column("key", sa.String, primary_key=True),
        *map(_text, ("list_name", "unit", "role", "email", "area", "source")),
        sa.Column("phones", sa.JSON, nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("hours", sa.JSON),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
    )
    op.create_index("ix_hotline_area", "hotline", ["area"])
    op.create_table(
        "receiving_office",
        sa.Column("key", sa.String, primary_key=True),
        *map(_text, ("name", "level", "area", "address", "map_url", "receives", "source")),
        sa.Column("phones", sa.JSON, nullable=False),
        sa.Column("hours", sa.JSON),
    )
    op.create_index("ix_receiving_office_area", "receiving_office", ["area"])
    op.create_table(
        "ticket",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        *map(_text, ("category", "place_code", "place", "unit", "procedure_code", "dossier_code", "happened")),
        *map(_text, ("contact_phone", "contact_email", "channel", "sender")),
        *map(_text, ("route_entry", "route_unit", "route_phone", "route_email", "route_why", "state", "factor_seal")),
        sa.Column("consent", sa.Boolean, nullable=False),
        sa.Column("pictures", sa.JSON, nullable=False),
        sa.Column("answer_by", sa.DateTime, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("submission", sa.String, nullable=False, unique=True),
    )
    op.create_index("ix_ticket_alike", "ticket", ["category", "place_code", "created_at"])
    op.create_index("ix_ticket_sender", "ticket", ["channel", "sender", "created_at"])
    op.create_index("ix_ticket_state", "ticket", ["state", "answer_by"])
    op.create_table(
        "ticket_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, sa.ForeignKey("ticket.code"), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        *map(_text, ("state", "by_unit", "note")),
    )
    op.create_index("ix_ticket_event_code", "ticket_event", ["code"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, sa.ForeignKey("ticket.code"), nullable=False),
        *map(_text, ("kind", "target", "occasion", "last_error")),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("next_try_at", sa.DateTime, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("claimed_until", sa.DateTime),
        sa.Column("delivered_at", sa.DateTime),
        sa.UniqueConstraint("code", "kind", "target", "occasion"),
    )
    op.create_index("ix_outbox_due", "outbox", ["delivered_at", "next_try_at"])


def downgrade() -> None:
    """Drop them again."""
    for table in ("outbox", "ticket_event", "ticket", "receiving_office", "hotline"):
        op.drop_table(table)
