"""Made-up complaints, routes and offices."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from actions.casework.complaints.models import Category, Complaint, Picture, Route
from actions.casework.complaints.settings import ComplaintSettings
from actions.casework.hotlines.models import HotlineEntry
from procedures_kb.calendar import WorkingCalendar

NOW = datetime(2026, 11, 23, 9, 30)
"""A Monday; the Tuesday after it is Ngày Văn hóa Việt Nam, a holiday."""
CALENDAR = WorkingCalendar()
ROUTE = Route(
    entry="phuong-mau-1",
    unit="UBND phường Mẫu 1",
    phone="0900000001",
    email="phuong1@mau.example",
    why="Vì đây là phản ánh về đời sống khu dân cư nên chuyển đến UBND phường Mẫu 1.",
    answer_by=datetime(2026, 12, 8, 17),
)
COMPLAINT = Complaint(
    text="Rác chất đống trước cổng trường tiểu học Mẫu cả tuần không ai dọn",
    category=Category.NEIGHBOURHOOD,
    place_code="99001",
    place="Phường Mẫu 1",
    happened="từ thứ hai tuần trước",
    contact_phone="0900000123",
    contact_email="nguoidan@mau.example",
    consent=True,
    pictures=(Picture("0f" * 32, "image/jpeg", 12345),),
    channel="rest",
    sender="a",
)


def complaint(**changed: Any) -> Complaint:
    """A complaint about rubbish in Phường Mẫu 1, with consent."""
    return replace(COMPLAINT, **changed)


def _entry(key: str, unit: str, phones: tuple[str, ...] = ("0900000009",), email: str = "") -> HotlineEntry:
    return HotlineEntry(key=key, list="Danh bạ mẫu", unit=unit, phones=phones, email=email)


ENTRIES = {
    entry.key: entry
    for entry in (
        _entry("phuong-mau-1", "UBND phường Mẫu 1", ("0900000001", "0900000002"), "phuong1@mau.example"),
        _entry("so-noi-vu", "Sở Nội vụ", email="snv@mau.example"),
        _entry("thanh-tra", "Thanh tra tỉnh", phones=()),
        _entry("1022", "Tổng đài 1022 tỉnh Mẫu", ("1022",)),
    )
}


def settings(*rules: dict[str, Any], **others: Any) -> ComplaintSettings:
    """Settings with these rules."""
    return ComplaintSettings.model_validate({"rules": rules, **others})
