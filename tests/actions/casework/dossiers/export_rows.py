"""Made-up exports of a one-stop system."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from actions.casework.dossiers.seals import Sealer

SEALER = Sealer(b"a key for tests, thirty-two bytes")
CODE = "H99.21-261102-0007"
USUAL = {
    "Mã hồ sơ": CODE,
    "Trạng thái": "Đang xử lý",
    "Tên thủ tục": "Đăng ký kết hôn",
    "Đơn vị xử lý": "UBND phường Mẫu 1",
    "Bước xử lý": "Xác minh",
    "Người nộp": "Nguyễn Văn Mẫu",
    "Số điện thoại": "0900 000 123",
    "Số định danh": "000000004567",
    "Ngày tiếp nhận": "02/11/2026 08:15",
    "Ngày hẹn trả": "27/11/2026",
    "Lý do": "",
    "Ngày cập nhật": "20/11/2026 10:00",
}
"""Header → cell."""

Row = Mapping[str, str]


def row(number: int = 7, **changed: str) -> dict[str, str]:
    """A row of the usual columns; `changed` names columns by `COLUMNS`."""
    return USUAL | {"Mã hồ sơ": f"H99.21-261102-{number:04}"} | {COLUMNS[name]: cell for name, cell in changed.items()}


COLUMNS = {
    "code": "Mã hồ sơ",
    "status": "Trạng thái",
    "unit": "Đơn vị xử lý",
    "step": "Bước xử lý",
    "received": "Ngày tiếp nhận",
    "due": "Ngày hẹn trả",
    "reason": "Lý do",
    "phone": "Số điện thoại",
    "updated": "Ngày cập nhật",
    "first_due": "Ngày hẹn trả ban đầu",
    "moves": "Số lần gia hạn",
    "finished": "Ngày có kết quả",
    "returned": "Ngày trả kết quả",
}


def write_csv(file: Path, rows: Iterable[Row], without: Iterable[str] = ()) -> Path:
    """The rows as CSV, their columns taken from the first one."""
    table = [{header: cell for header, cell in one.items() if header not in set(without)} for one in rows]
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    return file
