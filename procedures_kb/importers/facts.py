"""Reading the portal's cells: levels, processing times and fees in words.

Careful by rule: a cell that does not plainly state a fact leaves it unknown and keeps the published words.
"""

from __future__ import annotations

import re

from procedures_kb.models import Fee, FeeKind, FeeStatus, Level, ProcessingTime, TimeUnit
from procedures_kb.vietnamese import fold, nfc

_LEVELS = {"xa": Level.COMMUNE, "tinh": Level.PROVINCE, "bo": Level.MINISTRY, "khac": Level.OTHER}
_UNITS = {
    "ngay lam viec": TimeUnit.WORKING_DAY,
    "ngay": TimeUnit.DAY,
    "gio": TimeUnit.HOUR,
    "gio lam viec": TimeUnit.HOUR,
    "thang": TimeUnit.MONTH,
}
_TIME = re.compile(r"(\d{1,4})\s+(ngay lam viec|ngay|gio lam viec|gio|thang)")
_BARE_NUMBER = re.compile(r"\d+([.,]\d+)?")
_GROUPED = r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+"
_AMOUNT = re.compile(rf"({_GROUPED}|(?<![\d.,])\d{{4,9}})\s*(?:đồng|đ\b|vnđ|vnd)", re.IGNORECASE)
_COUNCIL = re.compile(r"hoi dong nhan dan|hdnd")
_FREE = re.compile(
    r"(khong|khong co|mien phi|mien le phi|khong thu( phi| le phi| phi, le phi)?|khong mat phi|"
    r"khong phai nop( phi| le phi)?|khong co phi|khong co le phi)\.?"
)
_NOTHING_SAID = ("khong co thong tin", "--", "")


def said(text: str) -> str:
    """The cell's words, or '' where the portal prints that it has none."""
    stripped = nfc(text).strip()
    return "" if fold(stripped) in _NOTHING_SAID else stripped


def read_levels(text: str) -> tuple[Level, ...]:
    """'Cấp Bộ, Cấp Tỉnh' → (MINISTRY, PROVINCE)."""
    words = (fold(part).split()[-1] for part in text.split(",") if part.strip())
    return tuple(dict.fromkeys(_LEVELS[word] for word in words if word in _LEVELS))


def read_time(text: str) -> ProcessingTime:
    """'07 Ngày làm việc' → 7 working days; other words are kept as words; a bare number is a placeholder: unknown."""
    words = said(text)
    if _BARE_NUMBER.fullmatch(words):
        return ProcessingTime()
    match = _TIME.fullmatch(fold(words))
    if match is None or int(match[1]) == 0:
        return ProcessingTime(text=words)
    return ProcessingTime(value=int(match[1]), unit=_UNITS[match[2]], text=words)


def read_fee(kind: FeeKind, amount: int | None, words: str, shown_free: bool) -> Fee:
    """What the fee cell states. `amount` in đồng; `shown_free` when the page prints 'Miễn phí' or 0."""
    condition = said(words)
    folded = fold(condition)
    if amount:
        return Fee(kind=kind, status=FeeStatus.AMOUNT, amount=amount, condition=condition)
    if _FREE.fullmatch(folded):
        return Fee(kind=kind, status=FeeStatus.FREE)
    if _COUNCIL.search(folded):
        return Fee(kind=kind, status=FeeStatus.DEFERRED, condition=condition)
    stated = _stated_amount(condition)
    if stated and "mien" not in folded:
        return Fee(kind=kind, status=FeeStatus.AMOUNT, amount=stated, condition=condition)
    if (
        condition
        and shown_free
        and folded.lstrip("-+* ").startswith(("truong hop", "mien", "doi voi"))
        and "mien" in folded
    ):
        return Fee(kind=kind, status=FeeStatus.FREE, condition=condition)
    if shown_free and not condition:
        return Fee(kind=kind, status=FeeStatus.SHOWN_FREE)
    return Fee(kind=kind, status=FeeStatus.UNKNOWN, condition=condition)


def _stated_amount(words: str) -> int | None:
    """The one amount in đồng that the words name; None when they name several or a range."""
    in_dong = {_digits(found) for found in _AMOUNT.findall(words)}
    numbers = in_dong | {_digits(found) for found in re.findall(_GROUPED, words)}
    return in_dong.pop() if len(in_dong) == len(numbers) == 1 else None


def _digits(number: str) -> int:
    return int(re.sub(r"\D", "", number))
