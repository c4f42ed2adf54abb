from __future__ import annotations

import pytest

from actions.casework.places.level_words import is_surely_kind, level_words_at
from actions.casework.places.words import Sentence


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("xã An Cư", ["Xã"]), ("X. An Cư", ["Xã"]), ("tt chợ vàm", ["Thị trấn"]), ("thi xa tinh bien", ["Thị xã"]),
        ("TP Cần Thơ", ["Thành phố", "Thành phố"]), ("huyện đảo Lý Sơn", ["Huyện", "Huyện"]),
        ("đặc khu Phú Quốc", ["Đặc khu"]), ("quân đội", []), ("phương án", []), ("an cư", []),
    ],
)  # fmt: skip
def test_kinds_are_read_with_the_right_diacritics_or_without(text: str, kinds: list[str]) -> None:
    assert [word.kind for word in level_words_at(Sentence(text), 0)] == kinds


def test_a_letter_inside_a_code_is_no_kind() -> None:
    assert level_words_at(Sentence("59x1"), 1) == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("xã An Cư", True), ("xa an cu", True), ("P5", True), ("p. nhơn hưng", True), ("TX tịnh biên", True),
        ("p nhơn hưng", False), ("F1", False), ("xã hội an", False), ("xa Tân Lập", True), ("xa tân lập", False),
        ("xã làm", False),
    ],
)  # fmt: skip
def test_a_kind_is_sure_unless_it_may_be_an_everyday_word(text: str, sure: bool) -> None:
    sentence = Sentence(text)
    word = level_words_at(sentence, 0)[0]
    assert is_surely_kind(sentence, 0, word, len(word.words), len(sentence)) is sure
