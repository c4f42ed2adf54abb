"""The tables of complaints."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from procedures_kb.store.tables import Base


class TicketRow(Base):
    """One ticket; the columns are those of `models.Complaint`, `Route` and `Ticket`."""

    __tablename__ = "ticket"
    __table_args__ = (
        Index("ix_ticket_alike", "category", "place_code", "created_at"),
        Index("ix_ticket_sender", "channel", "sender", "created_at"),
        Index("ix_ticket_state", "state", "answer_by"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    category: Mapped[str]
    place_code: Mapped[str]
    place: Mapped[str]
    unit: Mapped[str]
    procedure_code: Mapped[str]
    dossier_code: Mapped[str]
    happened: Mapped[str]
    contact_phone: Mapped[str]
    contact_email: Mapped[str]
    consent: Mapped[bool]
    pictures: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    channel: Mapped[str]
    sender: Mapped[str]
    route_entry: Mapped[str]
    route_unit: Mapped[str]
    route_phone: Mapped[str]
    route_email: Mapped[str]
    route_why: Mapped[str]
    answer_by: Mapped[datetime]
    state: Mapped[str]
    created_at: Mapped[datetime]
    factor_seal: Mapped[str]
    """Sealed second factor: the last four digits of the contact phone, else of the number given with the code."""
    rating: Mapped[int | None]
    submission: Mapped[str] = mapped_column(unique=True)
    """Digest of the conversation's confirmed form: confirming twice makes one ticket."""


class TicketEventRow(Base):
    """One change of a ticket."""

    __tablename__ = "ticket_event"
    __table_args__ = (Index("ix_ticket_event_code", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("ticket.code"))
    at: Mapped[datetime]
    state: Mapped[str]
    by: Mapped[str] = mapped_column("by_unit")
    note: Mapped[str]


class OutboxRow(Base):
    """One delivery of a ticket to a unit: written with the ticket, in one transaction."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("code", "kind", "target", "occasion"),
        Index("ix_outbox_due", "delivered_at", "next_try_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("ticket.code"))
    kind: Mapped[str]
    """email, webhook or csv."""
    target: Mapped[str]
    """Address, URL or file."""
    occasion: Mapped[str]
    """What is told: 'received', or an escalation such as 'silent-5'."""
    created_at: Mapped[datetime]
    next_try_at: Mapped[datetime]
    tries: Mapped[int]
    claimed_until: Mapped[datetime | None]
    """Set by the worker that is delivering it; free again afterwards."""
    delivered_at: Mapped[datetime | None]
    last_error: Mapped[str]
