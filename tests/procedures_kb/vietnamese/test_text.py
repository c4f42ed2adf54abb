"""Normal form, folding and splitting of Vietnamese text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.vietnamese import clean, expand_abbreviations, fold, has_accents, nfc, normalise_tones, syllables

ANY_TEXT = st.text(st.characters())
"""Lone surrogates and control characters included."""
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàằấẻễịọộởủứỹỷAĂÂĐÊÔƠƯẠẾỮ 0123456789.,?")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("LỆ PHÍ ĐỔI THẺ CĂN CƯỚC", "le phi doi the can cuoc"),
        ("163/QĐ-BTP", "163/qd-btp"),
        ("", ""),
    ],
)
def test_fold_drops_case_and_every_diacritic(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY_TEXT)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_fold_gives_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", fold(text))


@given(VIETNAMESE)
def test_fold_of_vietnamese_is_ascii_and_the_same_for_both_normal_forms(text: str) -> None:
    assert fold(text).isascii()
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(ANY_TEXT.map(nfc))
def test_nfc_in_is_nfc_out(text: str) -> None:
    for written in (nfc(text), clean(text), fold(text), normalise_tones(text)):
        assert unicodedata.is_normalized("NFC", written)


@given(ANY_TEXT)
def test_nothing_raises_on_any_text(text: str) -> None:
    assert isinstance(has_accents(text), bool)
    assert all(syllable == nfc(syllable) for syllable in syllables(text))
    assert clean(clean(text)) == clean(text)
    assert isinstance(expand_abbreviations(text), str)


def test_clean_drops_invisible_characters_and_double_spaces() -> None:
    assert clean(" Lệ\u00a0phí \ufeff\t là\u200b\x00 bao nhiêu\n") == "Lệ phí là bao nhiêu"


def test_clean_composes_letters_typed_as_base_and_mark() -> None:
    assert clean("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt"


@pytest.mark.parametrize(("text", "accented"), [("khai sinh", False), ("khai sinh ở đâu", True), ("Dat dai ĐẤT", True)])
def test_has_accents_tells_who_types_without(text: str, accented: bool) -> None:
    assert has_accents(text) is accented


def test_syllables_keep_codes_and_drop_punctuation() -> None:
    assert syllables("Mẫu CT01? Nghị định 23/2015/NĐ-CP!") == ["mẫu", "ct01", "nghị", "định", "23/2015/nđ-cp"]
