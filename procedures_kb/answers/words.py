"""Single facts in words: times, amounts, sources, levels. Nothing is rounded, nothing is added."""

from __future__ import annotations

import re
from datetime import date

from procedures_kb.models import (
    Document,
    Fee,
    FeeKind,
    FeeStatus,
    Level,
    ProcessingTime,
    Provenance,
    SubmissionChannel,
    TimeUnit,
)

NATIONAL_PORTAL_LINE = "18001096"
"""The telephone line of the national public-service portal."""

CHANNEL_NAMES = {
    SubmissionChannel.DIRECT: "Nộp trực tiếp",
    SubmissionChannel.ONLINE: "Nộp trực tuyến",
    SubmissionChannel.POSTAL: "Gửi qua bưu chính công ích",
}
LEVEL_NAMES = {
    Level.COMMUNE: "cấp xã",
    Level.PROVINCE: "cấp tỉnh",
    Level.MINISTRY: "cấp bộ",
    Level.OTHER: "cơ quan khác",
}
_UNIT_NAMES = {
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.DAY: "ngày",
    TimeUnit.HOUR: "giờ",
    TimeUnit.MONTH: "tháng",
}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_FEE_NAMES = {FeeKind.FEE: "Phí", FeeKind.CHARGE: "Lệ phí", FeeKind.OTHER: "Mức thu"}

_LEADING_ZERO = re.compile(r"\b0+(?=\d)")

UNKNOWN_TIME = "Nguồn công bố chưa ghi rõ thời hạn."
UNKNOWN_FEE = "Nguồn công bố chưa ghi mức thu. Bạn hỏi nơi tiếp nhận trước khi nộp."


def day_in_words(day: date) -> str:
    """'thứ Hai 23/11/2026'."""
    return f"{_WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def amount_in_words(amount: int) -> str:
    """20000 → '20.000 đồng'."""
    return f"{amount:,}".replace(",", ".") + " đồng"


def time_in_words(time: ProcessingTime) -> str:
    """'3 ngày làm việc', the published words, or that it is not said."""
    if not time.known:
        return UNKNOWN_TIME
    if time.value is None or time.unit is None:
        return time.text
    counted = f"{_number(time.value)} {_UNIT_NAMES[time.unit]}"
    published = _LEADING_ZERO.sub("", time.text).lower().replace(".", ",")
    if published in counted:
        return counted
    return time.text if counted in published else f"{counted} ({time.text})"


def fee_in_words(fee: Fee) -> str:
    """One fee as a line."""
    name = _FEE_NAMES[fee.kind]
    condition = f" ({fee.condition})" if fee.condition else ""
    match fee.status:
        case FeeStatus.AMOUNT:
            return f"{name}: {amount_in_words(fee.amount or 0)}{condition}"
        case FeeStatus.FREE:
            return f"Không thu phí, lệ phí{condition}"
        case FeeStatus.DEFERRED:
            return f"{name}: theo nghị quyết của Hội đồng nhân dân cấp tỉnh{condition}"
        case FeeStatus.SHOWN_FREE:
            return "Trang công bố ghi “Miễn phí” nhưng không nêu căn cứ; bạn hỏi lại nơi tiếp nhận cho chắc."
        case FeeStatus.UNKNOWN:
            return f"{name}: nguồn không ghi số tiền{condition}" if condition else UNKNOWN_FEE


def count_in_words(document: Document) -> str:
    """'1 bản chính, 1 bản sao', or '' where the source gives no count."""
    parts = [(document.originals, "bản chính"), (document.copies, "bản sao")]
    return ", ".join(f"{count} {name}" for count, name in parts if count)


def source_in_words(provenance: Provenance) -> str:
    """'Quyết định 163/QĐ-BTP, dữ liệu tháng 06/2026'."""
    return f"Quyết định {provenance.decision}, dữ liệu tháng {provenance.as_of:%m/%Y}"


def levels_in_words(levels: tuple[Level, ...]) -> str:
    """'cấp tỉnh, cấp xã'."""
    return ", ".join(LEVEL_NAMES[level] for level in levels)


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
