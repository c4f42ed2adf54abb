"""Learning which aspects a question asks: a yes or no for each over its words, its letters and the known patterns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.aspects import find_aspects
from procedures_kb.answers import Aspect
from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold

Floats = NDArray[np.float64]

_WINDOW = 4
"""Syllables that are looked at together to see where an aspect is asked."""
_NEVER = -20.0
"""Log odds of an aspect that no example asks."""
ASKABLE = tuple(aspect for aspect in Aspect if aspect is not Aspect.OVERVIEW)


class Labelled(NamedTuple):
    """A question, the aspects that it asks, and how much the example counts."""

    text: str
    asked: Collection[Aspect]
    weight: float = 1.0


class AspectModel:
    """Probabilities of aspects. The patterns of `aspects.find_aspects` are features among others."""

    def __init__(self, words: TfidfVectorizer, letters: TfidfVectorizer, weights: Floats, offsets: Floats) -> None:
        """`weights` (features, aspects) and `offsets` (aspects,) of a logistic regression for each of `ASKABLE`.

        The features are words, letters and patterns, in this order.
        """
        self._words = words
        self._letters = letters
        self._weights = weights
        self._offsets = offsets

    @classmethod
    def learn(cls, examples: Sequence[Labelled], strength: float) -> AspectModel:
        """Fit on labelled questions; `strength` is the inverse of the regularisation."""
        prepared = [prepare(example.text) for example in examples]
        words = TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 3), sublinear_tf=True, min_df=2)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3)
        texts = hstack([words.fit_transform(prepared), letters.fit_transform(prepared)])
        features = hstack([texts, csr_matrix([_hits(text) for text in prepared])], format="csr")
        importance = [example.weight for example in examples]
        weights = np.zeros((features.shape[1], len(ASKABLE)))
        offsets = np.full(len(ASKABLE), _NEVER)
        for number, aspect in enumerate(ASKABLE):
            asked = [aspect in example.asked for example in examples]
            if any(asked):
                fitted = LogisticRegression(C=strength, max_iter=400, class_weight="balanced")
                fitted.fit(features, asked, sample_weight=importance)
                weights[:, number], offsets[number] = fitted.coef_[0], fitted.intercept_[0]
        return cls(words, letters, weights, offsets)

    def asked(self, text: str, least: float) -> list[Aspect]:
        """The aspects that are likelier than `least`, in the order in which the question asks them."""
        prepared = prepare(text)
        scores = self._scores([prepared])[0] + np.array(_hits(prepared)) @ self._weights[-len(ASKABLE) :]
        likely = np.flatnonzero(1 / (1 + np.exp(-scores)) >= least)
        if len(likely) > 1:
            likely = likely[np.argsort(self._places(prepared)[likely], kind="stable")]
        return [ASKABLE[number] for number in likely]

    def parts(self) -> dict[str, object]:
        """What `AspectModel(**parts)` is made of, to be stored."""
        return {
            "words": self._words,
            "letters": self._letters,
            "weights": self._weights,
            "offsets": self._offsets,
        }

    def _places(self, prepared: str) -> NDArray[np.int64]:
        """Where in the text each aspect's words stand: its pattern, else the few syllables that speak most for it."""
        syllables = prepared.split()
        starts = np.cumsum([0, *(len(syllable) + 1 for syllable in syllables)])
        windows = [" ".join(syllables[start : start + _WINDOW]) for start in range(len(syllables))]
        places = starts[np.argmax(self._scores(windows), axis=0)]
        for mention in find_aspects(prepared):
            places[ASKABLE.index(mention.aspect)] = mention.start
        return np.asarray(places)

    def _scores(self, prepared: Sequence[str]) -> Floats:
        """Log odds of each text and aspect by words and letters alone, shape (texts, aspects)."""
        texts = hstack([self._words.transform(prepared), self._letters.transform(prepared)], format="csr")
        return np.asarray(texts @ self._weights[: -len(ASKABLE)] + self._offsets)


def prepare(text: str) -> str:
    """The text as the model sees it: abbreviations written out, no diacritics."""
    return fold(readable(text))


def _hits(text: str) -> list[float]:
    found = {mention.aspect for mention in find_aspects(text)}
    return [float(aspect in found) for aspect in ASKABLE]
