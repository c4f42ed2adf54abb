"""Single cells of a one-stop system's export, read strictly. Pure.

Faults are told in Vietnamese, because staff read them, and repeat nothing that could be a name or a person's number.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from unicodedata import is_normalized

from procedures_kb.calendar.clock import VIETNAM
from procedures_kb.vietnamese import clean

Cell = str | int | float | datetime | date | time | None
"""What a CSV file, a spreadsheet or a JSON document holds in one place."""

_NOTHING = frozenset({"", "-", "–", "—", "null", "none", "n/a", "nan"})
_LONGEST_NOTHING = max(map(len, _NOTHING))
_YEARS = range(2000, 2101)
_SERIAL_ZERO = datetime(1899, 12, 30)
"""Day 0 of spreadsheets."""
_LARGEST = 10**15
"""The largest amount that the table holds."""

_DMY = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
_YMD = r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})"
_TIME = r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?: ?(?P<half>SA|CH|AM|PM))?"
_ZONE = r"(?P<zone>Z|[+-]\d{2}:?\d{2})"
_SHAPES = [
    re.compile(shape, re.ASCII | re.IGNORECASE)
    for shape in (rf"{_DMY}(?:,? {_TIME})?", rf"{_TIME},? {_DMY}", rf"{_YMD}(?:[ T]{_TIME}(?: ?{_ZONE})?)?")
]
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_COUNT = re.compile(r"\d{1,2}", re.ASCII)
_AMOUNT = re.compile(
    r"(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:[., ][0-9]{3})+)(?:[.,]0{1,2})? ?(?:đồng|đ|vnd|vnđ)?", re.IGNORECASE
)
_NOT_DIGIT = re.compile(r"\D", re.ASCII)


class CellFault(ValueError):
    """Why a cell cannot be read, to be put after the column's name."""


def read_text(cell: Cell) -> str:
    """The text in NFC with single spaces; '' for nothing and for the usual signs of nothing."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        plain = cell.isprintable() and is_normalized("NFC", cell)
        text = " ".join(cell.split()) if plain else clean(cell.encode(errors="ignore").decode())
        return "" if len(text) <= _LONGEST_NOTHING and text.lower() in _NOTHING else text
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def read_moment(cell: Cell) -> datetime | None:
    """The moment in Vietnamese civil time; a mere date is its midnight. Raises `CellFault`."""
    if isinstance(cell, datetime):
        return _plausible(_civil(cell))
    if isinstance(cell, date):
        return _plausible(datetime.combine(cell, time()))
    text = read_text(cell)
    return _moment(text) if text else None


def read_count(cell: Cell) -> int | None:
    """A number of times, below 100; raises `CellFault`."""
    text = read_text(cell)
    if text and not _COUNT.fullmatch(text):
        raise CellFault("không phải là số lần")
    return int(text) if text else None


def read_amount(cell: Cell) -> int | None:
    """An amount of đồng such as '150.000 đồng'; raises `CellFault`."""
    text = read_text(cell)
    if not text:
        return None
    match = _AMOUNT.fullmatch(text)
    if not match:
        raise CellFault("không phải là số tiền (cần dạng 150000 hoặc 150.000 đồng)")
    amount = int(_NOT_DIGIT.sub("", match[1]))
    if amount > _LARGEST:
        raise CellFault(f"số tiền quá lớn (nhiều nhất {_LARGEST:,})".replace(",", "."))
    return amount


@lru_cache(maxsize=50_000)
def _moment(text: str) -> datetime:
    if _SERIAL.fullmatch(text):
        return _plausible(_of_serial(float(text.replace(",", "."))))
    match = next(filter(None, (shape.fullmatch(text) for shape in _SHAPES)), None)
    if not match:
        raise CellFault("không đọc được ngày (cần dạng 23/09/2025 hoặc 23/09/2025 14:30)")
    try:
        return _plausible(_of_parts(match.groupdict()))
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, CellFault) else CellFault(f"“{text}” không phải là ngày giờ có thật") from None


def _of_serial(days: float) -> datetime:
    return _SERIAL_ZERO + timedelta(seconds=round(days * 86400))


def _of_parts(parts: dict[str, str | None]) -> datetime:
    year, month, day, hour, minute, second = (int(parts[name] or 0) for name in _PARTS)
    read = datetime(year, month, day, _of_24(hour, parts["half"]), minute, second)
    return _civil(datetime.fromisoformat(f"{read.isoformat()}{parts.get('zone') or ''}"))


def _civil(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(VIETNAM).replace(tzinfo=None)


def _of_24(hour: int, half: str | None) -> int:
    """The hour of a clock of 24 hours; SA and AM are before noon, CH and PM after it."""
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half.upper() in ("CH", "PM") else 0)


def _plausible(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise CellFault(f"“{moment:%d/%m/}{moment.year:04}” nằm ngoài các năm {_YEARS[0]}–{_YEARS[-1]}")
    return moment.replace(microsecond=0)
