"""Cards of telephone lines, and what is said of an office."""

from __future__ import annotations

from datetime import datetime

from actions.casework.hotlines.offices import OfficeNow
from actions.casework.hotlines.registry import Line
from actions.hotline_cards import lines_card, office_lines
from tests.actions.casework.hotlines.builders import entry, office
from tests.helpers import check_message

MONDAY = datetime(2026, 11, 30, 7, 30)
CLOSED = Line(entry(), open_now=False, opens_at=MONDAY)
OPEN = Line(entry(phones=("1022",), email="", role="", hours=None, unit="Tổng đài"), open_now=True, opens_at=None)


def test_the_card_keeps_the_contract() -> None:
    card = lines_card([CLOSED, OPEN])
    check_message(card)
    assert card["custom"]["kind"] == "hotline"
    assert card["custom"]["entries"][0] == {
        "key": "mau",
        "unit": "Sở Nội vụ",
        "role": "Thanh tra Sở",
        "phone": "0299 0000 012",
        "phones": ["0299 0000 012", "0900 000 112"],
        "email": "thanhtra@mau.example",
        "topic": "thái độ cán bộ",
        "open": False,
        "opens_at": "2026-11-30T07:30:00",
        "state": "đang đóng, mở lại 07:30 thứ Hai 30/11/2026",
        "hours": "thứ Hai–thứ Sáu: 07:30-11:30, 13:30-17:00",
        "source": "Dữ liệu mẫu",
    }


def test_the_text_says_whom_to_call_and_when() -> None:
    assert lines_card([CLOSED, OPEN], "thái độ cán bộ")["text"].splitlines() == [
        "Về thái độ cán bộ, bạn gọi để được người thật giúp:",
        "0299 0000 012, 0900 000 112, thanhtra@mau.example: Thanh tra Sở, Sở Nội vụ (thái độ cán bộ); "
        "đang đóng, mở lại 07:30 thứ Hai 30/11/2026",
        "1022: Tổng đài (thái độ cán bộ)",
    ]


def test_made_up_numbers_are_said_to_be() -> None:
    assert "mẫu" not in lines_card([OPEN])["text"]
    assert lines_card([OPEN], sample=True)["text"].endswith("Đây là dữ liệu mẫu: số của tỉnh không có thật.")


def test_an_office_with_everything() -> None:
    full = office(phones=("02990000101",), map_url="https://mau.example/1", receives="thủ tục cấp xã")
    assert office_lines(OfficeNow(full, open_now=True, opens_at=None)) == [
        "Bộ phận Một cửa phường Mẫu 1: 1 đường Mẫu",
        "Tiếp nhận: thủ tục cấp xã",
        "Giờ làm việc: thứ Hai–thứ Sáu: 07:30-11:30, 13:30-17:00; thứ Bảy: 07:30-11:00 (đang mở)",
        "Điện thoại: 0299 0000 101",
        "Bản đồ: https://mau.example/1",
    ]


def test_an_office_of_which_little_is_known() -> None:
    assert office_lines(OfficeNow(office(hours=None), open_now=False, opens_at=MONDAY)) == [
        "Bộ phận Một cửa phường Mẫu 1: 1 đường Mẫu",
        "Giờ làm việc: cả ngày đêm (đang đóng, mở lại 07:30 thứ Hai 30/11/2026)",
    ]
