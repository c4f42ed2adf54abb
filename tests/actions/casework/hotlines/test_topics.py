from __future__ import annotations

import pytest

from actions.casework.hotlines.topics import grams, likeness
from tests.actions.casework.hotlines.builders import entry


@pytest.mark.parametrize("asked", ["thái độ cán bộ kém", "thai do can bo kem", "Thái độ cán bộ!"])
def test_a_topic_is_found_with_and_without_diacritics(asked: str) -> None:
    assert likeness(entry(), grams(asked)) == 3


def test_other_diacritics_are_another_word() -> None:
    fire = entry(topics=("cháy",))
    assert likeness(fire, grams("nha bi chay")) == likeness(fire, grams("cháy nhà")) == 1
    assert likeness(fire, grams("chạy xe")) == 0


def test_words_that_every_line_has_say_nothing() -> None:
    assert likeness(entry(), grams("cho xin số điện thoại đường dây nóng")) == 0


def test_units_and_abbreviations_count() -> None:
    assert likeness(entry(), grams("gọi sở nội vụ")) > 0
    assert likeness(entry(topics=("thủ tục hành chính",)), grams("hỏi tthc")) > 0


def test_punctuation_parts_words() -> None:
    assert likeness(entry(), grams("sở, nội, vụ")) == 0
