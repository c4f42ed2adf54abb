"""Vector spaces over texts that belong to procedures: weighted features, kept as posting lists.

A feature's weight falls with the number of *procedures* that use it, so that words which every citizen writes ('làm',
'xin', 'ở đâu') weigh next to nothing without a list of stop words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Featurise = Callable[[str], list[str]]


class Vocabulary:
    """Features and their weights (inverse procedure frequency)."""

    def __init__(self, featurise: Featurise, texts: Sequence[str], owners: Sequence[int]) -> None:
        """`owners[i]` is the number of the procedure that `texts[i]` belongs to."""
        self.featurise = featurise
        seen: dict[str, set[int]] = {}
        for text, owner in zip(texts, owners, strict=True):
            for feature in featurise(text):
                seen.setdefault(feature, set()).add(owner)
        self.ids = {feature: number for number, feature in enumerate(seen)}
        procedures = max(owners, default=0) + 1
        frequency = np.fromiter((len(users) for users in seen.values()), np.float32, len(seen))
        self.idf: Floats = np.log((1.0 + procedures) / (0.5 + frequency)).clip(0.05)
        self.unknown = float(np.log((1.0 + procedures) / 0.5))

    def vector(self, features: Iterable[str]) -> tuple[Ints, Floats, float]:
        """Ids, unit weights, and the share of the weight that is known at all (0..1)."""
        counts = Counter(features)
        known = {self.ids[feature]: count for feature, count in counts.items() if feature in self.ids}
        ids = np.fromiter(known, np.int64, len(known))
        weights = (1 + np.log(np.fromiter(known.values(), np.float32, len(known)))) * self.idf[ids]
        norm = float(weights @ weights)
        missing = (len(counts) - len(known)) * self.unknown**2
        return ids, weights / np.sqrt(max(norm, 1e-9)), norm / max(norm + missing, 1e-9)


class VectorSpace:
    """Unit vectors of n texts; a query touches only those that share a feature with it."""

    def __init__(self, vocabulary: Vocabulary, documents: Sequence[Counter[str]]) -> None:
        """`documents` are the feature counts of each text."""
        self.size = len(documents)
        vectors = [vocabulary.vector(document.elements())[:2] for document in documents]
        texts = np.repeat(np.arange(self.size, dtype=np.int32), [len(ids) for ids, _ in vectors])
        ids = np.concatenate([ids for ids, _ in vectors]) if vectors else np.zeros(0, np.int64)
        weights = np.concatenate([weights for _, weights in vectors]) if vectors else np.zeros(0, np.float32)
        order = np.argsort(ids, kind="stable")
        self._texts = texts[order]
        self._weights = weights[order].astype(np.float32)
        self._starts = np.zeros(len(vocabulary.ids) + 1, np.int64)
        np.cumsum(np.bincount(ids, minlength=len(vocabulary.ids)), out=self._starts[1:])

    def cosines(self, ids: Ints, weights: Floats) -> Floats:
        """The cosine of a query vector with each text, shape (n,)."""
        spans = [slice(self._starts[number], self._starts[number + 1]) for number in ids]
        if not spans:
            return np.zeros(self.size, np.float32)
        texts = np.concatenate([self._texts[span] for span in spans])
        products = np.concatenate([self._weights[span] * weight for span, weight in zip(spans, weights, strict=True)])
        return np.bincount(texts, products, self.size).astype(np.float32)
