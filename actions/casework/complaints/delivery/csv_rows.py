"""Deliveries as rows of CSV. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from actions.casework.complaints.delivery.models import RECEIVED, Delivery
from actions.casework.complaints.delivery.words import CATEGORY_NAMES, email_of, exact, phone_of

CSV_HEADER = (
    "Mã chuyển",
    "Lần chuyển",
    "Mã phản ánh",
    "Loại việc",
    "Nơi xảy ra",
    "Đơn vị bị phản ánh",
    "Thời điểm xảy ra",
    "Mã thủ tục",
    "Mã hồ sơ",
    "Nội dung",
    "Điện thoại",
    "Email",
    "Gửi lúc",
    "Đơn vị xử lý",
    "Hạn trả lời",
    "Ảnh",
)

_FORMULA = re.compile(r"(^|[;,])([ \"]*)(?=[=+\-@＝＋－＠])")
"""Where a cell begins like a formula, also for a reader that takes ';' or ',' within it for the end of a cell."""


def csv_line(cells: Sequence[str]) -> str:
    """The cells as exactly one line that ends in CR LF; none of them can act as a formula."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow([_safe(cell) for cell in cells])
    return line.getvalue()


def csv_row(delivery: Delivery) -> tuple[str, ...]:
    """The cells under `CSV_HEADER`; the first is the delivery's key."""
    ticket, told = delivery.ticket, delivery.ticket.complaint
    return (
        delivery.key,
        "Lần đầu" if delivery.occasion == RECEIVED else "Nhắc lại",
        ticket.code,
        CATEGORY_NAMES[told.category],
        told.place,
        told.unit,
        told.happened,
        told.procedure_code,
        told.dossier_code,
        told.text,
        phone_of(told),
        email_of(told),
        exact(ticket.created_at),
        ticket.route.unit,
        exact(ticket.route.answer_by),
        " ".join(picture.name for picture in told.pictures),
    )


def _safe(cell: str) -> str:
    return _FORMULA.sub(r"\1\2'", " ".join(cell.split()))
