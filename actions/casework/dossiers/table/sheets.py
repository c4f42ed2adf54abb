"""The rows of CSV and XLSX files, read as they come; memory does not grow with the file."""

from __future__ import annotations

import codecs
import csv
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from actions.casework.dossiers.table.cells import Cell
from actions.casework.dossiers.table.headers import TableError

_DELIMITERS = (",", ";", "\t")
_SAMPLE_BYTES = 65_536
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BROKEN = (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError, EOFError, zlib.error)
"""What the reader of workbooks raises for damaged ones; faults of XML are SyntaxErrors."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. `number` counts from 1 as a spreadsheet does; `fault` says in Vietnamese why its cells are unknown."""

    number: int
    cells: Sequence[Cell] = ()
    fault: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet that may be the table."""

    rows: Callable[[], Iterator[SheetRow]]
    """Reads it from its first row on; raises `TableError` when it is damaged."""
    separated: bool
    """Whether cells are kept apart by a sign, so that they can slip."""


def sheets(file: Path) -> Iterator[Sheet]:
    """A workbook's sheets; of a text file what each separating sign makes of it. Raises `TableError`, `OSError`."""
    with file.open("rb") as raw:
        start = raw.read(_SAMPLE_BYTES)
    if not start:
        raise TableError("tệp trống.")
    if start.startswith(_OLE):
        raise TableError("tệp Excel kiểu cũ hoặc có mật khẩu; hãy lưu lại thành .xlsx không mật khẩu hoặc CSV.")
    if start.startswith(_ZIP):
        return (Sheet(partial(_workbook_rows, file, title), separated=False) for title in _titles(file))
    encoding = _encoding(start)
    return (Sheet(partial(_csv_rows, file, encoding, delimiter), separated=True) for delimiter in _DELIMITERS)


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in start:
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
        return "utf-8-sig"
    except UnicodeDecodeError:
        return "cp1258"


def _csv_rows(file: Path, encoding: str, delimiter: str) -> Iterator[SheetRow]:
    with file.open(encoding=encoding, errors="replace", newline="") as lines:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        number = 0
        while True:
            number, first_line = number + 1, reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield SheetRow(number, fault=_bad_quote(first_line, reader.line_num))
                continue
            garbled = "\ufffd" in "".join(cells)
            yield SheetRow(number, fault="Dòng có ký tự hỏng.") if garbled else SheetRow(number, cells)


def _bad_quote(first: int, last: int) -> str:
    lines = f"dòng văn bản {first}" if first == last else f"các dòng văn bản {first}–{last}"
    return f"Dấu ngoặc kép đặt sai hoặc không đóng ({lines} của tệp)."


def _titles(file: Path) -> list[str]:
    try:
        with closing(load_workbook(file, read_only=True)) as book:
            return [sheet.title for sheet in book.worksheets]
    except _BROKEN as error:
        raise TableError("không mở được bảng tính; tệp có thể bị hỏng.") from error


def _workbook_rows(file: Path, title: str) -> Iterator[SheetRow]:
    try:
        with closing(load_workbook(file, read_only=True, data_only=True)) as book:
            sheet = book[title]
            assert isinstance(sheet, ReadOnlyWorksheet)
            sheet.reset_dimensions()
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                yield SheetRow(number, cast(Sequence[Cell], cells))
    except _BROKEN as error:
        raise TableError("bảng tính bị hỏng.") from error
