from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.places.words import Sentence, key_of, words_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Phường 05", "phuong5"),
        ("Ea H'leo", "eahleo"),
        ("Mỹ Xuyên", "mixuien"),
        ("BR-VT", "brvt"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_a_key_is_what_all_spellings_of_a_name_share(name: str, key: str) -> None:
    assert key_of(name) == key


def test_letters_and_numbers_are_words_of_their_own() -> None:
    assert [word.written for word in words_of("P5, Q.3 tp.hcm")] == ["P", "5", "Q", "3", "tp", "hcm"]


@pytest.mark.parametrize(("one", "other"), [("Thuỵ", "thụy"), ("Mỹ", "Mĩ"), ("Hoà", "hòa"), ("Đăk", "Đắk")])
def test_words_are_spoken_alike_whatever_keyboard_wrote_them(one: str, other: str) -> None:
    assert words_of(one)[0].spoken == words_of(other)[0].spoken


def test_a_sentence_knows_what_stands_between_its_words() -> None:
    sentence = Sentence("xã An Cư, AG")
    assert [sentence.gap(number) for number in range(len(sentence))] == ["", " ", " ", ", "]
    assert sentence.span(1, 3) == "An Cư"
    assert sentence.accented and not Sentence("xa an cu").accented


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[word.start : word.end] == word.written and word.key for word in words_of(text))
