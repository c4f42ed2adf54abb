"""By when a dossier's result is promised: the published processing time on the calendar (docs/calendar.md)."""

from __future__ import annotations

import calendar as months
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from procedures_kb.calendar.national import SATURDAY
from procedures_kb.calendar.working_calendar import WorkingCalendar
from procedures_kb.models import ProcessingTime, TimeUnit
from procedures_kb.vietnamese import fold

_DAYS_OF_A_MONTH = 30
"""For part of a month: Civil Code 91/2015/QH13, article 146(1)."""
_SAME_DAY = re.compile(r"\W*(?:ngay )?trong ngay\b")
_CUT_HOUR = re.compile(r"\bsau (\d{1,2}) gio\b.{0,60}\bngay (?:lam viec )?tiep theo")
_SAME_DAY_RULE = "trong ngày nhận hồ sơ"
_ROLLED = "ngày cuối là ngày nghỉ nên tính đến hết ngày làm việc tiếp theo"


@dataclass(frozen=True)
class Deadline:
    """The latest promised moment, and in Vietnamese how it was counted."""

    moment: datetime
    explanation: str


def deadline(calendar: WorkingCalendar, filed: datetime, time: ProcessingTime) -> Deadline | None:
    """The deadline of a dossier received at `filed`; None when the time is neither a number nor "the same day".

    The day of filing is not counted (Civil Code, article 147); in days and months the promise runs to the close of the
    office on the last day, in hours to the exact moment.
    """
    if time.value is None or time.unit is None:
        return _within_the_day(calendar, filed, time.text)
    if time.unit is TimeUnit.HOUR:
        return _after_hours(calendar, filed, time.value)
    if time.unit is TimeUnit.WORKING_DAY:
        return _after_working_days(calendar, filed, time.value)
    return _after_calendar_days(calendar, filed, time.value, time.unit)


def _within_the_day(calendar: WorkingCalendar, filed: datetime, text: str) -> Deadline | None:
    """'Ngay trong ngày; nhận sau 15 giờ thì trong ngày làm việc tiếp theo', however the source puts it."""
    folded = fold(text)
    cut = _CUT_HOUR.search(folded)
    if cut is None and not _SAME_DAY.match(folded):
        return None
    rule = f"{_SAME_DAY_RULE}; nhận sau {cut[1]} giờ thì ngày làm việc tiếp theo" if cut else _SAME_DAY_RULE
    late = cut is not None and filed.hour >= int(cut[1])
    day = calendar.add_working_days(filed.date(), 1) if late else calendar.working_day_from(filed.date())
    return Deadline(calendar.closing(day), f"{rule}; phải xác minh thì lâu hơn" if "xac minh" in folded else rule)


def _after_hours(calendar: WorkingCalendar, filed: datetime, hours: float) -> Deadline:
    moment = calendar.add_working_hours(filed, hours)
    rule = f"{_number(hours)} giờ, tính trong giờ làm việc"
    days_off = _days_off(calendar, filed.date(), moment.date())
    return Deadline(moment, f"{rule}, không tính {days_off}" if days_off else rule)


def _after_working_days(calendar: WorkingCalendar, filed: datetime, days: float) -> Deadline:
    due = calendar.add_working_days(filed.date(), math.ceil(days))
    rule = f"{_whole_days(days, 'ngày làm việc')} kể từ ngày tiếp theo, không tính thứ Bảy, Chủ nhật"
    days_off, worked = _days_off(calendar, filed.date(), due), _worked_weekends(calendar, filed.date(), due)
    return Deadline(calendar.closing(due), rule + (f" và {days_off}" if days_off else "") + worked)


def _after_calendar_days(calendar: WorkingCalendar, filed: datetime, value: float, unit: TimeUnit) -> Deadline:
    if unit is TimeUnit.MONTH:
        last = _months_after(filed.date(), value)
        rule = f"{_number(value)} tháng tính theo dương lịch, kể từ ngày tiếp theo"
    else:
        last = filed.date() + timedelta(math.ceil(value))
        rule = f"{_whole_days(value, 'ngày')} kể từ ngày tiếp theo, tính cả ngày nghỉ"
    due = calendar.working_day_from(last)
    return Deadline(calendar.closing(due), rule if due == last else f"{rule}; {_ROLLED}")


def _months_after(day: date, value: float) -> date:
    """The corresponding day, or the month's last when it has none (article 148(3)); half a month is fifteen days."""
    part, whole = math.modf(value)
    year, month = divmod(day.year * 12 + day.month - 1 + int(whole), 12)
    last_of_month = months.monthrange(year, month + 1)[1]
    corresponding = date(year, month + 1, min(day.day, last_of_month))
    return corresponding + timedelta(math.ceil(part * _DAYS_OF_A_MONTH))


def _days_off(calendar: WorkingCalendar, start: date, end: date) -> str:
    """The days off from Monday to Friday after `start` up to `end`: 'ngày nghỉ 16/02–20/02 (Tết Nguyên đán)', or ''."""
    runs: list[list[date]] = []
    for day in _days_after(start, end):
        if day.weekday() >= SATURDAY or calendar.is_working_day(day):
            continue
        if runs and calendar.working_days_between(runs[-1][-1], day) == 0:
            runs[-1].append(day)
        else:
            runs.append([day])
    return f"ngày nghỉ {', '.join(_run_in_words(calendar, run) for run in runs)}" if runs else ""


def _worked_weekends(calendar: WorkingCalendar, start: date, end: date) -> str:
    """The weekend days that count all the same: '; có tính ngày làm bù 22/08', or ''."""
    worked = (day for day in _days_after(start, end) if day.weekday() >= SATURDAY and calendar.is_working_day(day))
    days = ", ".join(f"{day:%d/%m}" for day in worked)
    return f"; có tính ngày làm bù {days}" if days else ""


def _days_after(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days) for days in range(1, (end - start).days + 1))


def _run_in_words(calendar: WorkingCalendar, run: list[date]) -> str:
    names = ", ".join(dict.fromkeys(calendar.holiday(day) for day in run))
    span = f"{run[0]:%d/%m}–{run[-1]:%d/%m}" if len(run) > 1 else f"{run[0]:%d/%m}"
    return f"{span} ({names})"


def _whole_days(value: float, unit: str) -> str:
    """'3 ngày'; part of a day counts as a whole one."""
    rounded = math.ceil(value)
    return f"{rounded} {unit}" if rounded == value else f"{_number(value)} {unit}, làm tròn thành {rounded} {unit},"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
