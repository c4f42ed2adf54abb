"""The catalogue: one row per published version of a procedure."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create `procedure_version`."""
    op.create_table(
        "procedure_version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("imported_at", sa.DateTime, nullable=False),
        sa.Column("superseded_at", sa.DateTime),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("code", "source", "content_hash"),
    )
    op.create_index("ix_procedure_version_code", "procedure_version", ["code"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("procedure_version")
