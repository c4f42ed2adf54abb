"""Vector spaces over texts that belong to procedures: weighted features, kept as posting lists.

A feature's weight falls with the number of *procedures* that use it, so that words which every citizen writes ('làm',
'xin', 'ở đâu') weigh next to nothing without a list of stop words.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

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


class Tally:
    """How often each of `size` texts has each feature.

    Feature f is in `users[f]` texts: `texts[starts[f]:starts[f + 1]]`, as often as `counts` tells at the same places.
    """

    def __init__(self, ids: Mapping[str, int], counts: csc_matrix) -> None:
        """`ids` are the features' columns in `counts`, of shape (texts, features); repeated entries are added up."""
        counts.sum_duplicates()
        self.ids = ids
        self.counts: Floats = counts.data
        self.texts: NDArray[np.int32] = counts.indices
        self.starts: NDArray[np.int32] = counts.indptr
        self.users: NDArray[np.int32] = np.diff(counts.indptr)
        self.size: int = counts.shape[0]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]], ids: Mapping[str, int] | None = None) -> Tally:
        """Count the features of each text; they must all be in `ids`, if given, else they are numbered as they come."""
        ids = defaultdict(count().__next__) if ids is None else ids
        features, ends = array("i"), array("i", [0])
        for text in texts:
            features.extend(map(ids.__getitem__, text))
            ends.append(len(features))
        shape = len(ends) - 1, len(ids)
        return cls(ids, csr_matrix((np.ones(len(features), np.float32), features, ends), shape).tocsc())

    def of_owners(self, owners: Sequence[int]) -> Tally:
        """How many texts of each owner have each feature; text i is of `owners[i]`, and owners are numbered from 0."""
        shape = max(owners, default=-1) + 1, len(self.ids)
        entries = np.ones(len(self.texts), np.float32), np.array(owners, np.int32)[self.texts], self.starts.copy()
        return Tally(self.ids, csc_matrix(entries, shape))

    def totals(self, values: Floats) -> Floats:
        """The sum of each text's values, which are parallel to `texts`; shape (size,)."""
        return np.bincount(self.texts, values, self.size).astype(np.float32)

    def postings(self, values: Floats, divisors: Floats) -> Postings:
        """The values, which are parallel to `texts`, divided by the divisor of their text, of shape (size,)."""
        return Postings(self.texts, values / np.maximum(divisors, 1e-9)[self.texts], self.starts, self.size)


class Postings(NamedTuple):
    """Texts by feature, with a value for each: those of feature f stand at `starts[f]:starts[f + 1]`."""

    texts: NDArray[np.int32]
    values: Floats
    starts: NDArray[np.int32]
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


class Vocabulary:
    """Features and their weights (inverse procedure frequency)."""

    def __init__(self, tally: Tally) -> None:
        """`tally` is that of whole procedures."""
        self.ids = dict(tally.ids)
        self.idf: Floats = np.log((1 + tally.size) / (0.5 + tally.users)).clip(_LEAST_WEIGHT).astype(np.float32)
        self._unknown = float(np.log((1.0 + tally.size) / 0.5)) ** 2

    def vector(self, counts: Counts) -> Vector:
        """The unit vector of a text's feature counts; unknown features count against `known`."""
        known = {self.ids[feature]: count for feature, count in counts.items() if feature in self.ids}
        ids = np.fromiter(known, np.int64, len(known))
        weights = (1 + np.log(np.fromiter(known.values(), np.float32, len(known)))) * self.idf[ids]
        norm = float(weights @ weights)
        missing = (len(counts) - len(known)) * self._unknown
        return Vector(ids, weights / np.float32(max(norm, 1e-9) ** 0.5), norm / max(norm + missing, 1e-9))


class VectorSpace:
    """Unit vectors of n texts."""

    def __init__(self, vocabulary: Vocabulary, tally: Tally) -> None:
        """One vector for each text of the tally, which has the vocabulary's features."""
        weights: Floats = (1 + np.log(tally.counts)) * vocabulary.idf.repeat(tally.users)
        self._postings = tally.postings(weights, np.sqrt(tally.totals(weights * weights)))

    def cosines(self, query: Vector) -> Floats:
        """The cosine of the query with each text, shape (n,); features that hardly weigh are passed over."""
        return self._postings.sums(*query.weightiest())


class CoverageSpace:
    """How much of each text a query says: the share of the text's weight whose features the query has."""

    def __init__(self, vocabulary: Vocabulary, tally: Tally) -> None:
        """Each feature of a text counts once, however often it is there."""
        weights = vocabulary.idf.repeat(tally.users)
        self._postings = tally.postings(weights, tally.totals(weights))

    def shares(self, query: Vector) -> Floats:
        """The covered share of each text (0..1), shape (n,)."""
        return self._postings.sums(query.ids, np.ones(len(query.ids), np.float32))
