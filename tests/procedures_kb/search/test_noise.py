"""Typing as people do."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.search.noise import noisy, telex_keys
from procedures_kb.search.spelling import Speller
from procedures_kb.vietnamese import fold

TEXT = (
    "giấy tờ khai sinh đăng ký kết hôn thường trú tạm vắng căn cước công dân hộ chiếu phổ thông quyền sử dụng đất "
    "chuyển nhượng xây dựng nhà ở lệ phí trước bạ bảo hiểm xã hội trợ cấp thất nghiệp người khuyết tật xác nhận độc "
    "thân lý lịch tư pháp bằng lái xe máy kinh doanh cá thể giấy phép thủ tục hồ sơ ủy ban nhân phường huyện tỉnh "
    "nghĩa trang liệt sĩ chứng thực bản sao hợp đồng đường bưu điện trực tuyến nguyễn khuya ngoằn ngoèo rượu"
)
WORDS = sorted(set(TEXT.split()))
QUESTION = "đăng ký khai sinh cho con cần giấy tờ gì"
seeds = st.integers(0, 2**32)
with_a_word = st.text(st.characters()).filter(str.split)


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("giấy", "giaays"),
        ("đường", "dduwowngf"),
        ("ký", "kys"),
        ("hộ", "hooj"),
        ("lệ", "leej"),
        ("trẻ", "trer"),
        ("nghĩa", "nghiax"),
        ("căn", "cawn"),
        ("xe", "xe"),
        ("", ""),
    ],
)
def test_telex_keys(word: str, keys: str) -> None:
    assert telex_keys(word) == keys


@pytest.mark.parametrize("word", WORDS)
def test_telex_keys_are_mended(word: str) -> None:
    speller = Speller({fold(known): 1 for known in WORDS})
    assert fold(speller.mend(telex_keys(word))) == fold(word)


@given(with_a_word, seeds)
def test_any_text_with_a_word_can_be_mistyped(text: str, seed: int) -> None:
    assert isinstance(noisy(text, random.Random(seed)), str)


@pytest.mark.parametrize("text", ["\u0302ab cd", "\u0301\u0302\u0306", "a", "ab cd", "😀😀😀"])
@pytest.mark.parametrize("seed", range(40))
def test_odd_texts_can_be_mistyped(text: str, seed: int) -> None:
    noisy(text, random.Random(seed))


@given(st.text(st.characters()))
def test_any_word_has_keys(word: str) -> None:
    telex_keys(word)


@given(seeds)
def test_the_same_seed_gives_the_same_slips(seed: int) -> None:
    first, second = random.Random(seed), random.Random(seed)
    assert [noisy(QUESTION, first) for _ in range(5)] == [noisy(QUESTION, second) for _ in range(5)]


def test_every_kind_of_slip_is_made_and_much_is_left_as_it_is() -> None:
    chance = random.Random(1)
    typed = [noisy(QUESTION, chance) for _ in range(1000)]
    assert 200 < typed.count(QUESTION) < 600
    assert 200 < typed.count(fold(QUESTION)) < 600
    assert any(len(text.split()) == len(QUESTION.split()) - 1 for text in typed), "no lost space"
    assert len(set(typed)) > 50


@given(seeds)
def test_a_slip_changes_at_most_two_words(seed: int) -> None:
    typed = noisy(QUESTION, random.Random(seed))
    if typed != fold(QUESTION) and len(typed.split()) == len(QUESTION.split()):
        changed = [word for word, was in zip(typed.split(), QUESTION.split(), strict=True) if word != was]
        assert len(changed) <= 2
