"""Finds the numbers by which a person can be known: telephone and identity numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

Span = tuple[int, int]
"""Begin and end in a text."""

_UNIT = r"(?=\s?(?:đồng|dong\b|đ\b|vnđ|vnd|nghìn|ngàn|triệu|trieu\b|tỷ|tỉ|ty\b))"
_PUBLIC = re.compile(
    r"(?<![\d.])\d\.\d{6}(?!\d)"  # a procedure's code
    r"|(?<![\d./-])[0-3]?\d([./-])[01]?\d\1(?:19|20)\d\d(?![./-]?\d)"  # a date
    r"|(?<!\d)1[89]00\d{4}(?:\d\d)?(?!\d)"  # a hotline
    rf"|(?<![\d+.])[1-9]\d{{0,2}}(?:[ .,]\d{{3}}){{1,5}}(?![.,]?\d){_UNIT}"  # an amount
    rf"|(?<![\d+.])[1-9]\d*{_UNIT}"
    r"|(?<![\d+.])(?!84[. ])[1-9]\d{0,2}(?:[.,]\d{3}){1,4}(?<=000)(?![.,]?\d)",
    re.IGNORECASE,
)
_RUN = re.compile(r"\d+(?:(?:[^\S\n]|[.()\u2010-\u2015-]){1,3}\d+)*")
_CHUNK = re.compile(r"\d+")
_PLUS, _PLUS_OR_BRACKET = re.compile(r"\+$"), re.compile(r"(?:\+\(?|\(\+?)$")
_SIZES = (10, 11, 12, 13, 14, 9)
"""Digits of a number that is written in several parts, likeliest first."""
_MOST_PARTS = max(_SIZES)
_SIZES_WITH_COUNTRY = {"84": (11, 12), "0084": (12, 13, 14)}
"""Identity numbers may begin with 0084 too, and have 12 digits."""
_OLD_ID_PARTS = ([3, 3, 3], [3, 6], [6, 3])


def public_spans(text: str) -> Iterator[Span]:
    """Amounts, dates, hotlines and procedure codes, which are nobody's."""
    return (match.span() for match in _PUBLIC.finditer(text))


def number_spans(text: str) -> Iterator[Span]:
    """Telephone numbers, identity numbers of 12 and of 9 digits, and whatever else has 9 digits and more."""
    for run in _RUN.finditer(text):
        chunks = list(_CHUNK.finditer(text, *run.span()))
        at = 0
        while at < len(chunks):
            begin = chunks[at].start()
            abroad = "+" in text[max(0, begin - 2) : begin]
            parts = _parts([chunk[0] for chunk in chunks[at : at + _MOST_PARTS]], abroad)
            if parts:
                end = chunks[at + parts - 1].end()
                yield _with_opening(text, begin, end), end
            at += parts or 1


def _with_opening(text: str, begin: int, end: int) -> int:
    """Where the number begins with its plus and its bracket, if that is closed within the number."""
    opening = _PLUS_OR_BRACKET if ")" in text[begin:end] else _PLUS
    match = opening.search(text, max(0, begin - 2), begin)
    return match.start() if match else begin


def _parts(chunks: list[str], abroad: bool) -> int:
    """How many of the first chunks make up a number; 0 when they do not."""
    sizes = list(accumulate(map(len, chunks)))
    fitting = [count for count in range(1, len(chunks) + 1) if _is_number(chunks[:count], abroad)]
    order = {size: rank for rank, size in enumerate(_SIZES)}
    return min(fitting, key=lambda count: order.get(sizes[count - 1], len(order)), default=0)


def _is_number(chunks: list[str], abroad: bool) -> bool:
    digits = "".join(chunks)
    if len(chunks) == 1:
        return len(digits) >= 9
    if abroad:
        return 9 <= len(digits) <= 14
    if chunks[0] in _SIZES_WITH_COUNTRY:
        return len(digits) in _SIZES_WITH_COUNTRY[chunks[0]]
    if any(len(chunk) > 9 for chunk in chunks[1:]):
        return False
    if digits.startswith("0"):
        return 9 <= len(digits) <= 12
    return [len(chunk) for chunk in chunks] in _OLD_ID_PARTS
