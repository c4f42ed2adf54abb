"""Papers apart from remarks."""

from __future__ import annotations

from procedures_kb.importers.documents import DocumentRow, read_case


def test_bullets_go_and_counts_stay() -> None:
    case = read_case("", [DocumentRow("- Tờ khai", "Mẫu 01", 1, 0), DocumentRow("+ Giấy ủy quyền", "", 0, 2)])
    assert [document.name for document in case.documents] == ["Tờ khai", "Giấy ủy quyền"]
    assert [(document.originals, document.copies) for document in case.documents] == [(1, 0), (0, 2)]
    assert case.documents[0].form == "Mẫu 01"


def test_counts_of_nought_are_unknown() -> None:
    (document,) = read_case("", [DocumentRow("Tờ khai", "", 0, 0)]).documents
    assert (document.originals, document.copies) == (None, None)


def test_a_remark_without_counts_is_no_paper() -> None:
    case = read_case("", [DocumentRow("Lưu ý: mang bản gốc", "", 0, 0), DocumentRow("Ghi chú", "", None, None)])
    assert case.documents == ()
    assert case.remarks == ("Lưu ý: mang bản gốc", "Ghi chú")


def test_a_counted_row_is_a_paper_whatever_its_words() -> None:
    case = read_case("", [DocumentRow("Ghi chú hợp đồng", "", 1, 0)])
    assert [document.name for document in case.documents] == ["Ghi chú hợp đồng"]


def test_all_uncounted_rows_under_a_remark_are_remarks() -> None:
    case = read_case("* Lưu ý:", [DocumentRow("Người nộp chịu trách nhiệm", "", None, None)])
    assert (case.name, case.documents, case.remarks) == ("Lưu ý", (), ("Người nộp chịu trách nhiệm",))


def test_empty_rows_are_skipped() -> None:
    assert read_case("Trường hợp 1:", [DocumentRow(" - ", "", 1, 1)]).documents == ()
