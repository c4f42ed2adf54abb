"""Opening hours in words, read and written: 'thứ Hai–thứ Sáu: 07:30-11:30, 13:30-17:00; thứ Bảy: 07:30-11:00'. Pure."""

from __future__ import annotations

import re
from itertools import groupby

from pydantic import ValidationError

from procedures_kb.calendar import OfficeHours
from procedures_kb.vietnamese import clean, fold

ALWAYS = "cả ngày đêm"
_ALWAYS = re.compile(r"24\s*/\s*(?:7|24)|(?:ca|suot) ngay(?: va)? dem|ngay dem")
_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAY = re.compile(r"\b(?:(?:thu|t)\s?(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))\b")
_DAY_WORDS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5} | {str(day + 2): day for day in range(6)}
_EVERY_DAY = re.compile(r"hang ngay|moi ngay|tat ca cac ngay|cac ngay trong tuan")
_WORKING_DAYS = re.compile(r"(?:cac )?ngay lam viec|gio hanh chinh")
_CLOCK = r"\d{1,2}\s?[:hg]\s?(?:\d{2})?"
_SESSION = re.compile(rf"({_CLOCK})\s*(?:-|–|—|den)\s*({_CLOCK})")
_FILLER = re.compile(r"[\s:,.()–—-]|\b(?:tu|den|va|sang|chieu|buoi)\b")


class HoursFault(ValueError):
    """Hours that cannot be read, in Vietnamese."""


def read_hours(text: str) -> OfficeHours | None:
    """Day groups apart by ';' or a new line, a group without days is Monday to Friday; None is day and night.

    Days that are not named are closed. Raises `HoursFault`.
    """
    if _ALWAYS.fullmatch(fold(clean(text))):
        return None
    days: dict[str, list[str]] = {key: [] for key in _KEYS}
    for group in filter(str.strip, re.split(r"[;\n]", text)):
        folded = fold(clean(group))
        sessions = [re.sub(r"\s", "", "-".join(match.groups())) for match in _SESSION.finditer(folded)]
        named = _days(_SESSION.sub(" ", folded))
        if not sessions:
            raise HoursFault("không đọc được giờ làm việc (cần dạng thứ Hai–thứ Sáu: 07:30-11:30, 13:30-17:00)")
        for day in named:
            days[_KEYS[day]] += sessions
    try:
        return OfficeHours.model_validate(days)
    except ValidationError as error:
        raise HoursFault("giờ làm việc không hợp lý") from error


def hours_in_words(hours: OfficeHours | None) -> str:
    """Days with the same hours stand together; a day without hours is left out."""
    if hours is None:
        return ALWAYS
    groups = []
    for sessions, days in groupby(range(7), key=hours.on):
        run = list(days)
        names = _NAMES[run[0]] if len(run) == 1 else f"{_NAMES[run[0]]}–{_NAMES[run[-1]]}"
        if sessions:
            groups.append(f"{names}: {', '.join(map(str, sessions))}")
    return "; ".join(groups)


def _days(words: str) -> list[int]:
    found = list(_DAY.finditer(words))
    rest = _FILLER.sub("", _WORKING_DAYS.sub("", _EVERY_DAY.sub("", _DAY.sub("", words))))
    if rest:
        raise HoursFault("không đọc được ngày làm việc (cần dạng thứ Hai–thứ Sáu)")
    if _EVERY_DAY.search(words):
        return list(range(7))
    if not found:
        return list(range(5))
    days: list[int] = []
    for before, match in zip([None, *found], found, strict=False):
        day = _DAY_WORDS.get(match[1] or "", 6)
        ranged = before and re.search(r"[-–—]|\bden\b", words[before.end() : match.start()])
        days += range(days[-1] + 1, day + 1) if ranged else [day]
    return days
