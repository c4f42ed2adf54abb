"""Vector spaces over texts that belong to procedures: weighted features, kept as posting lists.

A feature's weight falls with the number of *procedures* that use it, so that words which every citizen writes ('làm',
'xin', 'ở đâu') weigh next to nothing without a list of stop words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Counts = Mapping[str, int]

_LEAST_WEIGHT = 0.05
_COVERED = 0.97
"""Share of a query's squared weight that is compared."""


class Vector:
    """A sparse unit vector: feature ids and weights, and the share of the text's weight that is known (0..1)."""

    __slots__ = ("ids", "known", "weights")

    def __init__(self, ids: Ints, weights: Floats, known: float) -> None:
        """`ids` and `weights` are parallel."""
        self.ids = ids
        self.weights = weights
        self.known = known

    def weightiest(self) -> tuple[Ints, Floats]:
        """The features that make up nearly all of the vector: the rest are words that everybody writes."""
        order = np.argsort(-self.weights)
        covered = np.cumsum(self.weights[order] ** 2)
        kept = order[: int(np.searchsorted(covered, _COVERED)) + 1]
        return self.ids[kept], self.weights[kept]


class Vocabulary:
    """Features and their weights (inverse procedure frequency)."""

    def __init__(self, documents: Sequence[Counts], owners: Sequence[int]) -> None:
        """`owners[i]` is the number of the procedure that `documents[i]` belongs to; owners stand together."""
        frequency: Counter[str] = Counter()
        last_owner: dict[str, int] = {}
        for document, owner in zip(documents, owners, strict=True):
            for feature in document:
                if last_owner.get(feature) != owner:
                    last_owner[feature] = owner
                    frequency[feature] += 1
        self.ids = {feature: number for number, feature in enumerate(frequency)}
        procedures = len(set(owners))
        users = np.fromiter(frequency.values(), np.float32, len(frequency))
        self.idf: Floats = np.log((1.0 + procedures) / (0.5 + users)).clip(_LEAST_WEIGHT).astype(np.float32)
        self._unknown = float(np.log((1.0 + procedures) / 0.5)) ** 2

    def vector(self, counts: Counts) -> Vector:
        """The unit vector of a text's feature counts; unknown features count against `known`."""
        known = {self.ids[feature]: count for feature, count in counts.items() if feature in self.ids}
        ids = np.fromiter(known, np.int64, len(known))
        weights = (1 + np.log(np.fromiter(known.values(), np.float32, len(known)))) * self.idf[ids]
        norm = float(weights @ weights)
        missing = (len(counts) - len(known)) * self._unknown
        return Vector(ids, weights / np.float32(max(norm, 1e-9) ** 0.5), norm / max(norm + missing, 1e-9))


class _Postings:
    """For each feature the texts that have it, with a value; a query touches only the features that it has."""

    def __init__(self, vocabulary: Vocabulary, documents: Sequence[Collection[str]]) -> None:
        self.size = len(documents)
        lengths = np.fromiter(map(len, documents), np.int64, self.size)
        features = map(vocabulary.ids.__getitem__, chain.from_iterable(documents))
        self.ids = np.fromiter(features, np.int32, int(lengths.sum()))
        self.texts = np.repeat(np.arange(self.size, dtype=np.int32), lengths)
        self._width = len(vocabulary.ids)

    def arranged(self, values: Floats) -> Arranged:
        """The postings by feature, with a value for each, in the order of `ids`."""
        order = np.argsort(self.ids, kind="stable")
        starts = np.zeros(self._width + 1, np.int64)
        np.cumsum(np.bincount(self.ids, minlength=self._width), out=starts[1:])
        return Arranged(self.texts[order], values[order].astype(np.float32), starts, self.size)


class Arranged(NamedTuple):
    """Postings sorted by feature: those of feature f stand at `starts[f]:starts[f + 1]`."""

    texts: NDArray[np.int32]
    values: Floats
    starts: Ints
    size: int

    def sums(self, ids: Ints, weights: Floats) -> Floats:
        """For each text the sum of weight times value over the given features, shape (size,)."""
        if not len(ids):
            return np.zeros(self.size, np.float32)
        begins, ends = self.starts[ids], self.starts[ids + 1]
        spans = [slice(begin, end) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
        texts = np.concatenate([self.texts[span] for span in spans])
        products = np.concatenate([self.values[span] for span in spans]) * np.repeat(weights, ends - begins)
        return np.bincount(texts, products, self.size).astype(np.float32)


class VectorSpace:
    """Unit vectors of n texts."""

    def __init__(self, vocabulary: Vocabulary, documents: Sequence[Counts]) -> None:
        """One vector per document, in order; every feature must be in the vocabulary."""
        postings = _Postings(vocabulary, documents)
        counts = chain.from_iterable(document.values() for document in documents)
        weights = (1 + np.log(np.fromiter(counts, np.float32, len(postings.ids)))) * vocabulary.idf[postings.ids]
        norms = np.sqrt(np.bincount(postings.texts, weights * weights, postings.size)).astype(np.float32)
        self.size = postings.size
        self._arranged = postings.arranged(weights / np.maximum(norms[postings.texts], 1e-9))

    def cosines(self, query: Vector) -> Floats:
        """The cosine of the query with each text, shape (n,); features that hardly weigh are passed over."""
        return self._arranged.sums(*query.weightiest())


class CoverageSpace:
    """How much of each text a query says: the share of the text's weight whose features the query has."""

    def __init__(self, vocabulary: Vocabulary, documents: Sequence[Collection[str]]) -> None:
        """`documents` are the distinct features of each text; every feature must be in the vocabulary."""
        postings = _Postings(vocabulary, documents)
        weights = vocabulary.idf[postings.ids]
        totals = np.bincount(postings.texts, weights, postings.size)
        self.size = postings.size
        self._arranged = postings.arranged(weights / np.maximum(totals[postings.texts], 1e-9))

    def shares(self, query: Vector) -> Floats:
        """The covered share of each text (0..1), shape (n,)."""
        return self._arranged.sums(query.ids, np.ones(len(query.ids), np.float32))
