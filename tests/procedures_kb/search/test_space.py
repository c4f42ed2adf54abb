"""Posting lists against plain linear algebra."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from procedures_kb.search.space import CoverageSpace, Vector, VectorSpace, Vocabulary

FEATURES = [f"f{number}" for number in range(12)]
LEFT_OUT = 0.03
"""Share of a query's squared weight that need not be compared."""

texts = st.dictionaries(st.sampled_from(FEATURES), st.integers(1, 4), max_size=8).map(Counter)
queries = st.dictionaries(st.sampled_from([*FEATURES, "unknown"]), st.integers(1, 4), max_size=10).map(Counter)


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Counter[str]], list[int]]:
    """Some texts and their owners, owners standing together."""
    found = draw(st.lists(texts, min_size=1, max_size=8))
    return found, sorted(draw(st.lists(st.integers(0, 4), min_size=len(found), max_size=len(found))))


def dense(vocabulary: Vocabulary, counts: Counter[str]) -> NDArray[np.float64]:
    """The unit vector of known features, written out."""
    vector = np.zeros(len(vocabulary.ids))
    for feature, count in counts.items():
        if feature in vocabulary.ids:
            number = vocabulary.ids[feature]
            vector[number] = (1 + np.log(count)) * vocabulary.idf[number]
    norm = np.linalg.norm(vector)
    return vector / norm if norm else vector


def written_out(ids: NDArray[np.int64], weights: NDArray[np.float32], size: int) -> NDArray[np.float64]:
    vector = np.zeros(size)
    vector[ids] = weights
    return vector


@given(collections(), queries)
def test_a_query_is_a_unit_vector(collection: tuple[list[Counter[str]], list[int]], query: Counter[str]) -> None:
    vocabulary = Vocabulary(*collection)
    vector = vocabulary.vector(query)
    whole = written_out(vector.ids, vector.weights, len(vocabulary.ids))
    np.testing.assert_allclose(whole, dense(vocabulary, query), atol=1e-5)
    assert 0 <= vector.known <= 1


@given(collections(), queries)
def test_cosines_are_those_of_plain_algebra(
    collection: tuple[list[Counter[str]], list[int]], query: Counter[str]
) -> None:
    documents, _ = collection
    vocabulary = Vocabulary(*collection)
    matrix = np.array([dense(vocabulary, document) for document in documents])
    vector = vocabulary.vector(query)
    found = VectorSpace(vocabulary, documents).cosines(vector)
    assert found.shape == (len(documents),)
    compared = written_out(*vector.weightiest(), len(vocabulary.ids))
    np.testing.assert_allclose(found, matrix @ compared, atol=1e-5)
    passed_over = matrix @ dense(vocabulary, query) - found
    assert (passed_over >= -1e-5).all()
    assert (passed_over <= LEFT_OUT**0.5 + 1e-5).all()


@given(collections(), queries)
def test_the_weightiest_features_make_up_nearly_all(
    collection: tuple[list[Counter[str]], list[int]], query: Counter[str]
) -> None:
    vector = Vocabulary(*collection).vector(query)
    _, weights = vector.weightiest()
    assert weights @ weights >= (1 - LEFT_OUT) * (vector.weights @ vector.weights) - 1e-5


@given(collections())
def test_a_text_is_nearest_to_itself(collection: tuple[list[Counter[str]], list[int]]) -> None:
    documents, _ = collection
    vocabulary = Vocabulary(*collection)
    space = VectorSpace(vocabulary, documents)
    for number, document in enumerate(documents):
        cosines = space.cosines(vocabulary.vector(document))
        assert cosines[number] >= cosines.max() - LEFT_OUT**0.5
        assert cosines[number] == pytest.approx(1 if document else 0, abs=LEFT_OUT + 1e-5)


@given(collections(), queries)
def test_covered_shares_lie_between_0_and_1(
    collection: tuple[list[Counter[str]], list[int]], query: Counter[str]
) -> None:
    documents, _ = collection
    vocabulary = Vocabulary(*collection)
    shares = CoverageSpace(vocabulary, [set(document) for document in documents]).shares(vocabulary.vector(query))
    assert shares.shape == (len(documents),)
    assert ((shares >= 0) & (shares <= 1 + 1e-5)).all()
    for share, document in zip(shares, documents, strict=True):
        weights = {feature: float(vocabulary.idf[vocabulary.ids[feature]]) for feature in document}
        said = sum(weight for feature, weight in weights.items() if feature in query)
        assert share == pytest.approx(said / max(sum(weights.values()), 1e-9), abs=1e-5)


@given(collections(), queries)
def test_a_text_whose_every_feature_is_said_is_wholly_covered(
    collection: tuple[list[Counter[str]], list[int]], more: Counter[str]
) -> None:
    documents, _ = collection
    vocabulary = Vocabulary(*collection)
    space = CoverageSpace(vocabulary, [set(document) for document in documents])
    for number, document in enumerate(documents):
        share = space.shares(vocabulary.vector(document | more))[number]
        assert share == pytest.approx(1 if document else 0, abs=1e-5)


def test_a_word_that_everybody_says_still_covers() -> None:
    documents = [Counter({"common": 1, f"rare{number}": 1}) for number in range(40)]
    vocabulary = Vocabulary(documents, range(40))
    space = CoverageSpace(vocabulary, [set(document) for document in documents])
    said = Counter({"common": 1} | {f"rare{number}": 1 for number in range(20)})
    np.testing.assert_allclose(space.shares(vocabulary.vector(said))[:20], 1, atol=1e-5)


def test_weights_fall_with_the_procedures_that_use_a_feature_not_with_its_texts() -> None:
    documents = [Counter("ab"), Counter("ab"), Counter("ac"), Counter("ad")]
    vocabulary = Vocabulary(documents, [0, 0, 1, 2])
    weight = {feature: vocabulary.idf[number] for feature, number in vocabulary.ids.items()}
    assert weight["b"] == weight["c"] == weight["d"] > weight["a"] > 0


def test_unknown_features_lower_what_is_known() -> None:
    vocabulary = Vocabulary([Counter("ab"), Counter("c")], [0, 1])
    assert vocabulary.vector(Counter("a")).known == 1
    assert 0 < vocabulary.vector(Counter("ax")).known < 1
    assert vocabulary.vector(Counter("xy")).known == 0


def nothing(vocabulary: Vocabulary) -> Vector:
    return vocabulary.vector(Counter())


def test_no_texts_and_no_query() -> None:
    empty = Vocabulary([], [])
    assert VectorSpace(empty, []).cosines(nothing(empty)).shape == (0,)
    assert CoverageSpace(empty, []).shares(nothing(empty)).shape == (0,)
    some = Vocabulary([Counter("a")], [0])
    assert VectorSpace(some, [Counter("a")]).cosines(nothing(some)).tolist() == [0]
    assert CoverageSpace(some, [{"a"}]).shares(nothing(some)).tolist() == [0]
