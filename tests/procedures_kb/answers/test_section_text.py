"""Sections as plain text."""

from __future__ import annotations

from procedures_kb.answers.text import document_text, section_text


def test_a_line_alone_has_no_dash() -> None:
    assert section_text({"title": "Điều kiện", "lines": ["Đủ 18 tuổi"]}) == "ĐIỀU KIỆN\nĐủ 18 tuổi"
    assert section_text({"title": "Các bước", "lines": ["Nộp", "Nhận"]}) == "CÁC BƯỚC\n- Nộp\n- Nhận"


def test_rows() -> None:
    rows = [
        {"label": "Trực tiếp", "lines": ["3 ngày"]},
        {"label": "Trực tuyến", "lines": ["1 ngày", "2 ngày"]},
        {"label": "Bưu chính", "lines": []},
    ]
    assert section_text({"title": "Thời gian", "rows": rows}).split("\n") == [
        "THỜI GIAN",
        "- Trực tiếp: 3 ngày",
        "- Trực tuyến:",
        "  + 1 ngày",
        "  + 2 ngày",
        "- Bưu chính",
    ]


def _paper(**changes: object) -> dict[str, object]:
    bare = {"name": "Tờ khai", "form": "", "count": "", "note": "", "not_needed_if": "", "present_only": False}
    return bare | changes


def test_a_paper_on_one_line() -> None:
    assert document_text(_paper()) == "Tờ khai"
    full = _paper(form="01", count="1 bản chính", note="ký tên", not_needed_if="nộp trực tuyến", present_only=True)
    assert document_text(full) == (
        "Tờ khai (mẫu 01) – 1 bản chính – chỉ xuất trình – ký tên – không cần nộp nếu nộp trực tuyến"
    )


def test_cases_are_checklists() -> None:
    cases = [
        {"name": "Cấp mới", "documents": [_paper()], "remarks": ["mang bản gốc"]},
        {"name": "", "documents": [_paper(name="Ảnh")], "remarks": []},
    ]
    assert section_text({"title": "Giấy tờ", "cases": cases}).split("\n") == [
        "GIẤY TỜ",
        "Cấp mới:",
        "☐ Tờ khai",
        "Lưu ý: mang bản gốc",
        "☐ Ảnh",
    ]
