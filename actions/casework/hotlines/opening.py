"""Whether an office is open, by its own hours on the days that its province works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from procedures_kb.calendar import OfficeHours, WorkingCalendar


@dataclass(frozen=True)
class Opening:
    """Open now, or when next. Naive Vietnamese civil time."""

    open_now: bool
    opens_at: datetime | None = None
    """None while it is open."""


def opening(calendar: WorkingCalendar, hours: OfficeHours | None, now: datetime) -> Opening:
    """`hours` on the days of `calendar`; None is open day and night."""
    if hours is None:
        return Opening(open_now=True)
    at = _OfficeCalendar(calendar, hours).next_opening(now)
    return Opening(open_now=True) if at == now else Opening(open_now=False, opens_at=at)


class _OfficeCalendar(WorkingCalendar):
    """The days of one calendar with the hours of one office."""

    def __init__(self, days: WorkingCalendar, hours: OfficeHours) -> None:
        super().__init__(hours=hours)
        self._days = days

    def holiday(self, day: date) -> str:
        return self._days.holiday(day)

    def is_working_day(self, day: date) -> bool:
        return self._days.is_working_day(day)
