"""The act that a name names, and the words that ask for it."""

from __future__ import annotations

import numpy as np
import pytest

from procedures_kb.search.acts import ACTS, asked_acts, named_acts
from procedures_kb.vietnamese import fold

AGAIN, EXCHANGE, EXTEND, CHANGE, END, PAUSE, ABROAD = range(7)
NAMES = [
    ("Cấp lại giấy phép xây dựng", AGAIN),
    ("Cấp đổi thẻ căn cước", EXCHANGE),
    ("Gia hạn tạm trú", EXTEND),
    ("Thay đổi, cải chính hộ tịch", CHANGE),
    ("Điều chỉnh giấy phép xây dựng", CHANGE),
    ("Chấm dứt hoạt động hộ kinh doanh", END),
    ("Xóa đăng ký thường trú", END),
    ("Tạm ngừng kinh doanh", PAUSE),
    ("Đăng ký kết hôn có yếu tố nước ngoài", ABROAD),
]
QUESTIONS = [
    ("bị mất giấy khai sinh thì xin lại ở đâu", AGAIN),
    ("thẻ căn cước hết hạn rồi", EXCHANGE),
    ("sắp hết hạn tạm trú phải làm sao", EXTEND),
    ("tên trong khai sinh bị sai", CHANGE),
    ("tôi muốn đóng cửa tiệm luôn", END),
    ("xin nghỉ bán vài tháng", PAUSE),
    ("con tôi lấy chồng đài loan", ABROAD),
]


@pytest.mark.parametrize(("name", "act"), NAMES)
def test_a_name_names_its_act(name: str, act: int) -> None:
    assert named_acts(name)[act] == 1


@pytest.mark.parametrize(("question", "act"), QUESTIONS)
def test_a_question_asks_for_its_act(question: str, act: int) -> None:
    assert asked_acts(question)[act] == 1


@pytest.mark.parametrize("text", [text for text, _ in NAMES + QUESTIONS])
def test_diacritics_and_case_do_not_matter(text: str) -> None:
    for acts in (named_acts, asked_acts):
        np.testing.assert_array_equal(acts(text), acts(fold(text)))
        np.testing.assert_array_equal(acts(text), acts(text.upper()))


@pytest.mark.parametrize("name", ["Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký thường trú"])
def test_a_plain_name_names_no_act(name: str) -> None:
    assert not named_acts(name).any()


@pytest.mark.parametrize("text", ["", "?!", "đăng ký khai sinh", "đăng ký kết hôn ở đâu"])
def test_a_plain_question_asks_for_no_act(text: str) -> None:
    assert not asked_acts(text).any()


def test_flags_are_0_or_1_one_for_each_act() -> None:
    for flags in (named_acts("Cấp lại, thay đổi"), asked_acts("mất rồi, sai tên")):
        assert flags.shape == (len(ACTS),)
        assert set(flags.tolist()) == {0.0, 1.0}
