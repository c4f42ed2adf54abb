"""A complaint (phản ánh, kiến nghị) as a ticket: what happened, who must handle it, what became of it.

Times are naive datetimes in Vietnamese civil time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Category(StrEnum):
    """What a complaint is about."""

    LATE_DOSSIER = "late_dossier"
    CONDUCT = "conduct"
    EXTRA_PAPERS = "extra_papers"
    """Papers demanded beyond the published list, the household book among them."""
    EXCESS_FEE = "excess_fee"
    ONLINE_FAULT = "online_fault"
    """Faults of the portal or of online payment."""
    BRIBE = "bribe"
    """Bribes and harassment."""
    GUIDANCE = "guidance"
    """Slow or unclear guidance."""
    NEIGHBOURHOOD = "neighbourhood"
    """Matters of 1022: rubbish, noise, lights, roads, water."""
    OTHER = "other"


class LegalAct(StrEnum):
    """Acts under laws of their own, never taken as feedback."""

    KHIEU_NAI = "khieu_nai"
    """A complaint against a decision or act that harms the complainant (Law 02/2011/QH13)."""
    TO_CAO = "to_cao"
    """A denunciation of a breach of law (Law 25/2018/QH14)."""


class State(StrEnum):
    """Where a ticket is."""

    RECEIVED = "received"
    FORWARDED = "forwarded"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    CLOSED = "closed"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Picture:
    """A picture that came with a complaint, kept beside the database."""

    name: str
    """Name of the file in the pictures folder: the digest of its bytes."""
    media_type: str
    size: int


@dataclass(frozen=True)
class Complaint:
    """What the citizen tells; everything but the text may be missing."""

    text: str
    category: Category
    place_code: str = ""
    """Code of the unit of today (`places.Place.code`)."""
    place: str = ""
    """As shown: 'Phường Mẫu 1'."""
    unit: str = ""
    """The unit complained of, as the citizen names it."""
    procedure_code: str = ""
    dossier_code: str = ""
    happened: str = ""
    """When, in the citizen's words."""
    contact_phone: str = ""
    contact_email: str = ""
    consent: bool = False
    """To store the contact."""
    pictures: tuple[Picture, ...] = ()
    channel: str = ""
    sender: str = ""


@dataclass(frozen=True)
class Route:
    """Who must handle it, and why: the routing rule's outcome."""

    entry: str
    """Key of the hotline registry's entry."""
    unit: str
    phone: str
    email: str
    why: str
    """In Vietnamese, for the citizen."""
    answer_by: datetime
    """When an answer may be expected."""


@dataclass(frozen=True)
class TicketEvent:
    """One change of a ticket."""

    at: datetime
    state: State
    by: str
    """The unit or system that did it; never a person's name."""
    note: str = ""


@dataclass(frozen=True)
class Ticket:
    """A complaint that was taken."""

    code: str
    complaint: Complaint
    route: Route
    state: State
    created_at: datetime
    events: tuple[TicketEvent, ...] = field(default=())
    rating: int | None = None
    """1 to 5, by the citizen."""
