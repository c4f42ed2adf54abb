"""Cards of telephone lines, and the lines about a receiving office. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from actions.casework.hotlines.hours import hours_in_words
from actions.casework.hotlines.offices import OfficeNow
from actions.casework.hotlines.phones import shown
from actions.casework.hotlines.registry import Line
from procedures_kb.answers.card import Message
from procedures_kb.answers.words import day_in_words

_SAMPLE = "Đây là dữ liệu mẫu: số của tỉnh không có thật."
_TOLD_TOPICS = 3
OFFICES_TITLE = "Nơi nộp gần bạn"
OTHER_WAYS = (
    "Nộp trực tuyến: Cổng Dịch vụ công quốc gia, https://dichvucong.gov.vn",
    "Nộp qua bưu chính công ích: gửi tại bưu điện gần nhất, nếu thủ tục cho nộp qua bưu chính.",
)


def lines_card(lines: Sequence[Line], asked: str = "", sample: bool = False) -> Message:
    """The lines to call; at least one.

    Args:
        lines: as the registry found them.
        asked: the matter in our own words ('thái độ cán bộ'), never the citizen's message.
        sample: whether the province's data are made up.
    """
    matter = f"Về {asked}," if asked else "Việc này"
    said = [f"{matter} bạn gọi để được người thật giúp:", *map(_line, lines), *([_SAMPLE] if sample else [])]
    return {
        "text": "\n".join(said),
        "buttons": [],
        "custom": {"kind": "hotline", "entries": [_entry(line) for line in lines], "sample": sample},
    }


def office_lines(found: OfficeNow) -> list[str]:
    """What the section `OFFICES_TITLE` says of one office; `OTHER_WAYS` stand below the last one."""
    office = found.office
    phones = ", ".join(map(shown, office.phones))
    lines = [
        f"{office.name}: {office.address}",
        f"Tiếp nhận: {office.receives}" if office.receives else "",
        f"Giờ làm việc: {hours_in_words(office.hours)} ({_state(found.opens_at)})",
        f"Điện thoại: {phones}" if phones else "",
        f"Bản đồ: {office.map_url}" if office.map_url else "",
    ]
    return [line for line in lines if line]


def _line(line: Line) -> str:
    entry = line.entry
    who = ", ".join(filter(None, (entry.role, entry.unit)))
    contacts = ", ".join(filter(None, (*map(shown, entry.phones), entry.email)))
    topic = f" ({', '.join(entry.topics[:_TOLD_TOPICS])})" if entry.topics else ""
    return f"{contacts}: {who}{topic}" + ("" if line.open_now else f"; {_state(line.opens_at)}")


def _entry(line: Line) -> dict[str, Any]:
    entry = line.entry
    phones = [shown(number) for number in entry.phones]
    return {
        "key": entry.key,
        "unit": entry.unit,
        "role": entry.role,
        "phone": phones[0] if phones else "",
        "phones": phones,
        "email": entry.email,
        "topic": ", ".join(entry.topics),
        "open": line.open_now,
        "opens_at": line.opens_at.isoformat() if line.opens_at else None,
        "state": _state(line.opens_at),
        "hours": hours_in_words(entry.hours),
        "source": entry.source,
    }


def _state(opens_at: datetime | None) -> str:
    if opens_at is None:
        return "đang mở"
    return f"đang đóng, mở lại {opens_at:%H:%M} {day_in_words(opens_at.date())}"
