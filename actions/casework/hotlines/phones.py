"""Telephone numbers as offices publish them: several in a cell, written in many ways. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_NUMBER = re.compile(r"0[35789]\d{8}|02\d{9}|1[89]00\d{4}(?:\d\d)?|11[1-9]|10\d\d", re.ASCII)
"""Mobile, landline, 1800 and 1900, emergency and service numbers."""
_ABROAD = re.compile(r"^(?:\+|00)84(?:0(?=2\d{9}$|\d{9}$))?")
_BETWEEN = re.compile(r"[,;/\n|]|\b(?:hoặc|và)\b", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:số|điện thoại|cố định|di động|đtdđ|sđt|đt|dđ|tel|hotline|zalo)\b[.:]?", re.IGNORECASE)
_WITHIN = re.compile(r"[.()\[\]\u00a0]")
_GAPS = re.compile(r"[\s\u2010-\u2015-]+")


class PhoneFault(ValueError):
    """Why a cell of telephone numbers cannot be read, in Vietnamese; repeats no number."""


def read_phones(text: str) -> tuple[str, ...]:
    """The numbers of a cell as digits, each once: '02963.957.049 - 0378.247.247'; raises `PhoneFault`."""
    return tuple(dict.fromkeys(number for piece in _BETWEEN.split(text) for number in _numbers(piece)))


def written(cell: str | int | float) -> str:
    """A cell of telephone numbers as text; gives the zero back that spreadsheets take from a number."""
    text = cell if isinstance(cell, str) else str(int(cell))
    return f"0{text}" if _NUMBER.fullmatch(f"0{text}") else text


def shown(number: str) -> str:
    """As people read it: '0296 3957 006', '0378 247 247', '1022'."""
    if len(number) == 11 and number.startswith(("024", "028")):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    if len(number) == 11:
        return f"{number[:4]} {number[4:8]} {number[8:]}"
    return f"{number[:4]} {number[4:7]} {number[7:]}" if number.startswith("0") else number


def _numbers(piece: str) -> Iterator[str]:
    """The longest run of chunks that is a number, then the next one."""
    plain = _WITHIN.sub("", _LABEL.sub(" ", piece))
    if any(char.isalpha() for char in plain):
        raise PhoneFault("có chữ lẫn với số điện thoại")
    chunks = list(filter(None, _GAPS.split(plain)))
    while chunks:
        joined = (_at_home("".join(chunks[:count])) for count in range(len(chunks), 0, -1))
        counts = range(len(chunks), 0, -1)
        found = next(((number, count) for number, count in zip(joined, counts, strict=True) if number), None)
        if not found:
            raise PhoneFault("số điện thoại thiếu hoặc thừa chữ số")
        yield found[0]
        chunks = chunks[found[1] :]


def _at_home(digits: str) -> str:
    """The number with 0 for +84; '' when it is none."""
    number = _ABROAD.sub("0", digits)
    return number if _NUMBER.fullmatch(number) else ""
