"""Where a dossier is handed in, and whether the office is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions.casework.hotlines.areas import province_of
from actions.casework.hotlines.keeping import offices_in
from actions.casework.hotlines.models import ReceivingOffice
from actions.casework.hotlines.opening import opening
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database


@dataclass(frozen=True)
class OfficeNow:
    """An office, and whether it is open."""

    office: ReceivingOffice
    open_now: bool
    opens_at: datetime | None
    """Naive Vietnamese civil time; None while it is open."""


class Offices:
    """The imported offices."""

    def __init__(self, database: Database, calendar: WorkingCalendar) -> None:
        """`database` must be migrated; `calendar` has the province's days."""
        self._database = database
        self._calendar = calendar

    def of(self, area_code: str, now: datetime) -> list[OfficeNow]:
        """The offices of a commune, then those of its province; only the latter for a province's code."""
        with self._database.session() as session:
            found = offices_in(session, {area_code, province_of(area_code)})
        found.sort(key=lambda office: office.area != area_code)
        return [self._now(office, now) for office in found]

    def _now(self, office: ReceivingOffice, now: datetime) -> OfficeNow:
        state = opening(self._calendar, office.hours, now)
        return OfficeNow(office, state.open_now, state.opens_at)
