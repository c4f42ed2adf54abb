"""Which fact wins when several sources publish the same procedure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from procedures_kb.models import (
    Fee,
    FeeStatus,
    Procedure,
    ProcessingTime,
    Provenance,
    Source,
    SubmissionChannel,
    SubmissionMethod,
)
from procedures_kb.reconcile import Conflict, newest_first, reconcile
from tests.procedures_kb.builders import amount, method, procedure, release, working_days

SHOWN_FREE = Fee(status=FeeStatus.SHOWN_FREE)
NOVEMBER = Provenance(decision="old/QĐ", as_of=date(2025, 11, 27))


def _word(*methods: SubmissionMethod, **changes: Any) -> Procedure:
    return procedure(methods=methods, release=release("old/QĐ", date(2025, 11, 27), Source.PORTAL_WORD), **changes)


def _json(*methods: SubmissionMethod, **changes: Any) -> Procedure:
    return procedure(methods=methods, release=release("new/QĐ", date(2026, 6, 1), Source.PORTAL_JSON), **changes)


def _only_method(*versions: Procedure) -> SubmissionMethod:
    (merged,) = reconcile(versions)[0].methods
    return merged


def test_the_newer_record_wins_in_any_order() -> None:
    old, new = _word(name="Tên cũ"), _json(name="Tên mới")
    for versions in ([old, new], [new, old]):
        assert reconcile(versions)[0].name == "Tên mới"
        assert newest_first(versions) == [new, old]


def test_the_bundled_record_wins_within_its_month() -> None:
    bundled = procedure(name="Của ta", release=release(as_of=date(2026, 6, 1), source=Source.BUNDLED))
    june = procedure(name="Trang", release=release(as_of=date(2026, 6, 30)))
    july = procedure(name="Trang mới", release=release(as_of=date(2026, 7, 1)))
    assert reconcile([june, bundled])[0].name == "Của ta"
    assert reconcile([june, bundled, july])[0].name == "Trang mới"


def test_one_record_stands_as_it_is() -> None:
    record = _json(method(working_days(3), (SHOWN_FREE,)))
    assert reconcile([record]) == (record, ())


def test_an_unknown_time_and_fee_are_filled_with_their_own_provenance() -> None:
    merged = _only_method(_json(method()), _word(method(working_days(5), (amount(20000),))))
    assert merged.time == working_days(5, NOVEMBER)
    assert merged.fees == (amount(20000, provenance=NOVEMBER),)


def test_a_known_time_and_fee_are_kept() -> None:
    new = method(working_days(3), (amount(10000),))
    assert _only_method(_json(new), _word(method(working_days(3), (amount(20000),)))) == new


def test_a_filled_fact_keeps_the_provenance_that_it_had() -> None:
    older = Provenance(decision="oldest/QĐ", as_of=date(2024, 1, 1))
    merged = _only_method(_json(method()), _word(method(working_days(5, older), (amount(1, provenance=older),))))
    assert (merged.time.provenance, merged.fees[0].provenance) == (older, older)


def test_facts_are_filled_within_a_channel_only() -> None:
    postal = method(working_days(5), (amount(20000),), SubmissionChannel.POSTAL)
    assert _only_method(_json(method()), _word(postal)) == method()


def test_the_newest_record_that_knows_fills_the_gap() -> None:
    middle = procedure(methods=(method(working_days(4)),), release=release("mid/QĐ", date(2026, 1, 1)))
    merged = _only_method(_word(method(working_days(5), (amount(7),))), middle, _json(method()))
    assert merged.time.provenance == Provenance(decision="mid/QĐ", as_of=date(2026, 1, 1))
    assert merged.fees == (amount(7, provenance=NOVEMBER),)


def test_free_is_believed_where_both_pages_show_it() -> None:
    merged = _only_method(_json(method(fees=(SHOWN_FREE,))), _word(method(fees=(SHOWN_FREE,))))
    assert [(fee.status, fee.provenance) for fee in merged.fees] == [(FeeStatus.FREE, None)]


def test_free_shown_by_one_page_alone_stays_doubtful() -> None:
    assert _only_method(_json(method(fees=(SHOWN_FREE,))), _word(method())).fees == (SHOWN_FREE,)


def test_an_amount_beats_a_free_that_is_only_shown() -> None:
    merged = _only_method(_json(method(fees=(SHOWN_FREE,))), _word(method(fees=(amount(20000),))))
    assert merged.fees == (amount(20000, provenance=NOVEMBER),)


def test_a_free_that_is_only_shown_never_fills_a_gap() -> None:
    assert _only_method(_json(method()), _word(method(fees=(SHOWN_FREE,)))).fees == ()


def test_times_that_differ_are_a_conflict() -> None:
    conflicts = reconcile([_word(method(working_days(5))), _json(method(working_days(3)))])[1]
    assert conflicts == (Conflict("time/direct", "3 Ngày làm việc", "5 Ngày làm việc", "old/QĐ"),)


def test_a_conflict_without_published_words_names_number_and_unit() -> None:
    wordless = working_days(3).model_copy(update={"text": ""})
    ((shown),) = reconcile([_json(method(wordless)), _word(method(working_days(5)))])[1]
    assert shown.shown == "3 working_day"


@pytest.mark.parametrize("other", [working_days(3), ProcessingTime(text="Ngay"), ProcessingTime()])
def test_equal_times_and_times_in_words_are_no_conflict(other: ProcessingTime) -> None:
    assert reconcile([_json(method(working_days(3))), _word(method(other))])[1] == ()


def test_aliases_of_all_records_are_kept_once() -> None:
    merged = reconcile([_json(aliases=("a", "b")), _word(aliases=("b", "c"))])[0]
    assert merged.aliases == ("a", "b", "c")
