"""Published lists in spreadsheets and CSV files: titles that name the list, merged cells, several phones a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from actions.casework.dossiers.table.cells import Cell, read_text
from actions.casework.dossiers.table.report import Rejection
from actions.casework.dossiers.table.sheets import Sheet, SheetRow
from actions.casework.hotlines.drafts import Draft
from actions.casework.hotlines.headers import Columns, Kind, columns
from procedures_kb.vietnamese import fold

_HEADER_WITHIN = 50
"""The header row stands among the first rows; titles may stand above it."""
_NAMES_A_LIST = re.compile(
    r"\b(?:danh sach|duong day nong|so dien thoai|hotline|tiep nhan,? (?:phan anh|kien nghi|y kien))\b"
)
_NUMBERING = re.compile(r"^\s*(?:[IVX]+|\d+|[A-Za-z])\s*[.)]\s+")
_CONTACTS = ("phones", "email")
_AS_ABOVE = ("unit", "list")


def kind_of(sheet: Sheet) -> Kind | None:
    """What the sheet lists, by its header row."""
    texts = [_texts(row) for row in islice(sheet.rows(), _HEADER_WITHIN)]
    return next((kind for row in texts for kind in Kind if columns(kind, row)), None)


def drafts(sheet: Sheet, kind: Kind, list_name: str) -> Iterator[Draft | Rejection]:
    """The rows below each header row, in order; `list_name` is the list's where no title names one."""
    reader = _Reader(kind, list_name)
    for row in sheet.rows():
        yield from [Rejection(row.number, row.fault)] if row.fault else reader.read(row)


class _Reader:
    """What was read so far: the columns, the list, and the cells that hold for the rows below them."""

    def __init__(self, kind: Kind, list_name: str) -> None:
        self._kind = kind
        self._columns: Columns = {}
        self._above: dict[str, Cell] = {"list": list_name}

    def read(self, row: SheetRow) -> list[Draft]:
        texts = _texts(row)
        filled = [text for text in texts if text]
        header = columns(self._kind, texts)
        if header:
            self._columns = header
            self._above.pop("unit", None)
        cells = {field: row.cells[at] for field, at in self._columns.items() if at < len(row.cells)}
        if header or not filled or self._is_heading(cells, filled):
            return []
        return [Draft(row.number, self._completed(cells))]

    def _is_heading(self, cells: Mapping[str, Cell], filled: Sequence[str]) -> bool:
        """Whether the row names the list or the unit of the rows below; it is noted then."""
        known = [field for field, cell in cells.items() if read_text(cell)]
        in_unit = known == ["unit"]
        if self._columns and not in_unit and (known or len(filled) > 1):
            return False
        text = read_text(cells["unit"]) if in_unit else filled[0]
        if _NAMES_A_LIST.search(fold(text)):
            self._above = {"list": _NUMBERING.sub("", text).rstrip(":. ")}
        elif in_unit:
            self._above |= {"unit": text, "role": None}
        return True

    def _completed(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """The row with the merged cells above; a row of contacts alone belongs to the role above too."""
        own = {field: cell for field, cell in cells.items() if read_text(cell)}
        if own.keys() <= {*_CONTACTS}:
            own = {field: self._above[field] for field in ("role",) if field in self._above} | own
        completed = {field: self._above[field] for field in _AS_ABOVE if field in self._above} | own
        if self._kind is Kind.HOTLINES:
            self._above |= {field: completed.get(field) for field in (*_AS_ABOVE, "role")}
        return completed


def _texts(row: SheetRow) -> list[str]:
    return [read_text(cell) for cell in row.cells]
