"""A vector space: weighted features of many short texts, and the cosine of a query with each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class VectorSpace:
    """TF-IDF vectors kept as posting lists, so that a query touches only the texts that share a feature with it."""

    def __init__(self, featurise: Callable[[str], list[str]], texts: Sequence[str]) -> None:
        """Index `texts` (n of them); `featurise` makes the features of a text."""
        self._featurise = featurise
        self.size = len(texts)
        counts = [Counter(featurise(text)) for text in texts]
        frequency = Counter(feature for count in counts for feature in count)
        self._ids = {feature: number for number, feature in enumerate(frequency)}
        self._idf = np.log((1 + self.size) / (1 + np.fromiter(frequency.values(), np.float32, len(frequency)))) + 1
        self._starts, self._texts, self._weights = self._postings(counts)

    def scores(self, text: str) -> tuple[Floats, float]:
        """The cosine of `text` with every indexed text, shape (n,), and the share of its weight that is known at all."""
        counts = Counter(self._featurise(text))
        known = [(self._ids[feature], count) for feature, count in counts.items() if feature in self._ids]
        if not known:
            return np.zeros(self.size, np.float32), 0.0
        ids = np.array([number for number, _ in known])
        weights = (1 + np.log(np.array([count for _, count in known], np.float32))) * self._idf[ids]
        unknown = (len(counts) - len(known)) * float(self._idf.max()) ** 2
        norm = float(weights @ weights)
        spans = [slice(self._starts[number], self._starts[number + 1]) for number in ids]
        texts = np.concatenate([self._texts[span] for span in spans])
        products = np.concatenate(
            [self._weights[span] * weight for span, weight in zip(spans, weights / np.sqrt(norm), strict=True)]
        )
        return np.bincount(texts, products, self.size).astype(np.float32), norm / (norm + unknown)

    def _postings(self, counts: Sequence[Counter[str]]) -> tuple[Ints, Ints, Floats]:
        lengths = np.fromiter((len(count) for count in counts), np.int64, self.size)
        texts = np.repeat(np.arange(self.size, dtype=np.int32), lengths)
        total = int(lengths.sum())
        ids = np.fromiter((self._ids[feature] for count in counts for feature in count), np.int32, total)
        tf = np.fromiter((value for count in counts for value in count.values()), np.float32, total)
        weights = (1 + np.log(tf)) * self._idf[ids]
        norms = np.sqrt(np.bincount(texts, weights**2, self.size))
        weights = (weights / np.maximum(norms[texts], 1e-9)).astype(np.float32)
        order = np.argsort(ids, kind="stable")
        starts = np.zeros(len(self._ids) + 1, np.int64)
        np.cumsum(np.bincount(ids, minlength=len(self._ids)), out=starts[1:])
        return starts, texts[order], weights[order]
