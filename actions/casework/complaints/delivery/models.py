"""A delivery, and what a medium must be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from actions.casework.complaints.models import Ticket

EMAIL, WEBHOOK, CSV = "email", "webhook", "csv"
"""The media: values of `OutboxRow.kind`."""
RECEIVED = "received"
"""The occasion of the first delivery; any other is an escalation."""


@dataclass(frozen=True)
class Delivery:
    """One ticket that one unit is to be told of."""

    id: int
    kind: str
    target: str
    """Address, URL or file."""
    occasion: str
    created_at: datetime
    tries: int
    """How often it failed."""
    last_error: str
    """In Vietnamese, for staff; '' when it never failed."""
    ticket: Ticket
    """Without its events."""

    @property
    def key(self) -> str:
        """The same at every try, and of no other delivery: '17.PA-A2C4-E5G7'."""
        return f"{self.id}.{self.ticket.code}"


class DeliveryFailed(Exception):
    """It did not arrive, or nobody can tell; the text is in Vietnamese, for staff, and has no personal data."""


class Sender(Protocol):
    """A medium."""

    async def send(self, delivery: Delivery) -> None:
        """Return once the other side has it for good; raises `DeliveryFailed`."""
