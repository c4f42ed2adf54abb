"""The days off of the whole country: the law's holidays as `holidays` computes them, corrected; and what was announced.

Labour Code 45/2019/QH14, articles 111(3) and 112; Resolution 28/2026/QH16, article 2. See docs/calendar.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from holidays import country_holidays

from procedures_kb.calendar.announced import announcements

SATURDAY = 5
"""The first weekly day off, as `date.weekday` counts."""

CULTURE_DAY = "Ngày Văn hóa Việt Nam"
_OCCASIONS = {
    "Tết Dương lịch": "Tết Dương lịch",
    "Tết": "Tết Nguyên đán",
    "Giỗ Tổ": "Giỗ Tổ Hùng Vương",
    "Chiến thắng": "Ngày Chiến thắng",
    "Lao động": "Ngày Quốc tế Lao động",
    "Quốc khánh": "Quốc khánh",
    "Văn hóa": CULTURE_DAY,
}
"""A word of the library's name → ours; the first that fits counts. Whatever fits none (a swap) is not taken over."""


@dataclass(frozen=True)
class NationalYear:
    """One year. `names` has every holiday and announced day off, also on weekends; `worked` the announced Saturdays."""

    names: dict[date, str]
    worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Whether offices of the whole country work on the day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.names)


@cache
def national_year(year: int) -> NationalYear:
    """The days off and worked Saturdays of a calendar year.

    An announced break stands instead of the days that the law's rule gives for the same occasion in that year.
    """
    breaks = [pause for announcement in announcements() for pause in announcement.breaks if pause.first.year == year]
    decided = {pause.name for pause in breaks}
    names = {day: name for day, (occasion, name) in _holidays_of_law(year).items() if occasion not in decided}
    for pause in breaks:
        for day in pause.days():
            names.setdefault(day, pause.name)
    worked = (day for announcement in announcements() for day in announcement.working_days if day.year == year)
    return NationalYear(names, frozenset(worked))


def _holidays_of_law(year: int) -> dict[date, tuple[str, str]]:
    """Day → (occasion, the day's own name).

    Nothing is given in lieu of Culture Day: article 111(3) does so for the holidays of article 112(1) alone.
    """
    found = {}
    for day, published in country_holidays("VN", years=year, language="vi").items():
        occasion = next((name for word, name in _OCCASIONS.items() if word in published), "")
        in_lieu = "nghỉ bù" in published
        if occasion and not (in_lieu and occasion == CULTURE_DAY):
            found[day] = (occasion, f"Nghỉ bù {occasion}" if in_lieu else occasion)
    return found
