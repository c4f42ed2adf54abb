"""What people shorten."""

from __future__ import annotations

import pytest

from procedures_kb.vietnamese import expand_abbreviations


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gks mất bn tiền", "giấy khai sinh mất bao nhiêu tiền"),
        ("CCCD", "căn cước công dân"),
        ("làm gplx ở đâu", "làm giấy phép lái xe ở đâu"),
        ("UBND xã", "ủy ban nhân dân xã"),
        ("mẫu CT01", "mẫu CT01"),
        ("", ""),
    ],
)
def test_known_abbreviations_are_written_out(typed: str, meant: str) -> None:
    assert expand_abbreviations(typed) == meant


def test_only_whole_words_are_abbreviations() -> None:
    assert expand_abbreviations("cccdx bnz") == "cccdx bnz"


def test_decomposed_letters_are_read_as_composed() -> None:
    assert expand_abbreviations("o\u0302to") == expand_abbreviations("ôto") == "ô tô"
