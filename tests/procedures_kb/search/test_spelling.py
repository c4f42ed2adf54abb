"""Mending slips of the keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.search.spelling import Speller
from procedures_kb.vietnamese import fold, syllables

SPELLER = Speller(
    {"giay": 90, "khai": 80, "sinh": 70, "khau": 60, "cuoc": 50, "duong": 40, "to": 30, "song": 20, "xe": 10, "ca": 5}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giaays", "giay"),
        ("giấys", "giay"),
        ("giaasy", "giay"),
        ("dduwowngf", "duong"),
        ("cuowcs", "cuoc"),
        ("khaaur", "khau"),
        ("soongs", "song"),
        ("soosng", "song"),
    ],
)
def test_telex_keys_left_in(typed: str, meant: str) -> None:
    assert SPELLER.mend(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khẩuu", "khau"),
        ("sinhh", "sinh"),
        ("kkhai", "khai"),
        ("kahi", "khai"),
        ("snih", "sinh"),
        ("gia", "giay"),
        ("sin", "sinh"),
        ("kgai", "khai"),
        ("khaih", "khai"),
    ],
)
def test_one_slip(typed: str, meant: str) -> None:
    assert SPELLER.mend(typed) == meant


@pytest.mark.parametrize("text", ["giấy", "khai sinh", "tờ", "xe", "đường"])
def test_known_syllables_stay_as_they_were_typed(text: str) -> None:
    assert SPELLER.mend(text) == text


@pytest.mark.parametrize("text", ["zzzzqq", "blockchain", "ct01", "163/qđ-btp", "2024", "tô", "ty", "ơi"])
def test_unknown_and_short_words_and_codes_are_left_alone(text: str) -> None:
    assert SPELLER.mend(text) == text


def test_only_what_is_wrong_changes() -> None:
    assert SPELLER.mend("giaays khai sihn tờ") == "giay khai sinh tờ"


def test_the_more_frequent_syllable_was_meant() -> None:
    assert Speller({"tinh": 3, "sinh": 2}).mend("rinh") == "tinh"
    assert Speller({"tinh": 2, "sinh": 3}).mend("rinh") == "sinh"


@pytest.mark.parametrize(("typed", "meant"), [("rinh", "tinh"), ("rung", "tung"), ("rao", "tao"), ("rhhh", "thhh")])
def test_a_tie_is_decided_the_same_in_every_process(typed: str, meant: str) -> None:
    """Sets of texts have another order in each process."""
    assert Speller({first + typed[1:]: 1 for first in "bcdghklmnpst"}).mend(typed) == meant


@pytest.mark.parametrize("text", ["", "   ", "?!", "😀"])
def test_what_has_no_syllables_becomes_nothing(text: str) -> None:
    assert SPELLER.mend(text) == ""


@given(st.text(st.characters()))
def test_any_text_keeps_its_number_of_syllables(text: str) -> None:
    assert len(SPELLER.mend(text).split(" ")) == max(len(syllables(text)), 1)


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ", max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = SPELLER.mend(text)
    assert SPELLER.mend(once) == once


@given(st.text("abcdeghiklmnopqrstuvxy", max_size=12))
def test_a_speller_that_knows_nothing_changes_nothing(text: str) -> None:
    assert Speller({}).mend(text) == fold(text)
