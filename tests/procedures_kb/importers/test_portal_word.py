"""The portal's Word export, read."""

from __future__ import annotations

from datetime import date

import pytest

from procedures_kb.errors import UnreadableRecord
from procedures_kb.importers.portal_word import read_portal_word
from procedures_kb.models import Fee, FeeKind, FeeStatus, LegalBasis, Level, Procedure, Source, SubmissionChannel
from tests.procedures_kb.builders import (
    DOCUMENTS_HEAD,
    LEGAL_HEAD,
    METHODS_HEAD,
    Section,
    document_xml,
    paragraph,
    word_export,
    word_file,
)


def _read(**changes: Section | None) -> Procedure:
    return read_portal_word(word_export({label.replace("_", " "): value for label, value in changes.items()}), "x")


def _fees(cell: str) -> tuple[Fee, ...]:
    return _read(Cách_thức_thực_hiện=[[METHODS_HEAD, ["Trực tiếp", "", cell, ""]]]).methods[0].fees


def _rejected(data: bytes) -> str:
    with pytest.raises(UnreadableRecord) as caught:
        read_portal_word(data, "a/b.docx")
    assert caught.value.where == "a/b.docx"
    return caught.value.reason


def test_a_good_export_is_read_whole() -> None:
    record = read_portal_word(word_export(), "x")
    assert (record.code, record.name) == ("1.000001", "Cấp giấy mẫu")
    assert (record.levels, record.field) == ((Level.PROVINCE, Level.COMMUNE), "Hộ tịch")
    assert record.steps == ("Bước 1: Nộp hồ sơ.", "Bước 2: Nhận kết quả.")
    assert record.audience == ("Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)")
    assert (record.results, record.conditions, record.authority) == (("Giấy mẫu",), "Đủ 18 tuổi", "")
    assert record.legal_bases == (LegalBasis(number="60/2014/QH13", title="Luật Hộ tịch"),)


def test_the_release_carries_decision_day_and_link() -> None:
    release = read_portal_word(word_export(), "x").release
    assert (release.source, release.decision, release.as_of) == (
        Source.PORTAL_WORD,
        "100/QĐ-BTP",
        date(2025, 11, 27),
    )
    assert release.url == "https://thutuc.dichvucong.gov.vn/p?ma=1"


def test_the_table_of_methods() -> None:
    (method,) = read_portal_word(word_export(), "x").methods
    assert (method.channel, method.time.value, method.note) == (SubmissionChannel.DIRECT, 3, "Nộp tại một cửa")
    assert method.fees == (Fee(kind=FeeKind.CHARGE, status=FeeStatus.AMOUNT, amount=20000, condition="mỗi bản"),)


def test_the_table_of_documents() -> None:
    (case,) = read_portal_word(word_export(), "x").cases
    (document,) = case.documents
    assert (case.name, document.name, document.form) == ("", "Tờ khai", "Mẫu 01.docx")
    assert (document.originals, document.copies) == (1, 0)


def test_cases_keep_their_names() -> None:
    row = ["Đơn", "", "Bản chính: 1\nBản sao: 0"]
    record = _read(Thành_phần_hồ_sơ=["Cấp mới", [DOCUMENTS_HEAD, row], "Cấp lại:", [DOCUMENTS_HEAD, row, row]])
    assert [(case.name, len(case.documents)) for case in record.cases] == [("Cấp mới", 1), ("Cấp lại", 2)]


def test_several_fees_stand_in_one_cell() -> None:
    fees = _fees("Phí : 50.000 Đồng\nLệ phí : Đồng (Theo nghị quyết HĐND tỉnh)")
    assert [(fee.kind, fee.status, fee.amount) for fee in fees] == [
        (FeeKind.FEE, FeeStatus.AMOUNT, 50000),
        (FeeKind.CHARGE, FeeStatus.DEFERRED, None),
    ]


def test_an_empty_fee_cell_is_unknown() -> None:
    assert _fees("") == _fees("Không có thông tin") == ()


def test_a_nought_without_words_is_only_shown_as_free() -> None:
    assert _fees("Lệ phí : 0 Đồng") == (Fee(kind=FeeKind.CHARGE, status=FeeStatus.SHOWN_FREE),)


def test_dollars_are_words_not_dong() -> None:
    assert _fees("Lệ phí : 10 USD (mỗi bản)") == (
        Fee(kind=FeeKind.CHARGE, status=FeeStatus.UNKNOWN, condition="10 USD (mỗi bản)"),
    )


def test_unknown_ways_to_hand_in_are_left_out() -> None:
    rows = [METHODS_HEAD, ["Bồ câu", "1 Ngày", "", ""], ["Dịch vụ bưu chính", "1 Ngày", "", ""]]
    assert [method.channel for method in _read(Cách_thức_thực_hiện=[rows]).methods] == [SubmissionChannel.POSTAL]


def test_missing_optional_sections_leave_their_facts_empty() -> None:
    record = _read(Cách_thức_thực_hiện=None, Thành_phần_hồ_sơ=None, Căn_cứ_pháp_lý=None, Lĩnh_vực=None, Mô_tả=None)
    assert (record.methods, record.cases, record.legal_bases, record.field) == ((), (), (), "")
    assert (record.release.url, record.results) == ("", ("Giấy mẫu",))


def test_missing_needed_sections_are_named() -> None:
    assert _rejected(word_export({"Mã thủ tục": None, "Số quyết định": ""})) == (
        "not a procedure export: no section 'ma thu tuc', 'so quyet dinh'"
    )


def test_any_other_word_document_is_rejected() -> None:
    assert "no section 'ma thu tuc'" in _rejected(word_file(document_xml(paragraph("Thư mời họp"))))


@pytest.mark.parametrize(
    ("label", "table", "columns"),
    [
        ("Cách thức thực hiện", [METHODS_HEAD[:3], ["Trực tiếp", "1 Ngày", ""]], "has 3 columns, not 4"),
        ("Thành phần hồ sơ", [DOCUMENTS_HEAD[:2], ["Đơn", "Mẫu"]], "has 2 columns, not 3"),
        ("Căn cứ pháp lý", [LEGAL_HEAD[:1], ["60/2014/QH13"]], "has 1 columns, not 2"),
    ],
)
def test_a_table_with_missing_columns_is_named(label: str, table: list[list[str]], columns: str) -> None:
    assert _rejected(word_export({label: [table]})) == f"the table of {label.lower()!r} {columns}"


def test_a_bad_code_is_named() -> None:
    assert _rejected(word_export({"Mã thủ tục": "1-22"})).startswith("code: ")


def test_an_absurd_count_is_rejected() -> None:
    table = [DOCUMENTS_HEAD, ["Đơn", "", f"Bản chính: {'9' * 5000}"]]
    assert "integer" in _rejected(word_export({"Thành phần hồ sơ": [table]}))
