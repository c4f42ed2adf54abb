from __future__ import annotations

import pytest

from bot.nlu.aspect_model import AspectModel, Labelled
from procedures_kb.answers import Aspect

EXAMPLES = [
    *[Labelled(text, [Aspect.FEE]) for text in ("tốn kém cỡ nào", "ton kem the nao", "có tốn kém lắm không")],
    *[Labelled(text, [Aspect.AUTHORITY]) for text in ("ai đóng mộc giấy này", "ai dong moc vay", "chỗ ai đóng mộc")],
    *[Labelled(text, []) for text in ("tôi muốn xin giấy này", "em muon xin giay", "bị mất giấy rồi")],
] * 4


@pytest.fixture(scope="module")
def model() -> AspectModel:
    return AspectModel.learn(EXAMPLES, 10.0)


def test_words_that_no_pattern_knows_are_learned(model: AspectModel) -> None:
    assert model.asked("làm cái này có tốn kém không", 0.5) == [Aspect.FEE]
    assert model.asked("rồi ai đóng mộc cho", 0.5) == [Aspect.AUTHORITY]
    assert model.asked("tôi muốn xin giấy", 0.5) == []


def test_patterns_count_among_the_rest(model: AspectModel) -> None:
    assert Aspect.FEE in model.asked("lệ phí bao nhiêu", 0.5)


def test_what_is_stored_says_the_same(model: AspectModel) -> None:
    again = AspectModel(**model.parts())  # type: ignore[arg-type]
    for text in ("có tốn kém không, ai đóng mộc", "xin giấy", ""):
        assert again.asked(text, 0.5) == model.asked(text, 0.5)


def test_an_example_of_no_weight_teaches_nothing() -> None:
    misled = [Labelled("tốn kém cỡ nào", [Aspect.AUTHORITY], 0.0)] * 50
    assert AspectModel.learn([*EXAMPLES, *misled], 10.0).asked("tốn kém cỡ nào", 0.5) == [Aspect.FEE]
