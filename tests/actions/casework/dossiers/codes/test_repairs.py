"""What a wrong date or running number may have meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.codes.repairs import RUN_SIZES, date_repairs, is_date, run_repairs

DIGITS = st.text("0123456789", max_size=12)
DAYS = st.dates(date(2015, 1, 1), date(2049, 12, 31))


@given(DAYS)
def test_every_day_of_the_years_of_such_codes_is_a_date_in_both_ways(day: date) -> None:
    assert is_date(f"{day:%y%m%d}")
    assert is_date(f"{day:%Y%m%d}")
    assert date_repairs(f"{day:%y%m%d}") == (f"{day:%y%m%d}",)


@pytest.mark.parametrize(
    "digits", ["", "2408", "241323", "240832", "230229", "990101", "20140101", "2408233", "23082024"]
)
def test_what_is_no_day_is_no_date(digits: str) -> None:
    assert not is_date(digits)


@given(DIGITS)
def test_repairs_are_dates_and_each_is_named_once(digits: str) -> None:
    repairs = date_repairs(digits)
    assert all(map(is_date, repairs))
    assert len(set(repairs)) == len(repairs)


@given(DAYS, st.integers(0, 7), st.sampled_from("0123456789"))
def test_a_day_with_one_digit_too_many_is_found_again(day: date, at: int, digit: str) -> None:
    right = f"{day:%Y%m%d}"
    assert right in date_repairs(right[:at] + digit + right[at:])


@given(DAYS.map("{:%y%m%d}".format), st.data())
def test_a_day_with_a_forgotten_digit_is_found_again(right: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 5))
    assert right in date_repairs(right[:at] + right[at + 1 :])


def test_a_forgotten_zero_comes_before_any_other_digit() -> None:
    assert date_repairs("24083")[:3] == ("240803", "240830", "240813")


@given(DIGITS)
def test_repaired_running_numbers_have_the_right_size(digits: str) -> None:
    assert all(len(run) in RUN_SIZES for run in run_repairs(digits))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0001", ("0001",)),
        ("123456", ("123456",)),
        ("1", ("0001",)),
        ("0000123", ("000123",)),
        ("0123456", ("123456",)),
        ("1233456", ("123456",)),
        ("1234567", ()),
        ("", ()),
    ],
)
def test_running_numbers_are_filled_up_or_lose_a_doubled_digit(typed: str, meant: tuple[str, ...]) -> None:
    assert run_repairs(typed) == meant
