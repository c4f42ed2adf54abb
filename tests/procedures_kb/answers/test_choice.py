"""The choose card."""

from __future__ import annotations

from procedures_kb.answers import Aspect, choose_card, describe
from procedures_kb.models import Level
from tests.procedures_kb.builders import procedure

NAMESAKES = [
    procedure(code=f"1.00000{number}", name=f"Thủ tục {number}", levels=(Level.COMMUNE,), field="Hộ tịch")
    for number in range(1, 8)
]


def test_at_most_five_are_offered_the_likeliest_first() -> None:
    card = choose_card(NAMESAKES)
    assert [option["code"] for option in card["custom"]["options"]] == [f"1.00000{number}" for number in range(1, 6)]
    assert len(card["buttons"]) == 5
    assert card["custom"]["kind"] == "choose"


def test_the_text_numbers_what_can_be_chosen() -> None:
    assert choose_card(NAMESAKES[:2])["text"].split("\n") == [
        "Bạn muốn hỏi thủ tục nào dưới đây?",
        "1. Thủ tục 1 (cấp xã, Hộ tịch)",
        "2. Thủ tục 2 (cấp xã, Hộ tịch)",
        "Bạn trả lời bằng số thứ tự hoặc bấm chọn.",
    ]


def test_a_procedure_without_level_and_field_has_no_empty_brackets() -> None:
    assert "1. Cấp giấy mẫu\n" in choose_card([procedure()])["text"]


def test_the_aspects_asked_are_kept_for_the_answer() -> None:
    card = choose_card(NAMESAKES[:1], [Aspect.FEE])
    assert card["buttons"] == [
        {"title": "Thủ tục 1", "payload": '/ask_procedure{"procedure": "1.000001", "aspect": ["fee"]}'}
    ]


def test_namesakes_are_told_apart_by_level_and_field() -> None:
    assert describe(procedure(levels=(Level.PROVINCE, Level.MINISTRY), field="Đất đai")) == "cấp tỉnh, cấp bộ, Đất đai"
    assert describe(procedure()) == ""
