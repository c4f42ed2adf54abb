"""What two texts are compared by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.search.features import CHAR_LENGTHS, char_features, folded_features, readable, word_features
from procedures_kb.vietnamese import fold

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Đăng\u200b ký  KHAI sinh ", "đăng ký khai sinh"),
        ("gks mất bn tiền", "giấy khai sinh mất bao nhiêu tiền"),
        ("hoà giải", "hòa giải"),
        ("", ""),
    ],
)
def test_readable(typed: str, read: str) -> None:
    assert readable(typed) == read


def test_both_normal_forms_read_the_same() -> None:
    assert readable(unicodedata.normalize("NFD", "Lệ phí đổi thẻ")) == "lệ phí đổi thẻ"


def test_words_of_an_accented_text() -> None:
    assert word_features("khai sinh ở đâu") == [
        *("w:khai", "w:sinh", "w:o", "w:dau", "w:khai sinh", "w:sinh o", "w:o dau"),
        *("a:khai", "a:sinh", "a:ở", "a:đâu", "a:khai sinh", "a:sinh ở", "a:ở đâu"),
    ]


def test_a_text_without_accents_has_folded_features_only() -> None:
    assert word_features("le phi") == ["w:le", "w:phi", "w:le phi"]


@pytest.mark.parametrize("text", ["cấp đổi thẻ căn cước", "CT01 ở đâu?", "le phi", ""])
def test_the_folded_features_are_those_of_the_text_typed_without_accents(text: str) -> None:
    folded = [feature for feature in word_features(text) if feature.startswith("w:")]
    assert folded == folded_features(text) == word_features(fold(text))


def test_accents_tell_words_apart() -> None:
    assert set(word_features("bán")) & set(word_features("bạn")) == {"w:ban"}


def test_characters_run_over_spaces_and_accents() -> None:
    assert char_features("Lệ phí") == ["lep", "eph", "phi", "leph", "ephi"]


def test_lost_spaces_change_no_character_feature() -> None:
    assert char_features("khaisinh") == char_features("khai sinh")


@pytest.mark.parametrize("text", ["", "?!", "😀", "a"])
def test_a_text_too_short_has_no_features(text: str) -> None:
    assert char_features(text) == []
    assert word_features(text) == ([f"w:{text}"] if text == "a" else [])


@given(ANY_TEXT)
def test_any_text_has_features_of_known_kinds(text: str) -> None:
    assert all(feature[:2] in ("w:", "a:") for feature in word_features(readable(text)))
    assert {len(gram) for gram in char_features(readable(text))} <= set(CHAR_LENGTHS)
