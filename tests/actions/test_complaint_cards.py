"""The messages of a complaint keep the contract, say what happens next, and show no contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from actions import complaint_cards as cards
from actions.casework.complaints.intake import Draft
from actions.casework.complaints.models import Category, LegalAct, State, Ticket, TicketEvent
from tests.actions.casework.complaints.complaint_builders import COMPLAINT, NOW, ROUTE
from tests.helpers import Message, check_message

TICKET = Ticket("PA-2A3C-4D5E", COMPLAINT, ROUTE, State.RECEIVED, NOW, (TicketEvent(NOW, State.RECEIVED, "hệ thống"),))
DRAFT = Draft(NOW.isoformat(), text="Rác chất đống trước cổng chợ", category="neighbourhood", place="Phường Mẫu 1")
CONTACT = (COMPLAINT.contact_phone, COMPLAINT.contact_email)


def payloads(message: Message) -> list[str]:
    return [button["payload"] for button in message["buttons"]]


def test_every_category_and_state_has_a_name() -> None:
    assert cards.CATEGORY_NAMES.keys() == set(Category)
    assert cards.STATE_NAMES.keys() == set(State)
    assert all(name[0].isupper() for name in (*cards.CATEGORY_NAMES.values(), *cards.STATE_NAMES.values()))


@pytest.mark.parametrize(
    ("message", "field", "buttons"),
    [
        (cards.ask_text(), "text", ["/stop_form"]),
        (cards.ask_place(), "place", ["/skip", "/stop_form"]),
        (cards.ask_place(["Xã A, Tỉnh X", "Xã A, Tỉnh Y"]), "place", ["Xã A, Tỉnh X", "Xã A, Tỉnh Y", "/skip"]),
        (cards.summary(DRAFT, 0), "confirm", ["/affirm", "/stop_form"]),
        (cards.ask_contact(), "contact", ["/anonymous", "/stop_form"]),
        (cards.ask_stop(), "stop", ["/affirm", "/deny"]),
        (cards.ask_ticket(), "ticket", []),
    ],
    ids=["text", "place", "places", "summary", "contact", "stop", "ticket"],
)
def test_a_question_names_its_field_and_offers_ways_on(message: Message, field: str, buttons: list[str]) -> None:
    check_message(message)
    custom = message["custom"]
    assert (custom["kind"], custom["form"], custom["field"]) == ("form", "complaint", field)
    assert payloads(message) == buttons


def test_the_text_asks_for_no_personal_data_and_the_contact_for_consent() -> None:
    assert "đừng ghi họ tên, số điện thoại" in cards.ask_text()["text"]
    assert "nhắn số là bạn đồng ý cho lưu số đó" in cards.ask_contact()["text"]


def test_the_summary_lists_what_was_told_and_nothing_else() -> None:
    facts = cards.summary(DRAFT, 0)["custom"]["summary"]
    assert facts == [
        {"label": "Loại", "value": "Đời sống khu dân cư"},
        {"label": "Nội dung", "value": "Rác chất đống trước cổng chợ"},
        {"label": "Nơi xảy ra", "value": "Phường Mẫu 1"},
    ]
    text = cards.summary(DRAFT, 0)["text"]
    assert all(f"{fact['label']}: {fact['value']}" in text for fact in facts)
    assert "Hồ sơ:" not in text and "tương tự" not in text


def test_the_summary_of_a_dossier_names_it_and_its_unit() -> None:
    draft = replace(DRAFT, category="late_dossier", dossier_code="H99.23-261119-0014", unit="UBND phường Mẫu 1")
    text = cards.summary(draft, 0)["text"]
    assert "Hồ sơ: H99.23-261119-0014" in text and "Đơn vị: UBND phường Mẫu 1" in text


def test_the_summary_tells_of_similar_complaints_and_of_fees() -> None:
    text = cards.summary(DRAFT, 3, ["Lệ phí công bố: 8.000 đồng"])["text"]
    assert "7 ngày qua đã có 3 phản ánh tương tự ở nơi này." in text.splitlines()
    assert "Lệ phí công bố: 8.000 đồng" in text.splitlines()


def test_a_demand_for_the_household_book_is_said_to_be_unlawful() -> None:
    demanded = replace(DRAFT, category="extra_papers", text="Công an đòi sổ HỘ KHẨU giấy")
    assert "Điều 38 Luật Cư trú" in cards.summary(demanded, 0)["text"]
    for other in (replace(demanded, category="conduct"), replace(demanded, text="Công an đòi giấy xác nhận")):
        assert "Điều 38 Luật Cư trú" not in cards.summary(other, 0)["text"]


def test_what_was_taken_says_who_handles_it_why_and_by_when() -> None:
    message = cards.taken(TICKET, "")
    check_message(message)
    assert message["custom"] == {
        "kind": "complaint",
        "ticket": "PA-2A3C-4D5E",
        "state": {"key": "received", "name": "Đã tiếp nhận"},
        "category": "neighbourhood",
        "route": {"unit": ROUTE.unit, "phone": ROUTE.phone, "email": ROUTE.email, "why": ROUTE.why},
        "due": "2026-12-08T17:00",
    }
    for words in ("PA-2A3C-4D5E", ROUTE.why, ROUTE.phone, "thứ Ba 08/12/2026", "4 số cuối điện thoại bạn vừa nhắn"):
        assert words in message["text"]


def test_only_an_anonymous_citizen_is_told_a_secret_number() -> None:
    assert "Số bí mật để tra cứu: 4821" in cards.taken(TICKET, "4821")["text"]
    assert "bí mật" not in cards.taken(TICKET, "")["text"]


def test_a_unit_without_telephone_has_no_telephone_line() -> None:
    message = cards.taken(replace(TICKET, route=replace(ROUTE, phone="")), "")
    assert "Điện thoại:" not in message["text"]


def test_the_standing_tells_every_change_with_its_unit_and_time() -> None:
    answered = TicketEvent(datetime(2026, 11, 26, 8, 5), State.ANSWERED, "UBND phường Mẫu 1", "Đã dọn.")
    message = cards.standing(replace(TICKET, state=State.ANSWERED, events=(*TICKET.events, answered)))
    check_message(message)
    assert message["custom"]["state"] == {"key": "answered", "name": "Đã trả lời"}
    assert message["custom"]["history"] == [
        "09:30 23/11/2026: Đã tiếp nhận (hệ thống)",
        "08:05 26/11/2026: Đã trả lời (UBND phường Mẫu 1) Đã dọn.",
    ]
    assert message["text"].startswith("Phản ánh PA-2A3C-4D5E: Đã trả lời.\nĐơn vị xử lý: UBND phường Mẫu 1")


@pytest.mark.parametrize("message", [cards.taken(TICKET, ""), cards.taken(TICKET, "4821"), cards.standing(TICKET)])
def test_no_contact_is_shown(message: Message) -> None:
    assert not any(contact in str(message) for contact in CONTACT)


def test_what_was_dropped_was_not_sent() -> None:
    message = cards.dropped()
    check_message(message)
    assert message["custom"] == {"kind": "talk", "topic": "dropped"}
    assert "chưa gửi" in message["text"]


@pytest.mark.parametrize(("act", "law"), [(LegalAct.KHIEU_NAI, "02/2011/QH13"), (LegalAct.TO_CAO, "25/2018/QH14")])
def test_an_act_of_the_law_is_explained_with_a_line_to_call(act: LegalAct, law: str) -> None:
    message = cards.legal(act, "1900 1234")
    check_message(message)
    assert message["custom"] == {"kind": "talk", "topic": "legal_act"}
    assert law in message["text"] and "1900 1234" in message["text"]


@pytest.mark.parametrize(("message", "code"), [(cards.not_opened("1022"), "not_found"), (cards.misspelt(), "misspelt")])
def test_errors(message: Message, code: str) -> None:
    check_message(message)
    assert message["custom"] == {"kind": "error", "code": code}


def test_what_is_not_opened_names_neither_code_nor_number() -> None:
    assert "cả mã và số bí mật" in cards.not_opened("1022")["text"]
    assert "1022" in cards.not_opened("1022")["text"]
