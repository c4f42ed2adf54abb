"""What a province sets for itself."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from procedures_kb.calendar import Changes, OfficeHours, Session, WorkingCalendar

MORNING = Session(time(7, 30), time(11, 30))
AFTERNOON = Session(time(13, 30), time(17))


def test_an_office_is_open_from_monday_to_friday_by_default() -> None:
    hours = OfficeHours()
    assert all(hours.on(weekday) == (MORNING, AFTERNOON) for weekday in range(5))
    assert hours.on(5) == hours.on(6) == ()


@pytest.mark.parametrize("written", ["07:30-11:30", "7:30 - 11:30", "7h30–11h30", "7g30-11g30"])
def test_sessions_are_read_as_people_write_them(written: str) -> None:
    assert OfficeHours(sat=[written]).on(5) == (MORNING,)  # type: ignore[arg-type]


def test_hours_are_written_as_they_are_read() -> None:
    hours = OfficeHours(sat=["7h-11h"])  # type: ignore[arg-type]
    assert hours.model_dump(mode="json")["sat"] == ["07:00-11:00"]
    assert OfficeHours.model_validate_json(hours.model_dump_json()) == hours


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"mon": ["morning"]}, "'morning' is no session"),
        ({"mon": ["25:00-26:00"]}, "hour must be in 0..23"),
        ({"mon": ["11:30-07:30"]}, "from an earlier to a later time"),
        ({"mon": ["07:30-11:30", "11:00-17:00"]}, "follow one another"),
        ({day: [] for day in ("mon", "tue", "wed", "thu", "fri")}, "open on no day"),
        ({"monday": ["07:30-11:30"]}, "monday"),
    ],
)
def test_wrong_hours_are_refused_with_what_is_wrong(hours: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        OfficeHours.model_validate(hours)


def test_days_are_read_from_text() -> None:
    changes = Changes.model_validate(
        {"days_off": {"2026-09-10": "Nghỉ tránh bão"}, "working_days": {"2026-09-12": "Làm bù ngày 10/9"}}
    )
    assert changes.days_off == {date(2026, 9, 10): "Nghỉ tránh bão"}
    assert changes.working_days == {date(2026, 9, 12): "Làm bù ngày 10/9"}


def test_a_province_may_repeat_what_was_announced_for_the_country() -> None:
    saturday, monday = date(2026, 8, 22), date(2026, 8, 31)
    changes = Changes(days_off={monday: "Nghỉ hoán đổi"}, working_days={saturday: "Làm bù ngày 31/8"})
    calendar = WorkingCalendar(changes)
    assert calendar.is_working_day(saturday) and not calendar.is_working_day(monday)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"days_off": {"2026-09-10": " "}}, "days_off.2026-09-10"),
        ({"days_off": {"10/9": "Nghỉ tránh bão"}}, "days_off"),
        ({"working_days": {"2026-09-10": "Làm bù"}}, "2026-09-10 is an ordinary working day"),
        ({"days_off": {"2026-09-12": "Nghỉ"}, "working_days": {"2026-09-12": "Làm"}}, "both under"),
        ({"holidays": {}}, "holidays"),
    ],
)
def test_wrong_changes_are_refused_with_what_is_wrong(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Changes.model_validate(changes)
