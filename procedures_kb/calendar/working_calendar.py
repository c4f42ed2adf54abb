"""Working days and office hours of one office. Moments are naive Vietnamese civil time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from procedures_kb.calendar.changes import Changes, OfficeHours, Session
from procedures_kb.calendar.national import national_year

_FRIDAY = 4
_DAY = timedelta(days=1)
_NO_CHANGES = Changes()
_USUAL_HOURS = OfficeHours()


class WorkingCalendar:
    """Counts working days and working hours: the national days off, a province's changes, an office's hours.

    A Saturday on which the office happens to be open is no working day; one that was announced as worked is.
    """

    def __init__(self, changes: Changes = _NO_CHANGES, hours: OfficeHours = _USUAL_HOURS) -> None:
        """`changes` come on top of what was announced for the whole country."""
        self._off = changes.days_off
        self._worked = changes.working_days
        self._hours = hours

    def holiday(self, day: date) -> str:
        """The Vietnamese name of the holiday or day off; '' on every other day, ordinary weekends included."""
        _refuse_moment(day)
        if day in self._worked:
            return ""
        return self._off.get(day) or national_year(day.year).names.get(day, "")

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts for periods in working days."""
        _refuse_moment(day)
        return day in self._worked or (day not in self._off and national_year(day.year).is_working_day(day))

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; `day` itself for 0. Raises `ValueError` below 0."""
        if count < 0:
            raise ValueError(f"cannot count {count} working days")
        while count:
            day += _DAY
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; 0 when `end` is not after `start`."""
        return sum(self.is_working_day(start + timedelta(days)) for days in range(1, (end - start).days + 1))

    def working_days_late(self, due: date, day: date) -> int:
        """Working days after `due` up to and including `day`; 0 while no working day has passed since `due`."""
        return self.working_days_between(due, day)

    def working_day_from(self, day: date) -> date:
        """`day` itself when it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def sessions(self, day: date) -> tuple[Session, ...]:
        """When the office is open on a day. A weekend day that was announced as worked has Friday's hours."""
        if self.is_working_day(day):
            return self._hours.on(min(day.weekday(), _FRIDAY))
        return () if self.holiday(day) else self._hours.on(day.weekday())

    def is_open(self, moment: datetime) -> bool:
        """Whether the office receives people at this moment, Saturday sessions included."""
        return self.next_opening(moment) == moment

    def next_opening(self, moment: datetime) -> datetime:
        """The first moment from `moment` on at which the office is open."""
        return next(max(start, moment) for start, end in self._sessions_from(moment) if moment < end)

    def add_working_hours(self, moment: datetime, hours: float) -> datetime:
        """`moment` plus hours of sessions on working days, counted from the next such session when none is under way.

        Raises `ValueError` for hours below 0.
        """
        if not hours >= 0:
            raise ValueError(f"cannot count {hours} working hours")
        left = timedelta(hours=hours)
        counted = (
            (max(start, moment), end)
            for start, end in self._sessions_from(moment)
            if moment <= end and self.is_working_day(end.date())
        )
        start, end = next(counted)
        while left > end - start:
            left -= end - start
            start, end = next(counted)
        return start + left

    def closing(self, day: date) -> datetime:
        """The close of the office on a working day; when it has no hours then, on its next working day with hours."""
        opening = self.add_working_hours(datetime.combine(day, time.min), 0).date()
        return datetime.combine(opening, self.sessions(opening)[-1].end)

    def _sessions_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The sessions of the moment's day and of every later day, in order."""
        if moment.tzinfo is not None:
            raise ValueError(f"{moment} has a time zone: naive Vietnamese civil time is wanted")
        day = moment.date()
        while True:
            for session in self.sessions(day):
                yield datetime.combine(day, session.start), datetime.combine(day, session.end)
            day += _DAY


def _refuse_moment(day: date) -> None:
    """A datetime is a date to Python, but equals none and would never be found among the holidays."""
    if isinstance(day, datetime):
        raise TypeError(f"a date is wanted, not the moment {day}")
