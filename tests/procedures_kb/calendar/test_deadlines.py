"""Promised times."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.calendar import Changes, WorkingCalendar, deadline
from procedures_kb.models import ProcessingTime, TimeUnit

CALENDAR = WorkingCalendar()
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2032, 12, 31))
TIMES = st.builds(
    ProcessingTime,
    value=st.integers(1, 120) | st.floats(0.1, 60, allow_nan=False).map(lambda value: round(value, 1)),
    unit=st.sampled_from([TimeUnit.HOUR, TimeUnit.WORKING_DAY, TimeUnit.DAY]),
)
MONTHS = st.builds(ProcessingTime, value=st.sampled_from([0.5, 1, 1.5, 2, 3, 6, 12]), unit=st.just(TimeUnit.MONTH))


def promised(filed: datetime, value: float, unit: TimeUnit, calendar: WorkingCalendar = CALENDAR) -> datetime:
    found = deadline(calendar, filed, ProcessingTime(value=value, unit=unit))
    assert found is not None
    return found.moment


@given(MOMENTS, TIMES | MONTHS)
def test_a_deadline_is_a_working_moment_after_filing(filed: datetime, time: ProcessingTime) -> None:
    found = deadline(CALENDAR, filed, time)
    assert found is not None
    assert found.moment > filed and CALENDAR.is_working_day(found.moment.date())
    assert found.moment.date() > filed.date() or time.unit is TimeUnit.HOUR


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=40)), TIMES | MONTHS)
def test_who_files_later_is_never_promised_earlier(filed: datetime, later: timedelta, time: ProcessingTime) -> None:
    first, second = deadline(CALENDAR, filed, time), deadline(CALENDAR, filed + later, time)
    assert first and second and first.moment <= second.moment


@given(MOMENTS, st.integers(1, 60))
def test_working_days_promise_as_many_days_as_published(filed: datetime, count: int) -> None:
    due = promised(filed, count, TimeUnit.WORKING_DAY)
    assert CALENDAR.working_days_between(filed.date(), due.date()) == count
    assert due == CALENDAR.closing(due.date())


@given(MOMENTS, st.integers(1, 60))
def test_calendar_days_end_on_their_last_day_or_the_next_working_day(filed: datetime, count: int) -> None:
    last, due = filed.date() + timedelta(count), promised(filed, count, TimeUnit.DAY).date()
    assert due >= last and (due == last or not CALENDAR.is_working_day(last))
    assert CALENDAR.working_days_between(last, due) <= 1


@pytest.mark.parametrize(
    ("filed", "value", "unit", "moment"),
    [
        (datetime(2026, 11, 23, 9), 1, TimeUnit.WORKING_DAY, datetime(2026, 11, 25, 17)),
        (datetime(2026, 12, 29, 9), 3, TimeUnit.WORKING_DAY, datetime(2027, 1, 4, 17)),
        (datetime(2026, 2, 9, 9), 5, TimeUnit.WORKING_DAY, datetime(2026, 2, 23, 17)),
        (datetime(2026, 8, 20, 9), 2, TimeUnit.WORKING_DAY, datetime(2026, 8, 22, 17)),
        (datetime(2026, 11, 21, 9), 1, TimeUnit.WORKING_DAY, datetime(2026, 11, 23, 17)),
        (datetime(2026, 11, 20, 23), 1, TimeUnit.WORKING_DAY, datetime(2026, 11, 23, 17)),
        (datetime(2026, 11, 20, 9), 0.5, TimeUnit.WORKING_DAY, datetime(2026, 11, 23, 17)),
        (datetime(2026, 11, 13, 9), 7, TimeUnit.DAY, datetime(2026, 11, 20, 17)),
        (datetime(2026, 11, 13, 9), 8, TimeUnit.DAY, datetime(2026, 11, 23, 17)),
        (datetime(2026, 10, 31, 9), 1, TimeUnit.MONTH, datetime(2026, 11, 30, 17)),
        (datetime(2027, 1, 4, 9), 1, TimeUnit.MONTH, datetime(2027, 2, 11, 17)),
        (datetime(2026, 12, 1, 9), 1.5, TimeUnit.MONTH, datetime(2027, 1, 18, 17)),
        (datetime(2026, 11, 23, 15), 4, TimeUnit.HOUR, datetime(2026, 11, 25, 9, 30)),
        (datetime(2026, 11, 21, 8), 8, TimeUnit.HOUR, datetime(2026, 11, 25, 8)),
    ],
)
def test_known_deadlines(filed: datetime, value: float, unit: TimeUnit, moment: datetime) -> None:
    assert promised(filed, value, unit) == moment


@pytest.mark.parametrize(
    ("filed", "value", "unit", "explanation"),
    [
        (
            datetime(2026, 12, 29, 9),
            3,
            TimeUnit.WORKING_DAY,
            "3 ngày làm việc kể từ ngày tiếp theo, không tính thứ Bảy, Chủ nhật và ngày nghỉ 01/01 (Tết Dương lịch)",
        ),
        (
            datetime(2027, 2, 1, 9),
            5,
            TimeUnit.WORKING_DAY,
            "5 ngày làm việc kể từ ngày tiếp theo, không tính thứ Bảy, Chủ nhật "
            "và ngày nghỉ 04/02–10/02 (Tết Nguyên đán)",
        ),
        (
            datetime(2026, 8, 20, 9),
            1.5,
            TimeUnit.WORKING_DAY,
            "1,5 ngày làm việc, làm tròn thành 2 ngày làm việc, kể từ ngày tiếp theo, "
            "không tính thứ Bảy, Chủ nhật; có tính ngày làm bù 22/08",
        ),
        (datetime(2026, 11, 13, 9), 7, TimeUnit.DAY, "7 ngày kể từ ngày tiếp theo, tính cả ngày nghỉ"),
        (
            datetime(2027, 1, 4, 9),
            1,
            TimeUnit.MONTH,
            "1 tháng tính theo dương lịch, kể từ ngày tiếp theo; "
            "ngày cuối là ngày nghỉ nên tính đến hết ngày làm việc tiếp theo",
        ),
        (
            datetime(2026, 11, 23, 15),
            4,
            TimeUnit.HOUR,
            "4 giờ, tính trong giờ làm việc, không tính ngày nghỉ 24/11 (Ngày Văn hóa Việt Nam)",
        ),
        (datetime(2026, 11, 25, 8), 4, TimeUnit.HOUR, "4 giờ, tính trong giờ làm việc"),
    ],
)
def test_the_explanation_says_how_it_was_counted(
    filed: datetime, value: float, unit: TimeUnit, explanation: str
) -> None:
    found = deadline(CALENDAR, filed, ProcessingTime(value=value, unit=unit))
    assert found is not None and found.explanation == explanation


def test_a_province_that_was_closed_says_why() -> None:
    storm = WorkingCalendar(
        Changes(days_off={date(2026, 9, 10): "Nghỉ tránh bão", date(2026, 9, 14): "Nghỉ tránh bão"})
    )
    found = deadline(storm, datetime(2026, 9, 9, 9), ProcessingTime(value=3, unit=TimeUnit.WORKING_DAY))
    assert found is not None and found.moment == datetime(2026, 9, 16, 17)
    assert found.explanation.endswith("và ngày nghỉ 10/09 (Nghỉ tránh bão), 14/09 (Nghỉ tránh bão)")


@pytest.mark.parametrize(
    "time", [ProcessingTime(), ProcessingTime(text="Ngay khi nhận đủ hồ sơ"), ProcessingTime(value=3)]
)
def test_a_time_that_is_no_number_of_a_unit_promises_nothing(time: ProcessingTime) -> None:
    assert deadline(CALENDAR, datetime(2026, 11, 23, 9), time) is None


SAME_DAY = ProcessingTime(text="Ngay trong ngày nhận yêu cầu; nếu nhận sau 15 giờ thì trong ngày làm việc tiếp theo")


@pytest.mark.parametrize(
    ("filed", "due"),
    [
        (datetime(2026, 11, 19, 14, 59), datetime(2026, 11, 19, 17, 0)),
        (datetime(2026, 11, 19, 15, 0), datetime(2026, 11, 20, 17, 0)),
        (datetime(2026, 11, 20, 16, 0), datetime(2026, 11, 23, 17, 0)),
    ],
)
def test_the_same_day_or_after_the_cut_hour_the_next_working_day(filed: datetime, due: datetime) -> None:
    found = deadline(WorkingCalendar(), filed, SAME_DAY)
    assert found is not None
    assert found.moment == due
    assert "nhận sau 15 giờ" in found.explanation


def test_a_verification_may_take_longer_than_the_day() -> None:
    text = "Nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo; cần xác minh thì không quá 03 ngày"
    found = deadline(WorkingCalendar(), datetime(2026, 11, 19, 8, 0), ProcessingTime(text=text))
    assert found is not None and "phải xác minh thì lâu hơn" in found.explanation


@pytest.mark.parametrize("text", ["Không quy định", "", "Trong thời hạn do hai bên thỏa thuận"])
def test_other_words_are_no_date(text: str) -> None:
    assert deadline(WorkingCalendar(), datetime(2026, 11, 19, 8, 0), ProcessingTime(text=text)) is None
