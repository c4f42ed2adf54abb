from __future__ import annotations

from datetime import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actions.casework.hotlines.hours import HoursFault, hours_in_words, read_hours
from procedures_kb.calendar import OfficeHours, Session

DAY = st.lists(
    st.times().map(lambda moment: time(moment.hour, moment.minute)), min_size=0, max_size=4, unique=True
).map(lambda clock: tuple(Session(*pair) for pair in zip(sorted(clock)[::2], sorted(clock)[1::2], strict=False)))


@given(st.lists(DAY, min_size=7, max_size=7))
def test_hours_in_words_are_read_again(days: list[tuple[Session, ...]]) -> None:
    assume(any(days[:5]))
    hours = OfficeHours(**dict(zip(OfficeHours.model_fields, days, strict=True)))
    assert read_hours(hours_in_words(hours)) == hours


@pytest.mark.parametrize("text", ["24/7", "24/24", "cả ngày đêm", "Suốt ngày đêm"])
def test_day_and_night(text: str) -> None:
    assert read_hours(text) is None
    assert hours_in_words(None) == "cả ngày đêm"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7h30-11h30, 13h30-17h", "thứ Hai–thứ Sáu: 07:30-11:30, 13:30-17:00"),
        ("T2-T6: 7g - 11g30; T7, CN: 8h-11h", "thứ Hai–thứ Sáu: 07:00-11:30; thứ Bảy–Chủ nhật: 08:00-11:00"),
        ("Thứ 2 đến thứ 6, từ 7h30 đến 11h30 và 13h30 đến 17h00", "thứ Hai–thứ Sáu: 07:30-11:30, 13:30-17:00"),
        ("hằng ngày: 07:00-21:00", "thứ Hai–Chủ nhật: 07:00-21:00"),
    ],
)
def test_hours_as_offices_write_them(text: str, words: str) -> None:
    assert hours_in_words(read_hours(text)) == words


@pytest.mark.parametrize(
    "text", ["sớm", "thứ Hai", "lễ Tết: 07:00-11:00", "11:00-07:00", "25:00-26:00", "thứ Bảy: 7h-11h"]
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(HoursFault):
        read_hours(text)
