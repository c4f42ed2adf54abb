"""A section as plain text, for channels that show text only and for screen readers."""

from __future__ import annotations

from typing import Any

from procedures_kb.answers.sections import Section


def section_text(section: Section) -> str:
    """The whole section: title, then its lines, rows or checklists."""
    return "\n".join([f"{section['title'].upper()}", *_body(section)])


def _body(section: Section) -> list[str]:
    if "cases" in section:
        return [line for case in section["cases"] for line in _case_lines(case)]
    if "rows" in section:
        return [line for row in section["rows"] for line in _row_lines(row)]
    lines: list[str] = section["lines"]
    return [f"- {line}" for line in lines] if len(lines) > 1 else lines


def _row_lines(row: dict[str, Any]) -> list[str]:
    label, lines = row["label"], row["lines"]
    if len(lines) <= 1:
        return [f"- {label}: {lines[0]}" if lines else f"- {label}"]
    return [f"- {label}:", *(f"  + {line}" for line in lines)]


def _case_lines(case: dict[str, Any]) -> list[str]:
    heading = [f"{case['name']}:"] if case["name"] else []
    documents = [f"☐ {document_text(document)}" for document in case["documents"]]
    return [*heading, *documents, *(f"Lưu ý: {remark}" for remark in case["remarks"])]


def document_text(document: dict[str, Any]) -> str:
    """One paper on one line."""
    parts = [document["name"]]
    if document["form"]:
        parts.append(f"(mẫu {document['form']})")
    if document["count"]:
        parts.append(f"– {document['count']}")
    if document["present_only"]:
        parts.append("– chỉ xuất trình")
    if document["note"]:
        parts.append(f"– {document['note']}")
    if document["not_needed_if"]:
        parts.append(f"– không cần nộp nếu {document['not_needed_if']}")
    return " ".join(parts)
