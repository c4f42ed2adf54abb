"""The learned ranker: a conditional logit over the signals of the shortlisted procedures."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from procedures_kb.search.space import Floats

_REGULARISATION = 2e-3


@dataclass(frozen=True)
class Ranker:
    """Weights for signals; a candidate's probability is the softmax of its weighted signals over the shortlist."""

    weights: NDArray[np.float64]

    def probabilities(self, signals: Floats) -> NDArray[np.float64]:
        """The probability of each candidate, shape (n,), for signals of shape (n, len(weights))."""
        scores = signals @ self.weights
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum(), np.float64)

    def to_json(self) -> str:
        """The weights as JSON."""
        return json.dumps({"weights": [round(float(weight), 6) for weight in self.weights]})

    @classmethod
    def from_json(cls, text: str) -> Ranker:
        """Read what `to_json` wrote."""
        return cls(np.array(json.loads(text)["weights"], np.float64))


@dataclass(frozen=True)
class Example:
    """One question with its shortlist: which row is right, and how much the example counts."""

    signals: Floats
    right: int
    weight: float = 1.0


def fit(examples: list[Example]) -> Ranker:
    """The ranker that gives the right rows the greatest likelihood, lightly regularised.

    Raises ValueError without examples.
    """
    if not examples:
        raise ValueError("a ranker needs examples to learn from")
    width = examples[0].signals.shape[1]
    stacked = np.concatenate([example.signals for example in examples]).astype(np.float64)
    scale = stacked.std(axis=0) + 1e-6
    sizes = np.array([len(example.signals) for example in examples])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = starts + np.array([example.right for example in examples])
    importance = np.array([example.weight for example in examples])
    importance = importance / importance.sum()
    scaled = stacked / scale

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = scaled @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        value = -float(importance @ np.log(shares[right] + 1e-12)) + _REGULARISATION * float(weights @ weights)
        slope = shares * np.repeat(importance, sizes)
        slope[right] -= importance
        return value, scaled.T @ slope + 2 * _REGULARISATION * weights

    found = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B")
    return Ranker(np.asarray(found.x) / scale)
