"""Made-up lines, offices and files for tests."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from actions.casework.hotlines.importing import ListReport, import_list
from actions.casework.hotlines.models import HotlineEntry, ReceivingOffice
from actions.casework.provinces import Province
from procedures_kb.calendar import OfficeHours
from procedures_kb.store import Database

NOW = datetime(2026, 11, 23, 9, 0)
"""A Monday, open."""
TODAY = NOW.date()
SATURDAY = datetime(2026, 11, 28, 9, 0)
PROVINCE = Province(slug="mau", name="Tỉnh Mẫu", sample=True)


def entry(**changed: Any) -> HotlineEntry:
    """A line of an office, with what the test changes."""
    usual: dict[str, Any] = {
        "key": "mau",
        "list": "đường dây nóng ngành",
        "unit": "Sở Nội vụ",
        "role": "Thanh tra Sở",
        "phones": ("02990000012", "0900000112"),
        "email": "thanhtra@mau.example",
        "topics": ("thái độ cán bộ",),
        "area": "99",
        "hours": OfficeHours(),
        "source": "Dữ liệu mẫu",
    }
    return HotlineEntry(**usual | changed)


def office(**changed: Any) -> ReceivingOffice:
    """An office that is open on Saturday mornings, with what the test changes."""
    usual: dict[str, Any] = {
        "key": "mau",
        "name": "Bộ phận Một cửa phường Mẫu 1",
        "level": "commune",
        "area": "99001",
        "address": "1 đường Mẫu",
        "hours": OfficeHours.model_validate({"sat": ["07:30-11:00"]}),
    }
    return ReceivingOffice(**usual | changed)


def write(folder: Path, text: str, name: str = "danh sách.yml") -> Path:
    """A file with this text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def load(database: Database, folder: Path, text: str, name: str = "danh sách.yml", today: date = TODAY) -> ListReport:
    """Import a file with this text."""
    return import_list(database, write(folder, text, name), PROVINCE, today)
