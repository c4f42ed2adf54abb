"""Deliveries as rows of a CSV file that a unit reads. A delivery is never in the file twice.

The file is only appended to: whoever wants to edit it edits a copy.
"""

from __future__ import annotations

import asyncio
import errno
import fcntl
import os
from pathlib import Path

from actions.casework.complaints.delivery.csv_rows import CSV_HEADER, csv_line, csv_row
from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed

_BYTE_ORDER_MARK = "\ufeff"
"""So that Excel reads UTF-8."""


class CsvSender:
    """Appends to the target if it is a CSV file, else to a file for each month in the folder that it is."""

    def __init__(self, folder: Path) -> None:
        """Targets are paths within `folder`, or absolute ones."""
        self._folder = folder

    async def send(self, delivery: Delivery) -> None:
        """Return once the row is on the disk; raises `DeliveryFailed`."""
        try:
            await asyncio.to_thread(append_once, self._folder / _file(delivery), csv_row(delivery))
        except OSError as error:
            raise DeliveryFailed(f"không ghi được tệp ({errno.errorcode.get(error.errno or 0, '?')})") from None


def _file(delivery: Delivery) -> Path:
    """The same at every try."""
    target = Path(delivery.target)
    return target if target.suffix == ".csv" else target / f"phan-anh-{delivery.created_at:%Y-%m}.csv"


def append_once(file: Path, cells: tuple[str, ...]) -> None:
    """Append the row unless one with the same first cell is there; on return it is on the disk.

    A row that a crash left half written is taken out first. Raises `OSError`.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o640)
    with os.fdopen(descriptor, "r+b", buffering=0) as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        whole = opened.read()
        whole = whole[: whole.rfind(b"\n") + 1]
        line = csv_line(cells).encode()
        key = csv_line(cells[:1]).strip().encode() + b","
        if not any(row.startswith(key) for row in whole.splitlines()):
            header = b"" if whole else (_BYTE_ORDER_MARK + csv_line(CSV_HEADER)).encode()
            opened.truncate(len(whole))
            opened.seek(len(whole))
            _write(opened.fileno(), header + line)
        os.fsync(opened.fileno())
    _sync_folder(file.parent)


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _sync_folder(folder: Path) -> None:
    """A new file's name must outlive a power cut too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
