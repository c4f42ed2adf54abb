"""The days that people name when they write to an office: 'mai', 'bữa ni', 'thứ 2 tuần sau', 'ngày 25/11'. Pure.

A vague day ('tuần sau', 'bữa trước', 'mai mốt') and a lunar one ('mùng 5') name no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from procedures_kb.vietnamese import fold

_WORD = re.compile(r"(?<!\\)[^\W\d_]+")


def typed(pattern: str) -> re.Pattern[str]:
    """A pattern for lower-case text whose words are found as written or without any accent, as whole words."""
    return re.compile(rf"(?<![\w/])(?:{_WORD.sub(_with_or_without_accents, pattern)})(?![\w/])")


def _with_or_without_accents(word: re.Match[str]) -> str:
    plain = fold(word[0])
    return word[0] if plain == word[0] else f"(?:{word[0]}|{plain})"


@dataclass(frozen=True)
class DayMention:
    """`day`, named from `start` to `end` of a text."""

    start: int
    end: int
    day: date


_PART_OF_DAY = "(?:sáng|trưa|chiều)"
_NO_NAME = "".join(f"(?<!{title} )" for title in ("cô", "bà", "chị", "dì", "bé", "mợ", "thím", "tên", "bạn"))
_RELATIVE = (
    (-2, typed("hôm kia")),
    (-1, typed(f"(?:hôm|bữa|{_PART_OF_DAY}) qua|hqua")),
    (0, typed(f"(?:hôm|bữa|{_PART_OF_DAY}|tối) (?:nay|ni)|ngày ni|hnay|^nay|^chừ|^giờ|bây giờ|bây chừ")),
    (1, typed(rf"(?:ngày|bữa|{_PART_OF_DAY}) mai|(?<!nay ){_NO_NAME}mai(?! (?:mốt|kia|sau|mà|chưa|không)\b)")),
    (2, typed("(?:ngày|bữa|hôm) mốt|ngày kia")),
    (-1, re.compile(r"(?<!\w)tối qua(?!\w)")),
    (1, re.compile(r"(?<!\w)mơi(?!\w)")),
    (2, re.compile(r"(?<!mai )(?<!\w)mốt(?!\w)")),
)
"""Days from today. The last three count only as written: without accents they are other words ('tôi qua', 'mới')."""
_WEEKDAY_NAMES = (
    *(f"(?:thứ ?|t)(?:{names})" for names in ("2|hai", "3|ba", "4|tư", "5|năm", "6|sáu", "7|bảy|bẩy")),
    "(?:chủ|chúa) nhật",
)
_WEEKDAYS = tuple(typed(names) for names in _WEEKDAY_NAMES)
_WEEKDAY = f"(?:{'|'.join(_WEEKDAY_NAMES)})"
_NO_COUNT = "".join(f"(?<!{counted} )" for counted in ("lần", "con", "đứa", "bé", "người", "bản", "tờ"))
_WEEKS = {"tuan sau": 1, "tuan toi": 1, "tuan nay": 0, "tuan ni": 0, "tuan truoc": -1, "tuan roi": -1, "tuan qua": -1}
_ON_WEEKDAY = typed(
    rf"{_NO_COUNT}(hôm |bữa )?({_WEEKDAY})"
    r"(?: (tuần (?:sau|tới|này|ni|trước|rồi|qua))| (tới|sau)| (vừa rồi|vừa qua|rồi|trước))?"
)
_WITH_NAME = r"(?:ngày|hôm|bữa) (\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})"
_BARE = r"(\d{1,2})(?:/| tháng )(\d{1,2})"
_ON_DATE = typed(rf"(?:{_WEEKDAY},? )?(?:{_WITH_NAME}|{_BARE})(?:(?: ?[/.-] ?| năm )(\d{{4}}|\d{{2}}))?(?!\d)")
_ON_DAY_OF_MONTH = typed(r"(?:ngày|hôm|bữa) (\d{1,2})( tháng (?:này|ni))?(?! ?[/.-] ?\d| tháng)")
_ALWAYS_OPEN = (24, 7)
"""'24/7' without 'ngày' is no date."""


def day_mentions(text: str, today: date) -> list[DayMention]:
    """Every day that the lower-case text names, seen from `today`; what lies inside a longer mention is left out."""
    found: list[DayMention] = []
    for mention in _readings(text, today):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    return found


def _readings(text: str, today: date) -> Iterator[DayMention]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
        (_ON_DATE, _date),
        (_ON_DAY_OF_MONTH, _day_of_month),
        (_ON_WEEKDAY, _weekday),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            day = read(match, today)
            if day is not None:
                yield DayMention(match.start(), match.end(), day)
    for offset, pattern in _RELATIVE:
        for match in pattern.finditer(text):
            yield DayMention(match.start(), match.end(), today + timedelta(offset))


def _date(match: re.Match[str], today: date) -> date | None:
    """Without a year, the nearest such day."""
    named_day, named_month, bare_day, bare_month, year = match.groups()
    day, month = int(named_day or bare_day), int(named_month or bare_month)
    if named_day is None and year is None and (day, month) == _ALWAYS_OPEN:
        return None
    years = [int(f"20{year}"[-4:])] if year else [today.year - 1, today.year, today.year + 1]
    return _nearest((_existing(year, month, day) for year in years), today)


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    """Of this month when it says so, else the nearest day with that number."""
    reach = range(1) if match[2] else range(-2, 3)
    months = (today.year * 12 + today.month - 1 + offset for offset in reach)
    return _nearest((_existing(month // 12, month % 12 + 1, int(match[1])) for month in months), today)


def _weekday(match: re.Match[str], today: date) -> date:
    """Of the week that is named; else the coming one, today included unless 'tới'; the last one after 'hôm'."""
    past, name, week, coming, gone = match.groups()
    number = next(index for index, weekday in enumerate(_WEEKDAYS) if weekday.fullmatch(name))
    day = today + timedelta(number - today.weekday())
    if week:
        return day + timedelta(weeks=_WEEKS[fold(week)])
    if past or gone:
        return day - timedelta(7) if day >= today else day
    return day + timedelta(7) if day < today or (coming and day == today) else day


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(days: Iterator[date | None], today: date) -> date | None:
    return min((day for day in days if day), key=lambda day: (abs(day - today), day < today), default=None)
