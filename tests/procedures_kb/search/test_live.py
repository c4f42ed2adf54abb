"""Following the catalogue while it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedures_kb.search import LiveIndex, SearchIndex
from procedures_kb.search import live as subject
from procedures_kb.store import CatalogueStore
from tests.procedures_kb.search.catalogue import BIRTH, MARRIAGE, NAMES, named


class Clock:
    """A clock that stands until it is moved on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class CountingStore:
    """A catalogue that counts how often its revision is asked."""

    def __init__(self, store: CatalogueStore) -> None:
        self._store = store
        self.asked = 0
        self.read = 0

    def revision(self) -> int:
        self.asked += 1
        return self._store.revision()

    def published(self) -> object:
        self.read += 1
        return self._store.published()


def put(store: CatalogueStore, *codes: str) -> None:
    store.put(named({code: NAMES[code] for code in codes}))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_the_first_call_builds(store: CatalogueStore) -> None:
    put(store, BIRTH)
    assert LiveIndex(store).current().codes == [BIRTH]


def test_an_empty_catalogue_has_an_index(store: CatalogueStore) -> None:
    assert LiveIndex(store).current().codes == []


def test_a_change_is_seen_after_the_build_in_the_background(store: CatalogueStore, clock: Clock) -> None:
    put(store, BIRTH)
    live = LiveIndex(store, clock=clock)
    before = live.current()
    put(store, MARRIAGE)
    clock.now += 2
    after = live.wait()
    assert before.codes == [BIRTH], "an index never changes"
    assert after.codes == [BIRTH, MARRIAGE]
    assert live.current() is after


def test_nothing_is_checked_before_the_interval_is_over(store: CatalogueStore, clock: Clock) -> None:
    put(store, BIRTH)
    counting = CountingStore(store)
    live = LiveIndex(counting, clock=clock)  # type: ignore[arg-type]
    live.current()
    live.current()
    asked, first = counting.asked, live.current()
    put(store, MARRIAGE)
    for _ in range(9):
        clock.now += 0.1
        assert live.current() is first
    assert counting.asked == asked
    assert counting.read == 1
    clock.now += 0.2
    live.current()
    assert counting.asked == asked + 1
    assert live.wait().codes == [BIRTH, MARRIAGE]


def test_an_unchanged_catalogue_is_not_read_again(store: CatalogueStore, clock: Clock) -> None:
    put(store, BIRTH)
    counting = CountingStore(store)
    live = LiveIndex(counting, clock=clock)  # type: ignore[arg-type]
    first = live.current()
    for _ in range(5):
        clock.now += 10
        assert live.wait() is first
    assert counting.read == 1


def test_the_old_index_answers_while_the_new_one_is_built(store: CatalogueStore, clock: Clock) -> None:
    put(store, BIRTH)
    live = LiveIndex(store, clock=clock)
    first = live.current()
    put(store, MARRIAGE)
    clock.now += 2
    assert live.current().codes in ([BIRTH], [BIRTH, MARRIAGE])
    assert live.wait() is not first


def test_a_second_start_loads_what_the_first_saved(
    store: CatalogueStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, BIRTH)
    LiveIndex(store, tmp_path / "index").current()

    def build(*_: object) -> SearchIndex:
        raise AssertionError("built again")

    monkeypatch.setattr(subject, "SearchIndex", build)
    assert LiveIndex(store, tmp_path / "index").current().codes == [BIRTH]


def test_a_change_is_saved_in_place_of_what_was(store: CatalogueStore, tmp_path: Path, clock: Clock) -> None:
    put(store, BIRTH)
    live = LiveIndex(store, tmp_path / "index", clock)
    live.current()
    put(store, MARRIAGE)
    clock.now += 2
    assert live.wait().codes == [BIRTH, MARRIAGE]
    assert len(list((tmp_path / "index").iterdir())) == 1
    assert LiveIndex(store, tmp_path / "index").current().codes == [BIRTH, MARRIAGE]
