"""A dossier (hồ sơ) as the province's one-stop system knows it, without any personal data in the clear.

Times are naive datetimes in Vietnamese civil time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class DossierStatus(StrEnum):
    """The ten statuses of a one-stop system."""

    REGISTERED = "registered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    IN_PROGRESS = "in_progress"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    PAYMENT_REQUESTED = "payment_requested"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    FINISHED = "finished"
    RETURNED = "returned"


DONE = frozenset({DossierStatus.FINISHED, DossierStatus.RETURNED})
"""The office has finished its work."""
CLOSED = DONE | {DossierStatus.REFUSED, DossierStatus.WITHDRAWN, DossierStatus.STOPPED}
"""Nothing more is due."""
WAITING = frozenset({DossierStatus.REGISTERED, DossierStatus.SUPPLEMENT_REQUESTED, DossierStatus.PAYMENT_REQUESTED})
"""Not yet received, or waiting for the citizen: the office's time does not run."""
RUNNING = frozenset(DossierStatus) - CLOSED - WAITING
"""The office's time runs."""


@dataclass(frozen=True)
class Dossier:
    """One dossier at its last known status."""

    code: str
    """Canonical, as `codes.canonical` writes it."""
    status: DossierStatus
    unit: str
    """The unit that handles it now; never a person."""
    procedure_name: str
    procedure_code: str = ""
    group: str = ""
    """Procedure group (lĩnh vực)."""
    step: str = ""
    """The step where it is now."""
    received_at: datetime | None = None
    due_at: datetime | None = None
    """The promised moment (ngày hẹn trả) that holds now."""
    first_due_at: datetime | None = None
    """The moment that was promised first, when it was moved since."""
    due_moves: int = 0
    """How often the promised moment was moved."""
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    result: str = ""
    """Number of the result document."""
    reason: str = ""
    """Why it is late, stopped, refused or has to be supplemented."""
    todo: str = ""
    """What the citizen must do now, as the office wrote it."""
    amount_due: int | None = None
    """Đồng to be paid."""
    applicant: str = ""
    """Masked name."""
    seals: tuple[str, ...] = ()
    """Sealed second factors (`seals.Sealer`), any of which opens the dossier."""
    updated_at: datetime | None = None
    """When the source knew this."""


@dataclass(frozen=True)
class DossierEvent:
    """One change in a dossier's history."""

    at: datetime
    status: DossierStatus
    unit: str
    step: str = ""
    due_at: datetime | None = None
    note: str = ""


class GatewayDown(Exception):
    """The one-stop system cannot be asked now; `last_known` is what it said before, if anything."""

    def __init__(self, why: str, last_known: Dossier | None = None) -> None:
        """`why` is for the log, without personal data."""
        super().__init__(why)
        self.last_known = last_known


class Gateway(Protocol):
    """Where dossiers are looked up."""

    async def find(self, code: str) -> Dossier | None:
        """The dossier with this canonical code, or None; raises `GatewayDown`."""

    async def history(self, code: str) -> list[DossierEvent]:
        """What is known of its changes, oldest first; raises `GatewayDown`."""

    async def close(self) -> None:
        """Give connections back."""
