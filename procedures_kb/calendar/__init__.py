"""The working calendar of Vietnamese offices: holidays, office hours, deadlines, the day of filing in a question."""

from procedures_kb.calendar.changes import Changes, OfficeHours, Session
from procedures_kb.calendar.clock import VIETNAM, vietnam_now
from procedures_kb.calendar.deadlines import Deadline, deadline
from procedures_kb.calendar.filing_day import filing_day
from procedures_kb.calendar.working_calendar import WorkingCalendar

__all__ = [
    "VIETNAM",
    "Changes",
    "Deadline",
    "OfficeHours",
    "Session",
    "WorkingCalendar",
    "deadline",
    "filing_day",
    "vietnam_now",
]
