from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from actions import dossier_cards as cards
from actions.casework.dossiers.lateness import Lateness, days_left, lateness
from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus
from procedures_kb.calendar import WorkingCalendar
from tests.actions.casework.dossiers.builders import CODE, NOW, dossier
from tests.helpers import Message, check_message

CALENDAR = WorkingCalendar()
MISSED = datetime(2026, 11, 10, 17, 0)


def card(one: Dossier, down: bool = False, sample: bool = False) -> Message:
    standing = cards.Standing(lateness(one, CALENDAR, NOW), days_left(one, CALENDAR, NOW), down)
    message = cards.dossier_card(one, standing, "1022", sample)
    check_message(message)
    return message


SAYS = {
    DossierStatus.REGISTERED: ["Mới đăng ký", "chờ cơ quan tiếp nhận"],
    DossierStatus.ACCEPTED: ["Đã tiếp nhận", "chưa phải làm gì"],
    DossierStatus.REFUSED: ["Không được tiếp nhận", "Lý do không tiếp nhận: Thiếu chữ ký", "nộp lại", "1022"],
    DossierStatus.IN_PROGRESS: ["Đang xử lý", "Thẩm tra hồ sơ · UBND phường Mẫu 1", "chờ đến ngày hẹn"],
    DossierStatus.SUPPLEMENT_REQUESTED: ["Cần bổ sung giấy tờ", "Thiếu chữ ký", "bổ sung"],
    DossierStatus.PAYMENT_REQUESTED: ["Chờ nộp phí", "150.000 đồng", "nộp tiền"],
    DossierStatus.WITHDRAWN: ["Đã rút", "hồ sơ mới"],
    DossierStatus.STOPPED: ["Dừng xử lý", "Lý do dừng: Thiếu chữ ký", "1022"],
    DossierStatus.FINISHED: ["Đã có kết quả", "giấy hẹn", "nhận"],
    DossierStatus.RETURNED: ["Đã trả kết quả", "không phải làm gì thêm"],
}


@pytest.mark.parametrize("status", DossierStatus)
def test_each_status_says_what_it_means_and_what_to_do(status: DossierStatus) -> None:
    message = card(dossier(status=status, reason="Thiếu chữ ký", amount_due=150000, finished_at=NOW))
    assert all(words in message["text"] for words in SAYS[status]), message["text"]
    assert message["custom"]["status"]["key"] == status.value
    assert message["custom"]["apology"] == ""


def test_what_the_office_asks_comes_first_in_what_to_do() -> None:
    message = card(dossier(status=DossierStatus.SUPPLEMENT_REQUESTED, todo="Nộp bản sao giấy khai sinh."))
    assert message["custom"]["next_step"].startswith("Nộp bản sao giấy khai sinh. Bạn bổ sung")


def test_a_reason_that_is_not_recorded_is_said_to_be_missing() -> None:
    assert "hệ thống không ghi" in card(dossier(status=DossierStatus.STOPPED, reason=""))["text"]


def test_the_promised_day_and_the_working_days_left() -> None:
    text = card(dossier())["text"]
    assert "Hẹn trả: thứ Sáu 27/11/2026 (còn " in text
    assert "(hôm nay)" in card(dossier(due_at=NOW.replace(hour=17)))["text"]


def test_the_apology_says_how_late_why_the_new_day_the_unit_and_whom_to_call() -> None:
    late = dossier(first_due_at=MISSED, due_at=datetime(2026, 11, 30, 17, 0), reason="Chờ ý kiến cơ quan thuế")
    sorry = card(late)["custom"]["apology"]
    for words in (
        "Xin lỗi bạn",
        "thứ Ba 10/11/2026",
        "trễ 9 ngày làm việc",
        "Lý do: Chờ ý kiến cơ quan thuế",
        "Ngày hẹn mới: thứ Hai 30/11/2026",
        "Đơn vị chịu trách nhiệm: UBND phường Mẫu 1",
        "1022",
    ):
        assert words in sorry


def test_without_a_reason_or_a_new_day_the_apology_makes_none_up() -> None:
    sorry = card(dossier(due_at=MISSED))["custom"]["apology"]
    assert "chưa ghi lý do" in sorry
    assert "Chưa có ngày hẹn mới" in sorry


def test_a_late_dossier_offers_a_complaint_and_one_in_time_does_not() -> None:
    assert cards.COMPLAIN in card(dossier(due_at=MISSED))["buttons"]
    assert cards.COMPLAIN not in card(dossier())["buttons"]


def test_a_result_that_came_late_is_apologised_for_too() -> None:
    message = card(dossier(status=DossierStatus.FINISHED, due_at=MISSED, finished_at=MISSED + timedelta(days=2)))
    assert "mới có kết quả" in message["custom"]["apology"]
    assert message["custom"]["days_late"] == 2


def test_less_than_a_day_is_not_said_to_be_nought_days() -> None:
    late = Lateness(NOW, 0, None, finished=False)
    assert (
        "chưa tới 1 ngày làm việc"
        in cards.dossier_card(dossier(due_at=NOW), cards.Standing(late, None), "1022")["text"]
    )


def test_when_the_system_is_down_the_time_of_the_last_known_status_is_said() -> None:
    message = card(dossier(), down=True)
    assert "tình trạng tôi biết gần nhất lúc 07:00 ngày 23/11/2026" in message["text"]
    assert message["custom"]["last_known"] == "2026-11-23T07:00"


def test_sample_data_are_said_to_be_made_up() -> None:
    assert "dữ liệu mẫu" in card(dossier(), sample=True)["text"]
    assert "dữ liệu mẫu" not in card(dossier())["text"]


def test_the_history_is_told_in_order() -> None:
    events = [
        DossierEvent(datetime(2026, 11, 2, 8, 15), DossierStatus.ACCEPTED, "Bộ phận một cửa", due_at=MISSED),
        DossierEvent(datetime(2026, 11, 3, 9, 0), DossierStatus.IN_PROGRESS, "Phòng Tư pháp", "Thẩm tra"),
    ]
    history = cards.history_card(dossier(), events)["custom"]["history"]
    assert history == [
        "08:15 ngày 02/11/2026: Đã tiếp nhận · Bộ phận một cửa · hẹn trả 10/11/2026",
        "09:00 ngày 03/11/2026: Đang xử lý · Thẩm tra · Phòng Tư pháp",
    ]
    assert "chưa ghi lại" in cards.history_card(dossier(), [])["text"]


def test_suggestions_are_buttons_that_send_the_code_itself() -> None:
    message = cards.ask_which((CODE, "H99.01-261102-0008"))
    assert [button["payload"] for button in message["buttons"]] == [CODE, "H99.01-261102-0008"]
    assert "ý bạn có phải" in message["text"].lower()
    assert "buttons" in cards.ask_which(())
    assert not cards.ask_which(())["buttons"]


def test_the_refusal_names_neither_the_code_nor_which_of_the_two_was_wrong() -> None:
    text = cards.refused("phone", "1022")["text"]
    assert CODE not in text
    assert "khớp cả mã và 4 số cuối số điện thoại" in text
