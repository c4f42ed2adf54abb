"""The linear classifier of short texts."""

from __future__ import annotations

import pytest
from sklearn.pipeline import Pipeline

from bot.nlu.text_classifier import prepared, text_classifier

EXAMPLES = {
    "rác": ["rác chất đống ngoài ngõ", "xe rác không vào ngõ", "đổ rác bừa bãi"],
    "đèn": ["đèn đường không sáng", "đèn đường hỏng ở ngõ", "cột đèn tắt"],
}


@pytest.mark.parametrize("text", ["Hồ sơ trễ hẹn", "ho so tre hen", "HỒ SƠ TRỄ HẸN", "hs trễ hẹn"])
def test_case_diacritics_and_abbreviations_do_not_matter(text: str) -> None:
    assert prepared(text) == "ho so tre hen"


@pytest.fixture(scope="module")
def model() -> Pipeline:
    said = [(prepared(example), name) for name, examples in EXAMPLES.items() for example in examples]
    labels = [name for _, name in said]
    return text_classifier(10.0, labels).fit([example for example, _ in said], labels)


@pytest.mark.parametrize(("text", "label"), [("den tat het", "đèn"), ("rácc bừa", "rác")])
def test_labels_are_learned(model: Pipeline, text: str, label: str) -> None:
    assert model.predict([prepared(text)]) == [label]
    assert sum(model.predict_proba([prepared(text)])[0]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("evenness", "weights"),
    [(1.0, {"rác": 2 / 3, "đèn": 2.0}), (0.5, {"rác": (2 / 3) ** 0.5, "đèn": 2**0.5}), (0.0, {"rác": 1.0, "đèn": 1.0})],
)
def test_rare_labels_count_as_much_as_evenness_says(evenness: float, weights: dict[str, float]) -> None:
    model = text_classifier(10.0, ["rác", "rác", "rác", "đèn"], evenness)
    assert model[-1].class_weight == pytest.approx(weights)
