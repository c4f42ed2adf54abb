"""The hotline registry: which line to call, and whether somebody answers it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from actions.casework.hotlines.areas import distance
from actions.casework.hotlines.keeping import valid_hotlines
from actions.casework.hotlines.models import HotlineEntry
from actions.casework.hotlines.national import national_lines
from actions.casework.hotlines.opening import opening
from actions.casework.hotlines.topics import grams, is_general, likeness
from procedures_kb.calendar import WorkingCalendar, vietnam_now
from procedures_kb.store import Database

MOST_LINES = 5
_GOOD_ENOUGH = 0.5
"""Lines that fit at least this well compared with the best."""


@dataclass(frozen=True)
class Line:
    """A line that can be called."""

    entry: HotlineEntry
    open_now: bool
    opens_at: datetime | None
    """Naive Vietnamese civil time; None while it is open."""


class HotlineRegistry:
    """The imported lists over the national lines; an imported entry with a national one's key stands instead of it."""

    def __init__(
        self, database: Database, calendar: WorkingCalendar, clock: Callable[[], datetime] = vietnam_now
    ) -> None:
        """`database` must be migrated; `calendar` has the province's days; `clock` tells `entry` what counts now."""
        self._database = database
        self._calendar = calendar
        self._clock = clock

    def entry(self, key: str) -> HotlineEntry | None:
        """The entry with this key, if it counts now."""
        return self._valid(self._clock().date()).get(key)

    def entries(self, day: date) -> list[HotlineEntry]:
        """Everything that counts on a day, the national lines last."""
        return list(self._valid(day).values())

    def find(self, question_text: str, area_code: str, now: datetime) -> list[Line]:
        """The lines for a question, nearest area first, the best fitting first within an area; at most `MOST_LINES`.

        Args:
            question_text: what the citizen says; without a topic in it, the general lines are found.
            area_code: code of a commune or province; '' when unknown: then those of the province and the country.
            now: naive Vietnamese civil time.
        """
        far = ((entry, distance(entry.area, area_code)) for entry in self.entries(now.date()))
        near = {entry.key: (entry, steps) for entry, steps in far if steps is not None}
        asked = grams(question_text)
        fits = {key: likeness(entry, asked) for key, (entry, _) in near.items()}
        least = max(fits.values(), default=0) * _GOOD_ENOUGH
        chosen = [key for key in near if (fits[key] >= least if least else is_general(near[key][0]))]
        chosen.sort(key=lambda key: (near[key][1], -fits[key]))
        return [self._line(near[key][0], now) for key in chosen[:MOST_LINES]]

    def _valid(self, day: date) -> dict[str, HotlineEntry]:
        with self._database.session() as session:
            imported = {entry.key: entry for entry in valid_hotlines(session, day)}
        return imported | {key: line for key, line in national_lines().items() if key not in imported}

    def _line(self, entry: HotlineEntry, now: datetime) -> Line:
        state = opening(self._calendar, entry.hours, now)
        return Line(entry, state.open_now, state.opens_at)
