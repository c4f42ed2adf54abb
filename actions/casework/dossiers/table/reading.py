"""Finding the table in a one-stop system's export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from actions.casework.dossiers.table.cells import Cell
from actions.casework.dossiers.table.headers import Layout, TableError, layout, no_header
from actions.casework.dossiers.table.sheets import Sheet, SheetRow, sheets
from actions.casework.provinces import TableColumns

_HEADER_WITHIN = 50
"""The header row stands among the first rows; titles may stand above it."""


@dataclass(frozen=True)
class Table:
    """A sheet with a header row."""

    sheet: Sheet
    header_at: int
    layout: Layout

    def rows(self) -> Iterator[SheetRow]:
        """The rows below the header row that are not blank, as often as they are asked for; raises `TableError`."""
        for row in self.sheet.rows():
            if row.number <= self.header_at or not (row.fault or _filled(row.cells)):
                continue
            slipped = self.sheet.separated and _filled(row.cells[self.layout.width :])
            yield SheetRow(row.number, fault="Dòng có nhiều ô hơn hàng tiêu đề.") if slipped else row


def open_table(file: Path, columns: TableColumns) -> Table:
    """The first sheet of a CSV or XLSX file that has a header row; raises `TableError`, which names the file."""
    try:
        return _first_fit(sheets(file), columns)
    except OSError as error:
        raise TableError(f"{file.name}: không đọc được tệp ({error.strerror}).") from error
    except TableError as error:
        raise TableError(f"{file.name}: {error}") from error


def _first_fit(candidates: Iterator[Sheet], columns: TableColumns) -> Table:
    seen: list[Sequence[Cell]] = []
    for sheet in candidates:
        for row in islice(sheet.rows(), _HEADER_WITHIN):
            found = layout(row.cells, columns)
            if found:
                return Table(sheet, row.number, found)
            seen.append(row.cells)
    raise no_header(seen, columns)


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)
