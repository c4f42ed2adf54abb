"""The hotline registry: which line to call, and whether somebody answers it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from actions.casework.hotlines.areas import distance
from actions.casework.hotlines.keeping import hotline_by_key, valid_hotlines
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
        with self._database.session() as session:
            imported = hotline_by_key(session, key)
        return imported if imported and imported.valid_on(self._clock().date()) else national_lines().get(key)

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
        near = self._valid(now.date(), area_code)
        asked = grams(question_text)
        fits = {key: likeness(entry, asked) for key, entry in near.items()}
        least = max(fits.values()) * _GOOD_ENOUGH
        chosen = [entry for key, entry in near.items() if (fits[key] >= least if least else is_general(entry))]
        chosen.sort(key=lambda entry: (distance(entry.area, area_code), -fits[entry.key]))
        return [self._line(entry, now) for entry in chosen[:MOST_LINES]]

    def _valid(self, day: date, place: str | None = None) -> dict[str, HotlineEntry]:
        with self._database.session() as session:
            imported = {entry.key: entry for entry in valid_hotlines(session, day, place)}
        return imported | {key: line for key, line in national_lines().items() if key not in imported}

    def _line(self, entry: HotlineEntry, now: datetime) -> Line:
        state = opening(self._calendar, entry.hours, now)
        return Line(entry, state.open_now, state.opens_at)
