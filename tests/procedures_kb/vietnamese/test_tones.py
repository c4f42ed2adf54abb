"""Where the tone mark stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.vietnamese import fold, nfc, normalise_tones


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("hoà giải", "hòa giải"),
        ("sức khoẻ", "sức khỏe"),
        ("uỷ ban", "ủy ban"),
        ("THUỶ SẢN", "THỦY SẢN"),
        ("hoạ, hoá", "họa, hóa"),
    ],
)
def test_the_mark_of_an_open_rhyme_goes_to_the_first_vowel(typed: str, official: str) -> None:
    assert normalise_tones(typed) == official
    assert normalise_tones(official) == official


@pytest.mark.parametrize(
    "word", ["hoặc", "ngoặc kép", "hoàn thuế", "quý", "Quỳnh", "tuệ", "thuế", "nguyễn", "khuỵu", "toán", "của", "mùa"]
)
def test_other_words_stay_as_they_are(word: str) -> None:
    assert normalise_tones(word) == word


def test_decomposed_text_comes_back_composed() -> None:
    assert normalise_tones(unicodedata.normalize("NFD", "hoà hoặc")) == "hòa hoặc"


@given(st.text())
def test_only_marks_move(text: str) -> None:
    assert fold(normalise_tones(text)) == fold(nfc(text))
    assert normalise_tones(normalise_tones(text)) == normalise_tones(text)
