"""Dossiers: status, history, apologies, subscriptions, notices, wrong tries."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime, nullable=nullable)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "dossier",
        sa.Column("code", sa.String, primary_key=True),
        *map(_text, ("status", "unit", "procedure_name", "procedure_code", "procedure_group", "step")),
        *map(_moment, ("received_at", "due_at", "first_due_at")),
        sa.Column("due_moves", sa.Integer, nullable=False),
        *map(_moment, ("finished_at", "returned_at")),
        *map(_text, ("result", "reason", "todo")),
        sa.Column("amount_due", sa.BigInteger),
        *map(_text, ("applicant", "phone_seal", "id_seal")),
        _moment("updated_at", nullable=False),
        _text("content_hash"),
    )
    op.create_index("ix_dossier_unit_due", "dossier", ["unit", "due_at"])
    op.create_index("ix_dossier_received", "dossier", ["received_at"])
    op.create_table(
        "dossier_event",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("code"),
        _moment("at", nullable=False),
        *map(_text, ("status", "unit", "step")),
        _moment("due_at"),
        _text("note"),
    )
    op.create_index("ix_dossier_event_code", "dossier_event", ["code"])
    op.create_table(
        "dossier_apology",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("promised", sa.DateTime, primary_key=True),
        sa.Column("new_due", sa.DateTime, primary_key=True),
        _moment("issued_at", nullable=False),
        sa.Column("days_late", sa.Integer, nullable=False),
        _text("channel"),
    )
    op.create_table(
        "dossier_subscription",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_text, ("code", "channel", "sender")),
        _moment("since", nullable=False),
        _moment("stopped_at"),
        _text("seen"),
        sa.UniqueConstraint("code", "channel", "sender"),
    )
    op.create_index("ix_dossier_subscription_sender", "dossier_subscription", ["channel", "sender"])
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_text, ("channel", "sender", "about")),
        sa.Column("message", sa.JSON, nullable=False),
        _moment("created_at", nullable=False),
        _moment("delivered_at"),
    )
    op.create_index("ix_notice_sender", "notice", ["channel", "sender", "id"])
    op.create_table(
        "lookup_attempt",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("subject"),
        _moment("at", nullable=False),
    )
    op.create_index("ix_lookup_attempt_subject", "lookup_attempt", ["subject", "at"])


def downgrade() -> None:
    """Drop them again."""
    for table in ("lookup_attempt", "notice", "dossier_subscription", "dossier_apology", "dossier_event", "dossier"):
        op.drop_table(table)
