"""How late a dossier is, and the apology that the rules require. Pure.

The one-stop rules (Decree 118/2025/NĐ-CP): when the promised moment cannot be kept the office apologises in writing,
says why, and names a new moment, at most once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions.casework.dossiers.models import CLOSED, DONE, WAITING, Dossier
from procedures_kb.calendar import WorkingCalendar

_STOPPED_SHORT = CLOSED - DONE


@dataclass(frozen=True)
class Lateness:
    """A missed promise."""

    promised: datetime
    """The moment that was promised first and missed."""
    days: int
    """Whole working days after it; 0 on the promised day itself."""
    new_due: datetime | None
    """The newly promised moment, where it still lies ahead."""
    finished: bool
    """Whether the result is there by now."""


def lateness(dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> Lateness | None:
    """How late the dossier is or was finished; None when no promise was missed."""
    promised = dossier.first_due_at or dossier.due_at
    if promised is None or dossier.status in _STOPPED_SHORT | WAITING:
        return None
    done = dossier.status in DONE
    until = (dossier.finished_at or dossier.returned_at) if done else now
    if until is None or until <= promised:
        return None
    new_due = dossier.due_at if not done and dossier.due_at and dossier.due_at > now else None
    return Lateness(promised, calendar.working_days_late(promised.date(), until.date()), new_due, done)


def days_left(dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> int | None:
    """Working days until the promised day; None when nothing is promised or due, or when it has passed."""
    if dossier.due_at is None or dossier.status in CLOSED or dossier.due_at < now:
        return None
    return calendar.working_days_between(now.date(), dossier.due_at.date())
