"""Working days and office hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.calendar import VIETNAM, Changes, OfficeHours, WorkingCalendar

PLAIN = WorkingCalendar()
MORNINGS = WorkingCalendar(hours=OfficeHours.model_validate({"sat": ["07:30-11:00"]}))
STORM = WorkingCalendar(
    Changes(
        days_off={date(2026, 9, 10): "Nghỉ tránh bão"},
        working_days={date(2026, 9, 12): "Làm bù ngày 10/9", date(2026, 8, 31): "Tỉnh không hoán đổi"},
    ),
    OfficeHours.model_validate({"wed": [], "fri": ["07:00-11:00", "13:00-16:30"], "sat": ["08:00-10:00"]}),
)
CALENDARS = st.sampled_from([PLAIN, MORNINGS, STORM])
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31))
COUNTS = st.integers(1, 60)
QUARTERS = st.integers(0, 200).map(lambda quarters: quarters / 4)
"""Hours that add up without rounding."""


@given(CALENDARS, DAYS, COUNTS)
def test_counting_ends_on_a_working_day(calendar: WorkingCalendar, day: date, count: int) -> None:
    assert calendar.is_working_day(calendar.add_working_days(day, count))


@given(CALENDARS, DAYS, st.integers(0, 60))
def test_counting_back_gives_the_count(calendar: WorkingCalendar, day: date, count: int) -> None:
    assert calendar.working_days_between(day, calendar.add_working_days(day, count)) == count


@given(CALENDARS, DAYS, COUNTS, COUNTS)
def test_counting_goes_on_from_where_it_stopped(calendar: WorkingCalendar, day: date, first: int, then: int) -> None:
    once = calendar.add_working_days(day, first + then)
    assert calendar.add_working_days(calendar.add_working_days(day, first), then) == once


@given(CALENDARS, DAYS, st.integers(0, 20), st.integers(0, 30), st.integers(0, 30))
def test_later_or_more_never_ends_earlier(
    calendar: WorkingCalendar, day: date, later: int, few: int, more: int
) -> None:
    ends = calendar.add_working_days(day, few)
    assert ends < calendar.add_working_days(day, few + 1 + more)
    assert ends <= calendar.add_working_days(day + timedelta(later), few)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_between_adds_up(calendar: WorkingCalendar, one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    parts = calendar.working_days_between(first, middle) + calendar.working_days_between(middle, last)
    assert calendar.working_days_between(first, last) == parts


@given(CALENDARS, DAYS, st.integers(-40, 40))
def test_late_is_zero_until_a_working_day_has_passed(calendar: WorkingCalendar, due: date, days: int) -> None:
    day = due + timedelta(days)
    late = calendar.working_days_late(due, day)
    assert (late == 0) == (day < calendar.add_working_days(due, 1))
    assert late == 0 or calendar.add_working_days(due, late) <= day < calendar.add_working_days(due, late + 1)


def test_the_weekend_after_a_friday_is_not_late_and_monday_is_one_day_late() -> None:
    friday = date(2026, 11, 20)
    assert [PLAIN.working_days_late(friday, friday + timedelta(days)) for days in range(6)] == [0, 0, 0, 1, 1, 2]


def test_no_days_are_counted_backwards() -> None:
    assert PLAIN.add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 21)
    with pytest.raises(ValueError, match="-1 working days"):
        PLAIN.add_working_days(date(2026, 11, 20), -1)


def test_a_moment_is_no_day() -> None:
    for ask in (PLAIN.is_working_day, PLAIN.holiday):
        with pytest.raises(TypeError, match="not the moment 2026-11-24"):
            ask(datetime(2026, 11, 24, 8))


def test_a_province_sets_days_off_and_days_worked() -> None:
    assert STORM.holiday(date(2026, 9, 10)) == "Nghỉ tránh bão" and not STORM.is_working_day(date(2026, 9, 10))
    assert STORM.is_working_day(date(2026, 9, 12)) and not PLAIN.is_working_day(date(2026, 9, 12))
    assert STORM.is_working_day(date(2026, 8, 31)) and STORM.holiday(date(2026, 8, 31)) == ""
    assert PLAIN.holiday(date(2026, 8, 31)) == "Quốc khánh"
    assert PLAIN.holiday(date(2026, 11, 21)) == PLAIN.holiday(date(2026, 11, 23)) == ""


def test_a_saturday_session_opens_the_office_but_is_no_working_day() -> None:
    saturday = date(2026, 11, 21)
    assert MORNINGS.is_open(datetime(2026, 11, 21, 8)) and not MORNINGS.is_open(datetime(2026, 11, 21, 11))
    assert not MORNINGS.is_working_day(saturday)
    assert MORNINGS.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert MORNINGS.add_working_hours(datetime(2026, 11, 21, 8), 1) == datetime(2026, 11, 23, 8, 30)


def test_an_announced_working_saturday_counts_and_has_full_hours() -> None:
    assert MORNINGS.is_working_day(date(2026, 8, 22))
    assert MORNINGS.sessions(date(2026, 8, 22)) == MORNINGS.sessions(date(2026, 8, 21))
    assert [str(session) for session in STORM.sessions(date(2026, 9, 12))] == ["07:00-11:00", "13:00-16:30"]


def test_the_saturday_of_an_announced_break_is_closed() -> None:
    assert MORNINGS.sessions(date(2026, 2, 21)) == ()
    assert MORNINGS.next_opening(datetime(2026, 2, 13, 17)) == datetime(2026, 2, 23, 7, 30)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 23, 7, 29), False),
        (datetime(2026, 11, 23, 7, 30), True),
        (datetime(2026, 11, 23, 11, 29), True),
        (datetime(2026, 11, 23, 11, 30), False),
        (datetime(2026, 11, 23, 13, 30), True),
        (datetime(2026, 11, 23, 17), False),
        (datetime(2026, 11, 24, 9), False),
        (datetime(2026, 11, 22, 9), False),
    ],
)
def test_the_office_is_open_in_its_sessions(moment: datetime, is_open: bool) -> None:
    assert PLAIN.is_open(moment) is is_open


@given(CALENDARS, MOMENTS)
def test_the_next_opening_is_the_first_open_moment(calendar: WorkingCalendar, moment: datetime) -> None:
    opening = calendar.next_opening(moment)
    assert opening >= moment and calendar.is_open(opening)
    assert opening == moment or not calendar.is_open(moment)
    assert opening == moment or not calendar.is_open(opening - timedelta(microseconds=1))


@given(CALENDARS, MOMENTS, QUARTERS)
def test_hours_end_inside_a_session_of_a_working_day(calendar: WorkingCalendar, moment: datetime, hours: float) -> None:
    end = calendar.add_working_hours(moment, hours)
    assert end >= moment + timedelta(hours=hours) and calendar.is_working_day(end.date())
    assert any(session.start <= end.time() <= session.end for session in calendar.sessions(end.date()))


@given(CALENDARS, MOMENTS, QUARTERS, QUARTERS)
def test_hours_add_up(calendar: WorkingCalendar, moment: datetime, first: float, then: float) -> None:
    once = calendar.add_working_hours(moment, first + then)
    assert calendar.add_working_hours(calendar.add_working_hours(moment, first), then) == once


@given(CALENDARS, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=20)), QUARTERS)
def test_hours_from_later_never_end_earlier(
    calendar: WorkingCalendar, moment: datetime, later: timedelta, hours: float
) -> None:
    assert calendar.add_working_hours(moment, hours) <= calendar.add_working_hours(moment + later, hours)


@pytest.mark.parametrize(
    ("moment", "hours", "end"),
    [
        (datetime(2026, 11, 23, 9), 2.5, datetime(2026, 11, 23, 11, 30)),
        (datetime(2026, 11, 23, 11), 1, datetime(2026, 11, 23, 14)),
        (datetime(2026, 11, 23, 16), 2, datetime(2026, 11, 25, 8, 30)),
        (datetime(2026, 11, 20, 18), 7.5, datetime(2026, 11, 23, 17)),
        (datetime(2026, 11, 23, 12), 0, datetime(2026, 11, 23, 13, 30)),
    ],
)
def test_hours_are_counted_in_office_hours(moment: datetime, hours: float, end: datetime) -> None:
    assert PLAIN.add_working_hours(moment, hours) == end


@pytest.mark.parametrize("hours", [-1.0, float("nan")])
def test_hours_must_be_a_number_from_zero(hours: float) -> None:
    with pytest.raises(ValueError, match="working hours"):
        PLAIN.add_working_hours(datetime(2026, 11, 23, 9), hours)


def test_moments_with_a_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        PLAIN.is_open(datetime(2026, 11, 23, 9, tzinfo=VIETNAM))


def test_the_office_closes_at_the_end_of_its_last_session_or_on_the_next_day_that_it_opens() -> None:
    assert PLAIN.closing(date(2026, 11, 23)) == datetime(2026, 11, 23, 17)
    assert STORM.closing(date(2026, 11, 20)) == datetime.combine(date(2026, 11, 20), time(16, 30))
    assert STORM.closing(date(2026, 11, 25)) == datetime(2026, 11, 26, 17)
