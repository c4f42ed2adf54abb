"""Telling a question that only asks for aspects from one that names what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.aspects import only_asks
from procedures_kb.vietnamese import fold

FOLLOW_UPS = [
    "thế nộp qua mạng được không",
    "còn lệ phí?",
    "thế còn lệ phí thì sao",
    "mất bao lâu",
    "cần giấy tờ gì",
    "nộp ở đâu vậy ạ",
    "bao nhiêu tiền vậy ạ",
    "cho mình hỏi lệ phí với",
    "điều kiện là gì",
    "các bước thế nào",
    "có mẫu đơn không",
    "còn thời gian và chi phí",
    "cần giấy tờ gì, mất bao nhiêu tiền, nộp ở đâu",
    "phải ra phường hay lên huyện",
]
NAMED = [
    "đăng ký kết hôn cần gì",
    "khai sinh mất bao nhiêu tiền",
    "hộ chiếu ở đâu",
    "căn cước bao lâu",
    "sổ đỏ",
    "xe máy mấy ngày",
    "lệ phí trước bạ bao nhiêu",
    "thế còn bằng lái xe thì cần giấy tờ gì",
    "giấy tờ xe ở đâu",
    "gia hạn ở đâu",
]


@pytest.mark.parametrize("text", FOLLOW_UPS)
def test_a_follow_up_only_asks(text: str) -> None:
    assert only_asks(text)
    assert only_asks(text.upper())
    assert only_asks(f"  {text} ?!")


@pytest.mark.parametrize("text", FOLLOW_UPS)
def test_diacritics_are_not_needed_to_ask(text: str) -> None:
    assert only_asks(fold(text))


@pytest.mark.parametrize("text", NAMED)
def test_a_question_that_names_something_does_not_only_ask(text: str) -> None:
    assert not only_asks(text)
    assert not only_asks(fold(text))


@pytest.mark.parametrize("text", ["nộp online đc k", "mất bn tiền", "cần giấy tờ j", "mấy ngày có v"])
def test_shortened_words_only_ask(text: str) -> None:
    assert only_asks(text)


@pytest.mark.parametrize("text", ["gks mất bn tiền", "đkkh ở đâu", "xin cccd mất mấy ngày"])
def test_a_shortened_name_is_a_name(text: str) -> None:
    assert not only_asks(text)


@pytest.mark.parametrize("text", ["xin chào", "cảm ơn bạn nhiều", "tạm biệt"])
def test_talk_does_not_only_ask(text: str) -> None:
    assert not only_asks(text)


@pytest.mark.parametrize("text", ["", "?!", "😀", "2"])
def test_what_has_no_words_names_nothing(text: str) -> None:
    assert only_asks(text)


@given(st.sampled_from(FOLLOW_UPS), st.sampled_from(["đăng ký kết hôn", "hộ chiếu", "khai sinh", "tạm trú"]))
def test_a_name_in_front_of_any_follow_up_is_seen(question: str, name: str) -> None:
    assert not only_asks(f"{name}, {question}")


@given(st.text(st.characters()))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert only_asks(text) in (True, False)
