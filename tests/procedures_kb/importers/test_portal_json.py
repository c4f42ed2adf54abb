"""The portal's API JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from procedures_kb.errors import UnreadableRecord
from procedures_kb.importers.portal_json import read_portal_json
from procedures_kb.models import Fee, FeeKind, FeeStatus, LegalBasis, Level, Source, SubmissionChannel, TimeUnit
from tests.procedures_kb.builders import portal_json, portal_method


def _fee(**fee: Any) -> Fee:
    record = read_portal_json(portal_json(executionMethods=[portal_method(fees=[fee])]), "x")
    (read,) = record.methods[0].fees
    return read


def _rejected(text: str | bytes) -> str:
    with pytest.raises(UnreadableRecord) as caught:
        read_portal_json(text, "file.jsonl, line 3")
    assert caught.value.where == "file.jsonl, line 3"
    return caught.value.reason


def test_a_good_record_is_read_whole() -> None:
    record = read_portal_json(portal_json(), "x")
    assert (record.code, record.name, record.official_name) == ("1.000001", "Cấp giấy mẫu", "Cấp giấy mẫu")
    assert (record.levels, record.field) == ((Level.COMMUNE,), "Hộ tịch")
    assert record.audience == ("Công dân Việt Nam",)
    assert record.steps == ("Bước 1: Nộp hồ sơ",)
    assert record.documents[0].name == "Tờ khai"
    assert record.legal_bases == (LegalBasis(number="60/2014/QH13", title="Luật Hộ tịch"),)


def test_the_release_says_where_and_when() -> None:
    release = read_portal_json(portal_json(), "x").release
    assert (release.source, release.decision) == (Source.PORTAL_JSON, "200/QĐ-BTP")
    assert (release.as_of, release.url) == (date(2026, 6, 1), "https://dichvucong.gov.vn/thu-tuc/1")


def test_a_method_has_channel_time_fee_and_note() -> None:
    (method,) = read_portal_json(portal_json(), "x").methods
    assert (method.channel, method.note) == (SubmissionChannel.DIRECT, "Nộp tại một cửa")
    assert (method.time.value, method.time.unit) == (3, TimeUnit.WORKING_DAY)
    assert method.fees == (Fee(kind=FeeKind.CHARGE, status=FeeStatus.AMOUNT, amount=20000, condition="mỗi bản"),)


def test_fractional_days_stay_exact() -> None:
    row = portal_method(processingTime=1.5, processingTimeText="1.5 Ngày làm việc")
    assert read_portal_json(portal_json(executionMethods=[row]), "x").methods[0].time.value == 1.5


def test_a_bare_number_without_unit_is_a_placeholder() -> None:
    row = portal_method(processingTime=None, processingTimeUnit="OTHER", processingTimeText="20")
    assert not read_portal_json(portal_json(executionMethods=[row]), "x").methods[0].time.known


def test_no_fee_entry_leaves_the_fee_unknown() -> None:
    assert read_portal_json(portal_json(executionMethods=[portal_method(fees=[])]), "x").methods[0].fees == ()


@pytest.mark.parametrize(
    ("fee", "status", "amount", "condition"),
    [
        ({"value": 0, "description": ""}, FeeStatus.SHOWN_FREE, None, ""),
        ({"value": 0, "description": "Miễn phí"}, FeeStatus.FREE, None, ""),
        ({"value": None, "description": ""}, FeeStatus.UNKNOWN, None, ""),
        ({"value": None, "description": "20.000 đồng/lần"}, FeeStatus.AMOUNT, 20000, "20.000 đồng/lần"),
        ({"value": 50000.0, "currencyId": "VND"}, FeeStatus.AMOUNT, 50000, ""),
    ],
)
def test_fees(fee: dict[str, Any], status: FeeStatus, amount: int | None, condition: str) -> None:
    read = _fee(**fee)
    assert (read.status, read.amount, read.condition) == (status, amount, condition)


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        ({"value": 10, "currency": "USD", "description": ""}, "10 USD"),
        ({"value": 150, "currencyId": "USD", "description": "mỗi giấy"}, "150 USD (mỗi giấy)"),
    ],
)
def test_dollars_are_words_not_dong(fee: dict[str, Any], words: str) -> None:
    read = _fee(**fee)
    assert (read.status, read.amount, read.condition) == (FeeStatus.UNKNOWN, None, words)


def test_a_case_without_papers_is_left_out() -> None:
    assert read_portal_json(portal_json(executionCases=[{"name": "Bao gồm"}]), "x").cases == ()


@pytest.mark.parametrize("text", ["", "{", b"\xff\xfe\xfa", "[" * 100_000, "không"])
def test_what_is_not_json_is_rejected(text: str | bytes) -> None:
    assert _rejected(text).startswith("not JSON: ")


@pytest.mark.parametrize("text", ["[]", "1", '"code"', "{}", '{"name": "Tên"}'])
def test_an_object_without_code_is_rejected(text: str) -> None:
    assert _rejected(text) == "not a procedure record: no 'code'"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"code": "abc"}, "code: "),
        ({"code": 1.1}, "code: "),
        ({"name": ""}, "name: "),
        ({"name": "\ud800"}, "name: "),
        ({"decisionNo": ""}, "decision: "),
        ({"crawled": ""}, "'crawled'"),
        ({"crawled": "2026-13"}, "month"),
        ({"level": 3}, "AttributeError"),
        ({"audience": [3]}, "TypeError"),
        ({"executionSteps": ["Bước 1"]}, "AttributeError"),
        ({"executionMethods": [portal_method(submissionMethod="PIGEON")]}, "PIGEON"),
        ({"executionMethods": [portal_method(processingTime=-3)]}, "value"),
        ({"executionMethods": [portal_method(processingTime=float("inf"))]}, "finite"),
        ({"executionMethods": [portal_method(fees=[{"value": float("inf")}])]}, "infinity"),
        ({"executionMethods": [portal_method(fees=[{"value": 20000.5}])]}, "20000.5 is no whole number"),
        ({"executionMethods": [portal_method(fees=[{"value": "20.000"}])]}, "'20.000' is no whole number"),
        ({"executionMethods": [portal_method(fees=[{"value": -5}])]}, "amount"),
        ({"executionCases": [{"profileComponents": [{"name": "Đơn", "originalQty": -1}]}]}, "originals"),
    ],
)
def test_wrong_values_are_rejected_by_name(changes: dict[str, Any], named: str) -> None:
    assert named in _rejected(json.dumps({**json.loads(portal_json()), **changes}))


def test_control_characters_are_dropped() -> None:
    assert read_portal_json(portal_json(name="Cấp\u0000 giấy\u0007"), "x").name == "Cấp giấy"


def test_text_comes_out_composed_with_single_blanks() -> None:
    assert read_portal_json(portal_json(name="Ca\u0302\u0301p  gia\u0302\u0301y\u00a0 phép"), "x").name == (
        "Cấp giấy phép"
    )
