"""The day of filing in a question. Today is Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.calendar import filing_day
from procedures_kb.vietnamese import fold

TODAY = date(2026, 11, 23)

NAMED = {
    -5: ["hôm 18 tôi nộp rồi, bao giờ có", "hồ sơ đất em gửi hôm thứ 4 tuần trước, bao giờ trả kết quả vậy"],
    -3: ["hôm thứ 6 nộp rồi, chừng nào có vậy", "nộp hồ sơ ngày 20 thì bao giờ có kết quả"],
    -2: ["hôm kia tui nộp giấy tờ đất, bữa nào nhận"],
    -1: [
        "tôi nộp hồ sơ hôm qua, khi nào có kết quả ạ",
        "đưa hồ sơ bữa qua rồi, chừng nào ra giấy",
        "nộp từ hôm qua rồi chừng nào lấy được",
        "con nộp hồ sơ hộ tịch sáng qua, khi mô có rứa",
        "lỡ nộp hôm qua rồi vậy mấy hôm nữa xong hả bạn",
    ],
    0: [
        "nộp hôm nay thì bao giờ có",
        "bữa nay tui nộp chừng nào có",
        "bữa ni nạp hồ sơ thì bữa mô có",
        "hôm ni mần giấy ni khi mô lấy được",
        "hnay nộp thì bao giờ có",
        "nay nộp chừng nào lấy",
        "giờ nộp thì bao giờ có",
        "bây giờ nộp thì bao lâu có kết quả",
        "hôm nay, tôi nộp hồ sơ, bao giờ có kết quả?",
        "Chiều nay mình gửi online, mấy hôm nữa có?",
        "gởi online tối nay thì khi nào có kết quả",
        "làm giấy khai sinh hôm nay bao giờ có",
        "làm hộ chiếu hôm nay thì hôm nào lấy",
        "dạ cho em hỏi hôm nay em nộp hồ sơ làm căn cước thì chừng nào có thẻ ạ",
        "nếu hôm nay tôi nộp hồ sơ đăng ký kết hôn thì ngày nào nhận được kết quả",
        "hôm nay tôi nộp hồ sơ cấp đổi căn cước bao nhiêu ngày có",
        "nộp sáng nay chiều lấy được không hay bao giờ mới có",
        "sang tên xe bữa nay chừng nào có cà vẹt",
        "chứng thực bản sao hôm nay thì lúc nào xong",
        "thứ 2 này nộp thì thứ mấy có",
    ],
    1: [
        "mai nộp thì hôm nào lấy dc",
        "em mai nộp thì bao giờ có ạ",
        "sáng mai em lên phường nộp thì lúc nào nhận được",
        "nộp đầu giờ sáng mai thì có kết quả khi nào",
        "mai tui ra xã làm giấy khai sinh cho cháu, mấy bữa có",
        "vợ sinh hôm qua, mai nộp hồ sơ thì bao giờ có khai sinh",
        "ba tôi mất tuần trước, mai tôi đi báo tử thì khi nào có giấy",
        "làm lý lịch tư pháp nộp 24/11 thì hôm nào có",
    ],
    2: [
        "ngày mốt nộp thì bữa nào lấy",
        "ngày kia nộp thì hôm nào xong",
        "t4 nộp thì hôm nào có",
        "nộp ngày 25/11 thì khi nào có kết quả",
        "ngày 25 tháng 11 năm 2026 nộp thì bao giờ trả kết quả",
    ],
    3: ["Thứ 5 tuần này tôi nộp, vậy hôm nào tới lấy"],
    4: ["nộp thứ 6 này thì thứ mấy lấy được", "nộp chiều thứ sáu thì có kết quả hôm nào"],
    6: ["chủ nhật nộp online thì bao giờ có"],
    7: [
        "nộp thứ 2 tuần sau chừng nào xong",
        "thứ hai tới nộp thì bao giờ có",
        "thứ 2, ngày 30/11 tôi nộp thì bao giờ nhận kết quả",
        "mình nộp ngày 30 tháng này thì bao lâu có",
    ],
    9: ["Nếu tôi nộp hồ sơ vào ngày 02/12/2026 thì khi nào nhận được kết quả?", "em nộp 2/12 thì mấy ngày có giấy"],
}
NONE = [
    "",
    "hôm nay tôi mất giấy khai sinh",
    "hôm nay có làm việc không",
    "mai nộp được không",
    "bữa nay nộp ở đâu",
    "hôm nay tôi đi làm căn cước cần mang gì",
    "làm hộ chiếu bao lâu có",
    "nộp hồ sơ rồi thì khi nào có kết quả",
    "nộp hồ sơ này thì bao giờ có",
    "hôm nay khi nào phải nộp",
    "hộ chiếu hết hạn hôm nay, khi nào có thể đổi",
    "ngày mai mấy giờ mở cửa nhận hồ sơ",
    "hôm nay nộp thì bao giờ cũng được à",
    "hôm nay chưa nộp thì bao giờ có",
    "vợ em sinh hôm qua, nộp hồ sơ bao giờ có giấy khai sinh",
    "làm giấy khai sinh cho con sinh hôm qua bao giờ có",
    "làm lại căn cước bị mất hôm qua bao giờ có",
    "ba mất ngày 20/11 làm giấy báo tử khi nào có",
    "em cưới ngày 30/11 thì làm giấy kết hôn bao lâu có",
    "làm hộ chiếu bao giờ xong mai tôi bay rồi",
    "luật mới có hiệu lực từ 1/7/2025 thì bao giờ đổi giấy tờ",
    "kết quả xổ số hôm nay bao giờ có",
    "chị Mai nộp hồ sơ thì bao giờ có",
    "tuần sau nộp thì bao giờ có",
    "mai mốt nộp thì bao giờ có",
    "bữa trước nộp rồi bao giờ có",
    "mùng 5 tháng chạp nộp thì bao giờ có",
    "nộp hồ sơ mãi mà chưa biết khi nào có",
    "nộp lần thứ 2 thì bao giờ có",
    "nộp online 24/7 thì bao giờ có",
    "nộp trong giờ hành chính thì bao giờ có",
    "nộp 31/2 thì bao giờ có",
    "hôm nay hay ngày mai nộp thì bao giờ có",
    "tôi mới nộp thì bao giờ có",
    "tôi qua phường nộp thì bao giờ có",
]


@pytest.mark.parametrize(("days", "question"), [(days, question) for days, all_ in NAMED.items() for question in all_])
def test_the_day_of_filing_is_found_with_and_without_accents(days: int, question: str) -> None:
    assert filing_day(question, TODAY) == TODAY + timedelta(days)
    assert filing_day(fold(question), TODAY) == TODAY + timedelta(days)


@pytest.mark.parametrize("question", NONE)
def test_any_other_question_names_none(question: str) -> None:
    assert filing_day(question, TODAY) is None
    assert filing_day(fold(question), TODAY) is None


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("mốt nộp chừng nào có", 2),
        ("mơi nộp khi mô có", 1),
        ("nộp tối qua thì bao giờ có", -1),
    ],
)
def test_words_that_mean_something_else_without_accents_count_only_as_written(question: str, days: int) -> None:
    assert filing_day(question, TODAY) == TODAY + timedelta(days)
    assert filing_day(fold(question), TODAY) is None


WORDS = ["nộp", "nop", "hôm", "nay", "mai", "25/11", "ngày 30", "thứ", "2", "bao giờ", "có", "thì", ",", "?", "không"]


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_text_is_too_strange(text: str) -> None:
    found = filing_day(text, TODAY)
    assert found is None or isinstance(found, date)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["{:%d/%m/%Y}", "{:%d-%m-%Y}", "{:%d.%m.%y}"]))
def test_a_full_date_is_that_date(day: date, form: str) -> None:
    assert filing_day(f"tôi nộp ngày {form.format(day)} thì bao giờ có", TODAY) == day


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.integers(-150, 150))
def test_a_date_without_a_year_is_the_nearest_one(today: date, days: int) -> None:
    day = today + timedelta(days)
    if (day.day, day.month) != (29, 2):
        assert filing_day(f"nộp ngày {day:%d/%m} thì bao giờ có", today) == day


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_coming_one_or_that_of_next_week(today: date, days: int) -> None:
    day = today + timedelta(days)
    name = "chủ nhật" if day.weekday() == 6 else f"thứ {day.weekday() + 2}"
    next_monday = today + timedelta(7 - today.weekday())
    assert filing_day(f"nộp {name} thì bao giờ có", today) == day
    assert filing_day(f"nộp {name} tuần sau thì bao giờ có", today) == next_monday + timedelta(day.weekday())
