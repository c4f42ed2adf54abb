"""Finding the columns of a table by its header row. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.casework.dossiers.table.cells import Cell, read_text
from actions.casework.provinces import TableColumns
from procedures_kb.vietnamese import fold

REQUIRED = ("code", "status")


class TableError(Exception):
    """A table cannot be imported at all; said in Vietnamese, because staff read it."""


@dataclass(frozen=True)
class Layout:
    """Where the fields of `TableColumns` stand in a table."""

    positions: Mapping[str, int]
    """Field → index of its column; fields that the table does not have are missing."""
    headers: Mapping[str, str]
    """Field → the header as the table has it."""
    width: int
    """Cells of the header row."""

    def cell(self, row: Sequence[Cell], field: str) -> Cell:
        """The cell of a field that the table has; a row may be shorter than the header row."""
        at = self.positions[field]
        return row[at] if at < len(row) else None

    def cells(self, row: Sequence[Cell]) -> dict[str, Cell]:
        """Field → cell of a row."""
        width = len(row)
        return {field: row[at] if at < width else None for field, at in self.positions.items()}


def folded(text: str) -> str:
    """What is compared of a header or status word: its letters and digits, without case and diacritics."""
    return "".join(filter(str.isalnum, fold(text)))


def repeatable(text: str) -> bool:
    """Whether a text is written like a sentence and without digits, so that it is no name and no number of a person."""
    words = text.split()
    sentence = text[:1].isupper() and any(word[0].islower() for word in words[1:])
    return sentence and not any(char.isdigit() for char in text)


def layout(header_row: Sequence[Cell], columns: TableColumns) -> Layout | None:
    """The layout that a header row describes; None when it does not have every required column."""
    texts = [read_text(cell) for cell in header_row]
    found = _positions(texts, columns)
    if not all(field in found for field in REQUIRED):
        return None
    return Layout(found, {field: texts[at] for field, at in found.items()}, len(texts))


def no_header(rows: Iterable[Sequence[Cell]], columns: TableColumns) -> TableError:
    """The error for a table of which no row is a header row: what was found and what was expected.

    Rows without any known header may hold data, so only what is no name and no number is repeated of them.
    """
    texts = [[text for text in map(read_text, row) if text] for row in rows]
    best = max(texts, key=lambda row: (len(_positions(row, columns)), len(row)), default=[])
    known = _positions(best, columns)
    missing = [field for field in REQUIRED if field not in known]
    expected = "; ".join(" hoặc ".join(_quoted(getattr(columns, field))) for field in missing)
    listed = ", ".join(_quoted(best if known else filter(repeatable, best)))
    return TableError(f"Thiếu cột bắt buộc: {expected}. Các tiêu đề đọc được: {listed or 'không có'}.")


def _positions(texts: Sequence[str], columns: TableColumns) -> dict[str, int]:
    """The spelling that stands first in the settings wins."""
    places: dict[str, int] = {}
    for at, text in enumerate(texts):
        places.setdefault(folded(text), at)
    found: dict[str, int] = {}
    for field in TableColumns.model_fields:
        for spelling in filter(None, map(folded, getattr(columns, field))):
            if spelling in places:
                found.setdefault(field, places[spelling])
    return found


def _quoted(words: Iterable[str]) -> list[str]:
    return [f"“{word}”" for word in words]
