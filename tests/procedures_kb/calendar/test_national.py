"""The days off of the whole country."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from procedures_kb.calendar.announced import announcements
from procedures_kb.calendar.national import NationalYear, _holidays_of_law, national_year
from tests.procedures_kb.calendar.official_schedules import WEEKDAYS_OFF, WEEKENDS_WORKED, days


def all_days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(number) for number in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_every_day_of_the_official_schedule_is_kept(year: int) -> None:
    known = national_year(year)
    off = [day for day in all_days(year) if day.weekday() < 5 and not known.is_working_day(day)]
    worked = [day for day in all_days(year) if day.weekday() >= 5 and known.is_working_day(day)]
    assert off == days(year, WEEKDAYS_OFF[year])
    assert worked == days(year, WEEKENDS_WORKED.get(year, ""))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2024, 2, 8), date(2024, 2, 14), "Tết Nguyên đán"),
        (date(2024, 8, 31), date(2024, 9, 3), "Quốc khánh"),
        (date(2025, 1, 25), date(2025, 2, 2), "Tết Nguyên đán"),
        (date(2025, 8, 30), date(2025, 9, 2), "Quốc khánh"),
        (date(2026, 1, 1), date(2026, 1, 4), "Tết Dương lịch"),
        (date(2026, 2, 14), date(2026, 2, 22), "Tết Nguyên đán"),
        (date(2026, 8, 29), date(2026, 9, 2), "Quốc khánh"),
        (date(2027, 2, 4), date(2027, 2, 10), "Tết Nguyên đán"),
        (date(2027, 9, 2), date(2027, 9, 5), "Quốc khánh"),
    ],
)
def test_an_announced_break_has_its_name_from_the_first_to_the_last_day(first: date, last: date, name: str) -> None:
    named = [day for day, called in national_year(first.year).names.items() if called == name]
    assert (min(named), max(named), len(named)) == (first, last, (last - first).days + 1)


@pytest.mark.parametrize("year", [year for year in WEEKDAYS_OFF if year >= 2021])
def test_the_provisional_rule_gives_the_tet_and_national_day_that_were_announced(year: int) -> None:
    """So it is a fair guess for years without an announcement; a new `holidays` that breaks it is noticed here."""
    by_rule = {
        day
        for day, (occasion, _) in _holidays_of_law(year).items()
        if occasion in ("Tết Nguyên đán", "Quốc khánh") and day.weekday() < 5
    }
    swaps = {date(2026, 8, 31)}
    official = {day for day in days(year, WEEKDAYS_OFF[year]) if day.month in (1, 2, 8, 9)} - swaps
    new_year = {day for day in official if day.month == 1 and day.day <= 3}
    assert by_rule == official - new_year


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 26), "Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 27), "Nghỉ bù Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 30), "Ngày Chiến thắng"),
        (date(2026, 5, 1), "Ngày Quốc tế Lao động"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2027, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2025, 5, 2), "Nghỉ lễ 30/4 và 01/5"),
        (date(2030, 2, 2), "Tết Nguyên đán"),
    ],
)
def test_holidays_carry_their_names(day: date, name: str) -> None:
    assert national_year(day.year).names[day] == name


def test_culture_day_is_off_since_the_resolution_of_2026() -> None:
    assert date(2025, 11, 24) not in national_year(2025).names


@pytest.mark.parametrize("monday", [date(2029, 11, 26), date(2030, 11, 25)])
def test_nothing_is_given_in_lieu_of_culture_day(monday: date) -> None:
    assert national_year(monday.year).is_working_day(monday)


def test_only_what_the_law_names_is_taken_from_the_library() -> None:
    occasions = {occasion for year in range(2020, 2041) for occasion, _ in _holidays_of_law(year).values()}
    assert occasions == {
        "Tết Dương lịch",
        "Tết Nguyên đán",
        "Giỗ Tổ Hùng Vương",
        "Ngày Chiến thắng",
        "Ngày Quốc tế Lao động",
        "Quốc khánh",
        "Ngày Văn hóa Việt Nam",
    }
    assert date(2024, 4, 29) not in _holidays_of_law(2024)


def test_announced_working_days_are_weekend_days_that_no_break_has() -> None:
    for announcement in announcements():
        for day in announcement.working_days:
            assert day.weekday() >= 5 and day not in national_year(day.year).names


def test_a_worked_saturday_is_a_working_day_and_a_named_weekday_is_not() -> None:
    saturday, monday = date(2026, 8, 22), date(2026, 8, 31)
    year = NationalYear({monday: "Quốc khánh"}, frozenset({saturday}))
    assert year.is_working_day(saturday) and not year.is_working_day(monday)
    assert not year.is_working_day(date(2026, 8, 23))
