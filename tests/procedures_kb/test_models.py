"""The values of the catalogue."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from procedures_kb.models import Document, Fee, FeeStatus, Procedure, ProcessingTime, Release, Source
from tests.procedures_kb.builders import amount, method, procedure, release, working_days


@pytest.mark.parametrize("code", ["1.001193", "12.001193", " 2.000815 "])
def test_codes_of_the_portal_are_taken(code: str) -> None:
    assert procedure(code=code).code == code.strip()


@pytest.mark.parametrize("code", ["", "1.1193", "1001193", "1.001193x", "x1.001193", "1.001193\n2"])
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        procedure(code=code)


def test_an_amount_is_given_exactly_when_the_status_says_so() -> None:
    assert Fee(status=FeeStatus.AMOUNT, amount=1000).amount == 1000
    for status, dong in [(FeeStatus.AMOUNT, None), (FeeStatus.FREE, 1000), (FeeStatus.AMOUNT, 0)]:
        with pytest.raises(ValidationError):
            Fee(status=status, amount=dong)


def test_a_time_is_known_by_number_or_words() -> None:
    assert not ProcessingTime().known
    assert ProcessingTime(text="Ngay").known
    assert working_days(1.5).known


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf")])
def test_a_time_counts_up_from_something(value: float) -> None:
    with pytest.raises(ValidationError):
        working_days(value)


def test_a_release_needs_its_decision() -> None:
    with pytest.raises(ValidationError):
        Release(source=Source.BUNDLED, decision=" ", as_of=date(2026, 6, 1))


def test_text_is_composed_single_spaced_and_printable() -> None:
    document = Document(name=" Giâ\u0301y\u00a0\u0000 tờ \r\n\n khác ")
    assert document.name == "Giấy tờ\nkhác"


def test_values_cannot_be_changed_or_extended() -> None:
    with pytest.raises(ValidationError):
        procedure().name = "khác"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Document(name="Đơn", colour="red")  # type: ignore[call-arg]


def test_the_same_words_have_the_same_hash_whenever_read() -> None:
    first = procedure(release=release(as_of=date(2025, 11, 1), url="https://a"))
    again = procedure(release=release(as_of=date(2026, 6, 1), url="https://b"))
    assert first.content_hash() == again.content_hash()


@pytest.mark.parametrize(
    "other",
    [
        procedure(name="Tên khác"),
        procedure(release=release(decision="101/QĐ-BTP")),
        procedure(methods=(method(fees=(amount(1),)),)),
    ],
)
def test_other_words_have_another_hash(other: Procedure) -> None:
    assert other.content_hash() != procedure().content_hash()


@given(st.text(min_size=1).filter(str.strip), st.floats(0.001, 1e9) | st.integers(1))
def test_a_record_survives_its_own_json(name: str, value: float) -> None:
    record = procedure(name=f"x{name}", methods=(method(working_days(value)),))
    again = Procedure.model_validate_json(record.model_dump_json())
    assert again == record
    assert again.content_hash() == record.content_hash()
