"""The desk that takes complaints: routed, kept with their deliveries, opened again with the second factor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions.casework.complaints.models import Complaint, Ticket
from actions.casework.complaints.routing import Entry, route
from actions.casework.complaints.settings import ComplaintSettings
from actions.casework.complaints.tickets import Tickets
from actions.casework.dossiers.attempts import Attempts
from procedures_kb.calendar import WorkingCalendar


@dataclass(frozen=True)
class ComplaintDesk:
    """The services of one installation's complaints."""

    tickets: Tickets
    settings: ComplaintSettings
    entry: Entry
    calendar: WorkingCalendar
    attempts: Attempts

    def take(self, complaint: Complaint, factor: str, submission: str, now: datetime) -> Ticket:
        """Route and keep the complaint; it is committed when this returns. The same submission makes one ticket."""
        way = route(complaint, self.settings, self.entry, self.calendar, now)
        return self.tickets.take(complaint, way, factor, submission, now, self.settings.delivery.targets(way))

    def alike(self, complaint: Complaint, now: datetime) -> int:
        """How many similar complaints came from the same place lately."""
        return len(self.tickets.alike(complaint, now)) if complaint.place_code else 0

    def open(self, sender: str, code: str, number: str, now: datetime) -> Ticket | None:
        """The ticket for its citizen; None for an unknown code, a wrong factor, or after too many wrong tries."""
        if self.attempts.locked_until(sender, code, now) is not None:
            return None
        ticket = self.tickets.open(code, number)
        if ticket is None:
            self.attempts.failed(sender, code, now)
        return ticket
