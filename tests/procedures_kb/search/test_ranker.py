"""Learning which signals count."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.search.ranker import Example, Ranker, fit
from procedures_kb.search.space import Floats

weights = st.lists(st.floats(-50, 50), min_size=3, max_size=3)
rows = st.lists(st.lists(st.floats(-10, 10, width=32), min_size=3, max_size=3), min_size=1, max_size=8)


def signals(values: Sequence[Sequence[float]]) -> Floats:
    return np.array(values, np.float32)


def toy_examples(count: int = 60) -> list[Example]:
    """The right row has the greatest first signal; the second is noise; the third is always the same."""
    chance = np.random.default_rng(7)
    examples = []
    for number in range(count):
        own = chance.random((2 + number % 5, 3)).astype(np.float32)
        own[:, 2] = 1
        examples.append(Example(own, int(own[:, 0].argmax())))
    return examples


def test_a_separable_problem_is_learned() -> None:
    ranker = fit(toy_examples())
    fresh = toy_examples(90)[60:]
    hits = [ranker.probabilities(example.signals).argmax() == example.right for example in fresh]
    assert sum(hits) >= 0.9 * len(hits)
    assert ranker.weights[0] > 5 * abs(ranker.weights[1])
    assert ranker.weights[2] == pytest.approx(0, abs=0.01)


def test_a_signal_against_counts_against() -> None:
    examples = [Example(signals([[1, 0], [0, 1]]), 1), Example(signals([[0, 2], [3, 0]]), 0)]
    learned = fit(examples).weights
    assert learned[0] < 0 < learned[1]


def test_a_weightier_example_wins() -> None:
    both = signals([[1.0], [0.0]])
    assert fit([Example(both, 0, 3.0), Example(both, 1)]).weights[0] > 0
    assert fit([Example(both, 0), Example(both, 1, 3.0)]).weights[0] < 0


def test_only_the_ratio_of_weights_counts() -> None:
    once = fit([Example(example.signals, example.right, 1.0) for example in toy_examples()])
    tenfold = fit([Example(example.signals, example.right, 10.0) for example in toy_examples()])
    np.testing.assert_allclose(once.weights, tenfold.weights, rtol=1e-3, atol=1e-3)


def test_learning_twice_gives_the_same() -> None:
    np.testing.assert_array_equal(fit(toy_examples()).weights, fit(toy_examples()).weights)


def test_a_single_candidate_teaches_nothing() -> None:
    np.testing.assert_allclose(fit([Example(signals([[1, 2]]), 0)]).weights, 0)


def test_without_examples_nothing_can_be_learned() -> None:
    with pytest.raises(ValueError, match="examples"):
        fit([])


@given(weights, rows)
def test_probabilities_sum_to_1(own: list[float], values: list[list[float]]) -> None:
    probabilities = Ranker(np.array(own)).probabilities(signals(values))
    assert probabilities.shape == (len(values),)
    assert (probabilities >= 0).all()
    assert probabilities.sum() == pytest.approx(1)


def test_huge_scores_do_not_overflow() -> None:
    assert Ranker(np.array([1e6])).probabilities(signals([[1], [-1]])).tolist() == [1, 0]


@given(weights)
def test_json_round_trip(own: list[float]) -> None:
    ranker = Ranker(np.array(own))
    read = Ranker.from_json(ranker.to_json())
    np.testing.assert_allclose(read.weights, ranker.weights, atol=1e-6)
    assert read.to_json() == ranker.to_json()
    assert json.loads(ranker.to_json()).keys() == {"weights"}
