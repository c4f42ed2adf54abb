"""The tables of dossiers. No name and no number of a citizen is stored in the clear."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from procedures_kb.store.tables import Base


class DossierRow(Base):
    """One dossier at its last known status; the columns are those of `models.Dossier`."""

    __tablename__ = "dossier"
    __table_args__ = (Index("ix_dossier_unit_due", "unit", "due_at"), Index("ix_dossier_received", "received_at"))

    code: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    unit: Mapped[str]
    procedure_name: Mapped[str]
    procedure_code: Mapped[str]
    group: Mapped[str] = mapped_column("procedure_group")
    step: Mapped[str]
    received_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    first_due_at: Mapped[datetime | None]
    due_moves: Mapped[int]
    finished_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    result: Mapped[str]
    reason: Mapped[str]
    todo: Mapped[str]
    amount_due: Mapped[int | None] = mapped_column(BigInteger)
    applicant: Mapped[str]
    phone_seal: Mapped[str]
    id_seal: Mapped[str]
    updated_at: Mapped[datetime]
    content_hash: Mapped[str]
    """Changes when anything that the source says of the dossier changes."""


class DossierEventRow(Base):
    """One change of a dossier."""

    __tablename__ = "dossier_event"
    __table_args__ = (Index("ix_dossier_event_code", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str]
    unit: Mapped[str]
    step: Mapped[str]
    due_at: Mapped[datetime | None]
    note: Mapped[str]


class ApologyRow(Base):
    """An apology that was issued: once per dossier, missed promise and new date."""

    __tablename__ = "dossier_apology"

    code: Mapped[str] = mapped_column(primary_key=True)
    promised: Mapped[datetime] = mapped_column(primary_key=True)
    """The promised moment that was missed."""
    new_due: Mapped[datetime] = mapped_column(primary_key=True)
    """The newly promised moment; the missed one again when there is none."""
    issued_at: Mapped[datetime]
    days_late: Mapped[int]
    channel: Mapped[str]


class SubscriptionRow(Base):
    """A citizen who asked to be told of changes."""

    __tablename__ = "dossier_subscription"
    __table_args__ = (
        UniqueConstraint("code", "channel", "sender"),
        Index("ix_dossier_subscription_sender", "channel", "sender"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    channel: Mapped[str]
    sender: Mapped[str]
    since: Mapped[datetime]
    stopped_at: Mapped[datetime | None]
    seen: Mapped[str]
    """Digest of the status that the citizen was told last."""


class NoticeRow(Base):
    """A message that the assistant sends of its own accord; its number grows per channel and sender."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_sender", "channel", "sender", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    sender: Mapped[str]
    about: Mapped[str]
    """What it is about, such as 'subscription:12'."""
    message: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]


class LookupAttempt(Base):
    """One wrong second factor, counted for a sender or for a code (as a keyed hash)."""

    __tablename__ = "lookup_attempt"
    __table_args__ = (Index("ix_lookup_attempt_subject", "subject", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    at: Mapped[datetime]
