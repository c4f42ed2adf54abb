from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from actions.casework.hotlines.opening import Opening, opening
from procedures_kb.calendar import Changes, OfficeHours, WorkingCalendar
from tests.actions.casework.hotlines.builders import NOW, SATURDAY

SATURDAYS = OfficeHours.model_validate({"sat": ["07:30-11:00"]})
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))


def test_day_and_night_is_always_open() -> None:
    assert opening(WorkingCalendar(), None, datetime(2026, 11, 29, 3)) == Opening(True)


def test_on_saturday_only_who_has_hours_is_open() -> None:
    assert opening(WorkingCalendar(), SATURDAYS, SATURDAY) == Opening(True)
    assert opening(WorkingCalendar(), OfficeHours(), SATURDAY) == Opening(False, datetime(2026, 11, 30, 7, 30))


def test_the_province_s_days_off_hold_for_every_office() -> None:
    closed = WorkingCalendar(Changes(days_off={NOW.date(): "Nghỉ tránh bão"}))
    assert opening(closed, SATURDAYS, NOW) == Opening(False, datetime(2026, 11, 25, 7, 30))


@given(MOMENTS)
def test_the_hours_of_the_calendar_itself_give_what_it_says(moment: datetime) -> None:
    calendar = WorkingCalendar(Changes(), SATURDAYS)
    found = opening(WorkingCalendar(), SATURDAYS, moment)
    assert found.open_now == calendar.is_open(moment)
    assert (found.opens_at or moment) == calendar.next_opening(moment)
