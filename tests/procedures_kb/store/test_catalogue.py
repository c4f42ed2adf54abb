"""Keeping every published version, and showing the newest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from procedures_kb.errors import UnknownProcedure
from procedures_kb.models import Procedure, Provenance, Source
from procedures_kb.store import CatalogueStore, ImportOutcome
from tests.procedures_kb.builders import CODE, method, procedure, release, working_days

JANUARY, MARCH, JUNE, JULY = (date(2026, month, 1) for month in (1, 3, 6, 7))


def _record(name: str, as_of: date, source: Source = Source.PORTAL_JSON, **changes: Any) -> Procedure:
    return procedure(name=name, release=release(f"{name}/QĐ", as_of, source), **changes)


def _put(store: CatalogueStore, *records: Procedure) -> list[str]:
    return [outcome.value for record in records for outcome in store.put([record])]


def _versions(store: CatalogueStore) -> list[tuple[str, date]]:
    return [(version.name, version.release.as_of) for version in store.versions(CODE)]


def test_what_is_put_comes_back_the_same(store: CatalogueStore) -> None:
    record = _record("Đăng ký “khai sinh”", JUNE, methods=(method(working_days(1.5)),))
    assert store.put([record]) == [ImportOutcome.IMPORTED]
    assert store.get(CODE).procedure == record
    assert store.codes() == [CODE]


def test_importing_twice_changes_nothing(store: CatalogueStore) -> None:
    record = _record("A", JUNE)
    _put(store, record)
    revision = store.revision()
    assert _put(store, record) == ["unchanged"]
    assert (store.revision(), _versions(store)) == (revision, [("A", JUNE)])


def test_the_same_record_twice_in_one_batch_is_stored_once(store: CatalogueStore) -> None:
    assert store.put([_record("A", JUNE), _record("A", JUNE)]) == [ImportOutcome.IMPORTED, ImportOutcome.UNCHANGED]
    assert _versions(store) == [("A", JUNE)]


def test_a_newer_record_is_shown_and_the_older_kept_with_its_date(store: CatalogueStore) -> None:
    assert _put(store, _record("A", JANUARY), _record("B", JUNE)) == ["imported", "updated"]
    assert store.get(CODE).procedure.name == "B"
    assert _versions(store) == [("B", JUNE), ("A", JANUARY)]


def test_an_older_record_may_arrive_later(store: CatalogueStore) -> None:
    assert _put(store, _record("B", JUNE), _record("A", JANUARY)) == ["imported", "older"]
    assert store.get(CODE).procedure.name == "B"
    assert _versions(store) == [("B", JUNE), ("A", JANUARY)]


def test_versions_in_any_order_show_the_newest(store: CatalogueStore) -> None:
    _put(store, _record("A", JANUARY), _record("C", JUNE), _record("B", MARCH))
    assert store.get(CODE).procedure.name == "C"
    assert _versions(store) == [("C", JUNE), ("B", MARCH), ("A", JANUARY)]


def test_a_superseded_version_fills_no_gap(store: CatalogueStore) -> None:
    _put(store, _record("A", JANUARY, methods=(method(working_days(3)),)), _record("B", JUNE, methods=(method(),)))
    assert not store.get(CODE).procedure.methods[0].time.known


def test_the_newest_of_each_source_counts(store: CatalogueStore) -> None:
    word = _record("A", JANUARY, Source.PORTAL_WORD, methods=(method(working_days(3)),))
    _put(store, word, _record("B", JUNE, methods=(method(),)))
    (merged,) = store.get(CODE).procedure.methods
    assert merged.time == working_days(3, Provenance(decision="A/QĐ", as_of=JANUARY))


def test_the_same_words_at_a_later_date_refresh_the_date(store: CatalogueStore) -> None:
    _put(store, _record("A", JANUARY))
    revision = store.revision()
    assert store.get(CODE).procedure.release.as_of == JANUARY
    assert _put(store, _record("A", JUNE)) == ["unchanged"]
    assert store.get(CODE).procedure.release.as_of == JUNE
    assert _versions(store) == [("A", JUNE)]
    assert store.revision() > revision


def test_the_same_words_at_an_earlier_date_change_nothing(store: CatalogueStore) -> None:
    _put(store, _record("A", JUNE))
    assert _put(store, _record("A", JANUARY)) == ["unchanged"]
    assert _versions(store) == [("A", JUNE)]


def test_a_return_to_earlier_words_is_shown(store: CatalogueStore) -> None:
    assert _put(store, _record("A", JANUARY), _record("B", MARCH), _record("A", JUNE))[2] == "updated"
    assert store.get(CODE).procedure.name == "A"
    assert _versions(store) == [("A", JUNE), ("B", MARCH)]


def test_a_late_arriving_return_does_not_hide_the_newest(store: CatalogueStore) -> None:
    outcomes = _put(store, _record("A", JANUARY), _record("B", JULY), _record("A", MARCH))
    assert outcomes == ["imported", "updated", "older"]
    assert store.get(CODE).procedure.name == "B"


def test_an_unknown_code_is_named(store: CatalogueStore) -> None:
    with pytest.raises(UnknownProcedure, match=r"9\.999999") as caught:
        store.get("9.999999")
    assert caught.value.code == "9.999999"
    assert store.versions("9.999999") == []


def test_the_revision_grows_with_every_change(store: CatalogueStore) -> None:
    revisions = [store.revision()]
    for record in (_record("A", JANUARY), _record("B", JUNE), procedure(code="1.000002"), _record("B", JULY)):
        store.put([record])
        revisions.append(store.revision())
    assert revisions[0] == 0
    assert revisions == sorted(set(revisions))


def test_another_process_sees_the_change(store: CatalogueStore) -> None:
    _put(store, _record("A", JANUARY))
    reader = CatalogueStore(store._database)
    assert reader.get(CODE).procedure.name == "A"
    _put(store, _record("B", JUNE))
    assert reader.get(CODE).procedure.name == "B"


def test_published_goes_through_all_pages_in_order(store: CatalogueStore) -> None:
    codes = [f"1.{number:06}" for number in range(1001)]
    store.put([procedure(code=code) for code in reversed(codes)])
    assert [published.procedure.code for published in store.published()] == codes == store.codes()


def test_sources_that_differ_are_told(store: CatalogueStore) -> None:
    word = _record("A", JANUARY, Source.PORTAL_WORD, methods=(method(working_days(5)),))
    _put(store, word, _record("B", JUNE, methods=(method(working_days(3)),)))
    (conflict,) = store.get(CODE).conflicts
    assert (conflict.fact, conflict.shown, conflict.other) == ("time/direct", "3 Ngày làm việc", "5 Ngày làm việc")


def test_a_batch_that_fails_leaves_nothing_behind(store: CatalogueStore, monkeypatch: pytest.MonkeyPatch) -> None:
    second = procedure(code="1.000002")
    monkeypatch.setattr(Procedure, "content_hash", lambda record: "x" if record is not second else 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.put([_record("A", JUNE), second])
    assert store.codes() == []
