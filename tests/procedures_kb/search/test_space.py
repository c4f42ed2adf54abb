"""Posting lists against plain linear algebra."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from procedures_kb.search.space import CoverageSpace, Tally, Vector, VectorSpace, Vocabulary

FEATURES = [f"f{number}" for number in range(12)]
LEFT_OUT = 0.03
"""Share of a query's squared weight that need not be compared."""

Collection = tuple[list[Counter[str]], list[int]]

texts = st.dictionaries(st.sampled_from(FEATURES), st.integers(1, 4), max_size=8).map(Counter)
queries = st.dictionaries(st.sampled_from([*FEATURES, "unknown"]), st.integers(1, 4), max_size=10).map(Counter)


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """Some texts and their owners, who are numbered from 0 and have a text each."""
    found = draw(st.lists(texts, min_size=1, max_size=8))
    drawn = draw(st.lists(st.integers(0, 4), min_size=len(found), max_size=len(found)))
    return found, [sorted(set(drawn)).index(owner) for owner in drawn]


def tally(documents: Iterable[Counter[str]], ids: Mapping[str, int] | None = None) -> Tally:
    return Tally.of((document.elements() for document in documents), ids)


def vocabulary_of(documents: Sequence[Counter[str]], owners: Sequence[int]) -> Vocabulary:
    return Vocabulary(tally(documents).of_owners(owners))


def written_as_counters(found: Tally) -> list[Counter[str]]:
    """What was counted, text by text."""
    counters = [Counter[str]() for _ in range(found.size)]
    features = np.repeat(list(found.ids), np.diff(found.starts)) if found.ids else []
    for text, feature, count in zip(found.texts, features, found.counts, strict=True):
        assert feature not in counters[text]
        counters[text][str(feature)] = int(count)
    return counters


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


@given(collections())
def test_a_tally_has_every_count_once(collection: Collection) -> None:
    documents, _ = collection
    assert written_as_counters(tally(documents)) == documents


@given(collections())
def test_features_are_numbered_as_they_come_or_as_they_are_given(collection: Collection) -> None:
    documents, _ = collection
    found = tally(documents)
    assert list(found.ids) == list(dict.fromkeys(feature for document in documents for feature in document))
    assert list(found.ids.values()) == list(range(len(found.ids)))
    given_ids = {feature: number for number, feature in enumerate(FEATURES)}
    assert written_as_counters(tally(documents, given_ids)) == documents


def test_a_feature_without_a_given_number_is_no_feature() -> None:
    with pytest.raises(KeyError, match="x"):
        tally([Counter("ax")], {"a": 0})


@given(collections())
def test_an_owner_has_a_feature_as_often_as_texts_have_it(collection: Collection) -> None:
    documents, owners = collection
    together = [Counter[str]() for _ in set(owners)]
    for document, owner in zip(documents, owners, strict=True):
        together[owner].update(set(document))
    of_texts = tally(documents)
    assert written_as_counters(of_texts.of_owners(owners)) == together
    assert written_as_counters(of_texts) == documents


@given(collections())
def test_users_are_the_texts_that_have_a_feature(collection: Collection) -> None:
    documents, _ = collection
    found = tally(documents)
    assert found.users.tolist() == [sum(feature in document for document in documents) for feature in found.ids]


@given(collections(), queries)
def test_a_query_is_a_unit_vector(collection: Collection, query: Counter[str]) -> None:
    vocabulary = vocabulary_of(*collection)
    vector = vocabulary.vector(query)
    whole = written_out(vector.ids, vector.weights, len(vocabulary.ids))
    np.testing.assert_allclose(whole, dense(vocabulary, query), atol=1e-5)
    assert 0 <= vector.known <= 1


@given(collections(), queries)
def test_cosines_are_those_of_plain_algebra(collection: Collection, query: Counter[str]) -> None:
    documents, _ = collection
    vocabulary = vocabulary_of(*collection)
    matrix = np.array([dense(vocabulary, document) for document in documents])
    vector = vocabulary.vector(query)
    found = VectorSpace(vocabulary, tally(documents, vocabulary.ids)).cosines(vector)
    assert found.shape == (len(documents),)
    compared = written_out(*vector.weightiest(), len(vocabulary.ids))
    np.testing.assert_allclose(found, matrix @ compared, atol=1e-5)
    passed_over = matrix @ dense(vocabulary, query) - found
    assert (passed_over >= -1e-5).all()
    assert (passed_over <= LEFT_OUT**0.5 + 1e-5).all()


@given(collections(), queries)
def test_the_weightiest_features_make_up_nearly_all(collection: Collection, query: Counter[str]) -> None:
    vector = vocabulary_of(*collection).vector(query)
    _, weights = vector.weightiest()
    assert weights @ weights >= (1 - LEFT_OUT) * (vector.weights @ vector.weights) - 1e-5


@given(collections())
def test_a_text_is_nearest_to_itself(collection: Collection) -> None:
    documents, _ = collection
    vocabulary = vocabulary_of(*collection)
    space = VectorSpace(vocabulary, tally(documents, vocabulary.ids))
    for number, document in enumerate(documents):
        cosines = space.cosines(vocabulary.vector(document))
        assert cosines[number] >= cosines.max() - LEFT_OUT**0.5
        assert cosines[number] == pytest.approx(1 if document else 0, abs=LEFT_OUT + 1e-5)


@given(collections(), queries)
def test_covered_shares_lie_between_0_and_1(collection: Collection, query: Counter[str]) -> None:
    documents, _ = collection
    vocabulary = vocabulary_of(*collection)
    shares = CoverageSpace(vocabulary, tally(documents, vocabulary.ids)).shares(vocabulary.vector(query))
    assert shares.shape == (len(documents),)
    assert ((shares >= 0) & (shares <= 1 + 1e-5)).all()
    for share, document in zip(shares, documents, strict=True):
        weights = {feature: float(vocabulary.idf[vocabulary.ids[feature]]) for feature in document}
        said = sum(weight for feature, weight in weights.items() if feature in query)
        assert share == pytest.approx(said / max(sum(weights.values()), 1e-9), abs=1e-5)


@given(collections(), queries)
def test_a_text_whose_every_feature_is_said_is_wholly_covered(collection: Collection, more: Counter[str]) -> None:
    documents, _ = collection
    vocabulary = vocabulary_of(*collection)
    space = CoverageSpace(vocabulary, tally(documents, vocabulary.ids))
    for number, document in enumerate(documents):
        share = space.shares(vocabulary.vector(document | more))[number]
        assert share == pytest.approx(1 if document else 0, abs=1e-5)


def test_a_word_that_everybody_says_still_covers() -> None:
    documents = [Counter({"common": 1, f"rare{number}": 1}) for number in range(40)]
    vocabulary = vocabulary_of(documents, range(40))
    space = CoverageSpace(vocabulary, tally(documents, vocabulary.ids))
    said = Counter({"common": 1} | {f"rare{number}": 1 for number in range(20)})
    np.testing.assert_allclose(space.shares(vocabulary.vector(said))[:20], 1, atol=1e-5)


def test_weights_fall_with_the_procedures_that_use_a_feature_not_with_its_texts() -> None:
    documents = [Counter("ab"), Counter("ab"), Counter("ac"), Counter("ad")]
    vocabulary = vocabulary_of(documents, [0, 0, 1, 2])
    weight = {feature: vocabulary.idf[number] for feature, number in vocabulary.ids.items()}
    assert weight["b"] == weight["c"] == weight["d"] > weight["a"] > 0


def test_unknown_features_lower_what_is_known() -> None:
    vocabulary = vocabulary_of([Counter("ab"), Counter("c")], [0, 1])
    assert vocabulary.vector(Counter("a")).known == 1
    assert 0 < vocabulary.vector(Counter("ax")).known < 1
    assert vocabulary.vector(Counter("xy")).known == 0


def test_no_texts_and_no_query() -> None:
    empty = vocabulary_of([], [])
    assert VectorSpace(empty, tally([])).cosines(nothing(empty)).shape == (0,)
    assert CoverageSpace(empty, tally([])).shares(nothing(empty)).shape == (0,)
    some = vocabulary_of([Counter("a")], [0])
    assert VectorSpace(some, tally([Counter("a")])).cosines(nothing(some)).tolist() == [0]
    assert CoverageSpace(some, tally([Counter("a")])).shares(nothing(some)).tolist() == [0]


def nothing(vocabulary: Vocabulary) -> Vector:
    return vocabulary.vector(Counter())
