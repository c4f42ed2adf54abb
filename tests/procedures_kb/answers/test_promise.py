from __future__ import annotations

from datetime import date, datetime

from procedures_kb.answers.promise import UNCOUNTABLE, promise_section
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.models import ProcessingTime, SubmissionChannel, TimeUnit
from tests.procedures_kb.builders import method, procedure

CALENDAR = WorkingCalendar()
FRIDAY = datetime(2026, 11, 20, 9, 0)
THREE_DAYS = ProcessingTime(value=3, unit=TimeUnit.WORKING_DAY)


def test_the_date_is_counted_over_the_weekend_and_the_holiday() -> None:
    section = promise_section(procedure(methods=(method(time=THREE_DAYS),)), FRIDAY.date(), FRIDAY, CALENDAR)
    assert section["title"] == "Nếu hồ sơ đủ và được nhận thứ Sáu 20/11/2026"
    line = section["rows"][0]["lines"][0]
    assert line.startswith("Hẹn trả chậm nhất thứ Năm 26/11/2026 (3 ngày làm việc kể từ ngày tiếp theo")


def test_filed_in_the_evening_it_is_received_the_next_working_day() -> None:
    evening = FRIDAY.replace(hour=20)
    section = promise_section(procedure(methods=(method(time=THREE_DAYS),)), evening.date(), evening, CALENDAR)
    assert section["title"].endswith("thứ Hai 23/11/2026")


def test_filed_on_a_later_day_the_hour_of_asking_does_not_count() -> None:
    hours = ProcessingTime(value=4, unit=TimeUnit.HOUR)
    section = promise_section(procedure(methods=(method(time=hours),)), date(2026, 11, 25), FRIDAY, CALENDAR)
    assert "thứ Tư 25/11/2026" in section["rows"][0]["lines"][0]


def test_each_channel_has_its_own_date() -> None:
    methods = (
        method(channel=SubmissionChannel.DIRECT, time=THREE_DAYS),
        method(channel=SubmissionChannel.ONLINE, time=ProcessingTime(value=1, unit=TimeUnit.WORKING_DAY)),
    )
    rows = promise_section(procedure(methods=methods), FRIDAY.date(), FRIDAY, CALENDAR)["rows"]
    assert [row["label"] for row in rows] == ["Nộp trực tiếp", "Nộp trực tuyến"]
    assert "26/11/2026" in rows[0]["lines"][0] and "23/11/2026" in rows[1]["lines"][0]


def test_words_that_are_no_number_give_no_date() -> None:
    section = promise_section(
        procedure(methods=(method(time=ProcessingTime(text="Không quy định")),)), FRIDAY.date(), FRIDAY, CALENDAR
    )
    assert section["rows"][0]["lines"] == [UNCOUNTABLE]
    assert promise_section(procedure(methods=()), FRIDAY.date(), FRIDAY, CALENDAR)["lines"] == [UNCOUNTABLE]
