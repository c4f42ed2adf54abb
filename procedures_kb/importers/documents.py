"""Rows of the documents table: papers apart from remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from procedures_kb.models import Case, Document
from procedures_kb.vietnamese import fold

_BULLET = re.compile(r"^[\s\-–+*•.]+")
_REMARK = re.compile(r"(luu y|ghi chu|vi du|chu y)\b")


class DocumentRow(NamedTuple):
    """One row as published; counts are None where the cell has none."""

    name: str
    form: str
    originals: int | None
    copies: int | None


def read_case(name: str, rows: Iterable[DocumentRow]) -> Case:
    """Split the rows of a case into documents and remarks."""
    title = _without_bullet(name).rstrip(":")
    only_remarks = bool(_REMARK.match(fold(title)))
    documents: list[Document] = []
    remarks: list[str] = []
    for row in rows:
        text = _without_bullet(row.name)
        if not text:
            continue
        if not (row.originals or row.copies) and (only_remarks or _REMARK.match(fold(text))):
            remarks.append(text)
        else:
            documents.append(_document(text, row))
    return Case(name=title, documents=tuple(documents), remarks=tuple(remarks))


def _document(text: str, row: DocumentRow) -> Document:
    counted = bool(row.originals or row.copies)
    return Document(
        name=text,
        form=row.form,
        originals=row.originals if counted else None,
        copies=row.copies if counted else None,
    )


def _without_bullet(text: str) -> str:
    return _BULLET.sub("", text).strip()
