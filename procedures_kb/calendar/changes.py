"""What a province or an office sets for itself: days off, days worked, opening hours."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, field_validator, model_validator

from procedures_kb.calendar.national import SATURDAY, national_year
from procedures_kb.models import Text

_CLOCK = r"(\d{1,2})[:hg](\d{2})?"
_SESSION = re.compile(rf"{_CLOCK}\s*[-–]\s*{_CLOCK}")

Reason = Annotated[Text, Field(min_length=1)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Changes(_Value):
    """Announced changes, date → reason or decision: further days off, and days off that are worked after all."""

    days_off: dict[date, Reason] = {}
    working_days: dict[date, Reason] = {}

    @field_validator("working_days")
    @classmethod
    def _are_no_ordinary_weekdays(cls, days: dict[date, str]) -> dict[date, str]:
        for day in days:
            if day.weekday() < SATURDAY and national_year(day.year).is_working_day(day):
                raise ValueError(f"{day} is an ordinary working day: check the date")
        return days

    @model_validator(mode="after")
    def _are_off_or_worked(self) -> Changes:
        both = self.days_off.keys() & self.working_days.keys()
        if both:
            raise ValueError(f"{min(both)} stands both under 'days_off' and under 'working_days'")
        return self


class Session(NamedTuple):
    """From opening to closing on one day; at `end` the office is closed."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def _read_session(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = _SESSION.fullmatch(value.strip())
    if match is None:
        raise ValueError(f"{value!r} is no session: write '07:30-11:30'")
    start_hour, start_minute, end_hour, end_minute = (int(number or 0) for number in match.groups())
    return Session(time(start_hour, start_minute), time(end_hour, end_minute))


Sessions = tuple[Annotated[Session, BeforeValidator(_read_session), PlainSerializer(str)], ...]
_FULL_DAY = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17)))


class OfficeHours(_Value):
    """When an office receives people, by weekday; a day without sessions is closed."""

    mon: Sessions = _FULL_DAY
    tue: Sessions = _FULL_DAY
    wed: Sessions = _FULL_DAY
    thu: Sessions = _FULL_DAY
    fri: Sessions = _FULL_DAY
    sat: Sessions = ()
    sun: Sessions = ()

    @field_validator("*")
    @classmethod
    def _follow_one_another(cls, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        clock = [moment for session in sessions for moment in session]
        if any(earlier >= later for earlier, later in zip(clock, clock[1:], strict=False)):
            raise ValueError("sessions must follow one another, each from an earlier to a later time")
        return sessions

    @model_validator(mode="after")
    def _open_on_some_weekday(self) -> OfficeHours:
        if not any(self.on(weekday) for weekday in range(5)):
            raise ValueError("the office is open on no day from Monday to Friday")
        return self

    def on(self, weekday: int) -> tuple[Session, ...]:
        """The sessions of a weekday, Monday being 0."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)[weekday]
