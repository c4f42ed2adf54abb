"""One section per aspect."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from procedures_kb.answers.aspects import Aspect
from procedures_kb.answers.sections import section
from procedures_kb.answers.words import UNKNOWN_FEE, UNKNOWN_TIME
from procedures_kb.models import (
    Case,
    Document,
    Fee,
    FeeStatus,
    LegalBasis,
    ProcessingTime,
    Provenance,
    SubmissionChannel,
)
from tests.procedures_kb.builders import amount, method, procedure, release, working_days

ONLINE, POSTAL = SubmissionChannel.ONLINE, SubmissionChannel.POSTAL
NOT_SAID = ["Nguồn công bố không ghi mục này."]
OLDER = Provenance(decision="old/QĐ", as_of=date(2025, 11, 1))


def _rows(aspect: Aspect, *methods: Any) -> list[tuple[str, list[str]]]:
    return [(row["label"], row["lines"]) for row in section(procedure(methods=methods), aspect)["rows"]]


def _lines(aspect: Aspect, **changes: Any) -> list[str]:
    lines: list[str] = section(procedure(**changes), aspect)["lines"]
    return lines


def test_a_section_names_its_aspect() -> None:
    shown = section(procedure(), Aspect.TIME)
    assert (shown["aspect"], shown["title"]) == ("time", "Thời gian giải quyết")


def test_documents_by_case() -> None:
    paper = Document(name="Căn cước", copies=1, not_needed_if="đã có trên VNeID", present_only=True)
    shown = section(
        procedure(cases=(Case(name="Cấp mới", documents=(paper,), remarks=("Bản gốc",)),)), Aspect.DOCUMENTS
    )
    (case,) = shown["cases"]
    assert (case["name"], case["remarks"]) == ("Cấp mới", ["Bản gốc"])
    assert case["documents"] == [
        {
            "name": "Căn cước",
            "form": "",
            "count": "1 bản sao",
            "note": "",
            "not_needed_if": "đã có trên VNeID",
            "present_only": True,
        }
    ]


def test_fees_and_times_by_channel() -> None:
    ways = method(working_days(3), (amount(20000),)), method(working_days(2), (amount(10000),), ONLINE)
    assert _rows(Aspect.FEE, *ways) == [
        ("Nộp trực tiếp", ["Lệ phí: 20.000 đồng"]),
        ("Nộp trực tuyến", ["Lệ phí: 10.000 đồng"]),
    ]
    assert _rows(Aspect.TIME, *ways) == [
        ("Nộp trực tiếp", ["3 ngày làm việc"]),
        ("Nộp trực tuyến", ["2 ngày làm việc"]),
    ]


def test_channels_that_say_the_same_share_a_row() -> None:
    ways = [method(working_days(3), channel=channel) for channel in SubmissionChannel]
    assert _rows(Aspect.TIME, *ways) == [
        ("Nộp trực tiếp, nộp trực tuyến, gửi qua bưu chính công ích", ["3 ngày làm việc"])
    ]


def test_rows_of_one_channel_are_put_together() -> None:
    ways = method(working_days(3)), method(working_days(3)), method(working_days(10)), method()
    assert _rows(Aspect.TIME, *ways) == [("Nộp trực tiếp", ["3 ngày làm việc", "10 ngày làm việc"])]


def test_times_keep_the_words_that_tell_them_apart() -> None:
    again, new = working_days(2), working_days(12)
    ways = [
        method(time.model_copy(update={"text": f"{time.text} ({case})"}))
        for time, case in ((again, "cấp lại"), (new, "cấp mới"))
    ]
    assert _rows(Aspect.TIME, *ways)[0][1] == ["2 Ngày làm việc (cấp lại)", "12 Ngày làm việc (cấp mới)"]


def test_what_is_unknown_is_said_as_unknown() -> None:
    assert _rows(Aspect.FEE, method()) == [("Nộp trực tiếp", [UNKNOWN_FEE])]
    assert _rows(Aspect.TIME, method()) == [("Nộp trực tiếp", [UNKNOWN_TIME])]
    assert _lines(Aspect.FEE, methods=()) == [UNKNOWN_FEE]
    assert _lines(Aspect.TIME, methods=()) == [UNKNOWN_TIME]


def test_a_fact_of_another_decision_names_it() -> None:
    way = method(working_days(3, OLDER), (amount(20000, provenance=OLDER), Fee(status=FeeStatus.FREE)))
    tag = "[Quyết định old/QĐ, dữ liệu tháng 11/2025]"
    assert _rows(Aspect.TIME, way)[0][1] == [f"3 ngày làm việc {tag}"]
    assert _rows(Aspect.FEE, way)[0][1] == [f"Lệ phí: 20.000 đồng {tag}", "Không thu phí, lệ phí"]


def test_the_place_is_the_office_and_the_portal() -> None:
    ways = method(note="Tại một cửa"), method(channel=ONLINE, note="Trên mạng")
    assert _lines(Aspect.PLACE, agencies=("UBND cấp xã",), methods=ways, release=release(url="https://dvc/1")) == [
        "Nơi giải quyết: UBND cấp xã",
        "Nộp trực tiếp: Tại một cửa",
        "Nộp trực tuyến: Cổng Dịch vụ công quốc gia https://dvc/1",
    ]


def test_ways_to_hand_in_with_their_notes() -> None:
    ways = method(note="Sáng"), method(note="Sáng"), method(note="Chiều"), method(channel=POSTAL)
    assert _rows(Aspect.METHOD, *ways) == [("Nộp trực tiếp", ["Sáng", "Chiều"]), ("Gửi qua bưu chính công ích", [])]


def test_forms_are_named_once() -> None:
    case = Case(documents=(Document(name="Đơn", form="01.docx"), Document(name="Bản sao")))
    assert _lines(Aspect.FORM, cases=(case, case)) == ["Đơn: mẫu 01.docx"]
    assert _lines(Aspect.FORM, cases=()) == ["Nguồn công bố không kèm mẫu đơn, tờ khai cho thủ tục này."]


def test_legal_texts_name_their_number_once() -> None:
    bases = (
        LegalBasis(number="60/2014/QH13", title="Luật Hộ tịch"),
        LegalBasis(number="02/2020/TT-BTP", title="Thông tư 02/2020/TT-BTP"),
        LegalBasis(number="85/2019/TT-BTC"),
    )
    assert _lines(Aspect.LEGAL, legal_bases=bases) == [
        "Luật Hộ tịch (60/2014/QH13)",
        "Thông tư 02/2020/TT-BTP",
        "85/2019/TT-BTC",
    ]


@pytest.mark.parametrize(
    ("aspect", "changes", "lines"),
    [
        (Aspect.CONDITION, {"conditions": "Đủ 18 tuổi"}, ["Đủ 18 tuổi"]),
        (Aspect.RESULT, {"results": ("Giấy A", "Giấy B")}, ["Giấy A", "Giấy B"]),
        (Aspect.STEPS, {"steps": ("Nộp", "Nhận")}, ["Nộp", "Nhận"]),
        (Aspect.AUTHORITY, {"authority": "Sở Tư pháp", "agencies": ("UBND",)}, ["Sở Tư pháp"]),
        (Aspect.AUTHORITY, {"agencies": ("UBND", "Sở")}, ["UBND, Sở"]),
        (Aspect.AUDIENCE, {"audience": ("Công dân", "Tổ chức")}, ["Công dân, Tổ chức"]),
    ],
)
def test_sections_of_plain_text(aspect: Aspect, changes: dict[str, Any], lines: list[str]) -> None:
    assert _lines(aspect, **changes) == lines


@pytest.mark.parametrize(
    "aspect",
    [
        Aspect.DOCUMENTS,
        Aspect.PLACE,
        Aspect.METHOD,
        Aspect.LEGAL,
        Aspect.CONDITION,
        Aspect.RESULT,
        Aspect.STEPS,
        Aspect.AUTHORITY,
        Aspect.AUDIENCE,
    ],
)
def test_what_the_source_leaves_out_is_said(aspect: Aspect) -> None:
    assert _lines(aspect, cases=(), methods=()) == NOT_SAID


def test_a_time_in_words_is_shown_as_published() -> None:
    assert _rows(Aspect.TIME, method(ProcessingTime(text="Ngay trong ngày"))) == [
        ("Nộp trực tiếp", ["Ngay trong ngày"])
    ]
