"""Counting dossiers: received, finished, early, on time, late, overdue now; by unit, month, quarter, procedure group.

As in the one-stop system's own reports: everything counted is a part of the dossiers received in the period, and early,
on time and late compare with the promise in force when the office finished. docs/dossiers.md has every formula.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, select

from actions.casework.dossiers.figures.conditions import FINISHED_AT, IS_DONE, is_received, outcome
from actions.casework.dossiers.figures.spread import Spread, spread_of
from actions.casework.dossiers.tables import ApologyRow, DossierRow
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database
from procedures_kb.vietnamese import fold

__all__ = ["ANY_TIME", "By", "Counts", "Period", "Spread", "alphabetical", "count", "spreads"]


class By(StrEnum):
    """What is counted apart."""

    ALL = "all"
    UNIT = "unit"
    MONTH = "month"
    QUARTER = "quarter"
    GROUP = "group"


@dataclass(frozen=True)
class Period:
    """Days of reception from `first` to `last`, both included; None is open. Raises `ValueError` for a reversed one."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period without a day."""
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"the period ends on {self.last}, before it begins on {self.first}")


ANY_TIME = Period()


@dataclass(frozen=True)
class Counts:
    """Numbers of dossiers.

    received = finished + in_time_now + overdue_now + ended; finished = early + on_time + late + undated.
    """

    received: int = 0
    finished: int = 0
    early: int = 0
    """Finished on a day before the promised one."""
    on_time: int = 0
    late: int = 0
    undated: int = 0
    """Finished, but the promised moment or that of the result is unknown: neither on time nor late."""
    in_time_now: int = 0
    """Running within the promise or without one, or waiting for the citizen."""
    overdue_now: int = 0
    ended: int = 0
    """Withdrawn or stopped."""
    apologies: int = 0
    """Apologies issued for the received dossiers."""
    unapologised: int = 0
    """Overdue now, and no apology was issued for the missed promise."""

    @property
    def finished_share(self) -> float | None:
        """Percent of the received; None when none were."""
        return 100 * self.finished / self.received if self.received else None

    @property
    def on_time_share(self) -> float | None:
        """Percent of the finished, undated ones aside, that were early or on time; None when there are none."""
        dated = self.finished - self.undated
        return 100 * (self.early + self.on_time) / dated if dated else None


def count(database: Database, by: By, now: datetime, period: Period = ANY_TIME) -> dict[str, Counts]:
    """The counts for each unit, month ('2026-09'), quarter ('2026-Q3'), procedure group, or 'all'; '' for unknown."""
    key, received = _KEYS[by].label("counted_by"), is_received(period.first, period.last)
    outcomes = select(key, outcome(now).label("outcome"), func.count()).group_by("counted_by", "outcome")
    apologies = select(key, literal("apologies"), func.count()).group_by("counted_by")
    apologies = apologies.join_from(DossierRow, ApologyRow, ApologyRow.code == DossierRow.code)
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with database.session() as session:
        for query in (outcomes, apologies):
            for value, what, number in session.execute(query.where(received)):
                tallies[_name(by, value)][what] += number
    return {name: _counts(tallies[name]) for name in sorted(tallies, key=alphabetical)}


def spreads(database: Database, calendar: WorkingCalendar, period: Period = ANY_TIME) -> dict[str, Spread]:
    """How processing times are spread, by procedure group; what was finished on the day of reception took 0 days."""
    start, end = func.date(DossierRow.received_at), func.date(FINISHED_AT)
    dated = and_(IS_DONE, DossierRow.received_at.is_not(None), FINISHED_AT.is_not(None))
    known = and_(dated, is_received(period.first, period.last))
    query = select(DossierRow.group, start, end, func.count()).where(known).group_by(DossierRow.group, start, end)
    days: defaultdict[str, Counter[int]] = defaultdict(Counter)
    with database.session() as session:
        earliest = session.scalar(select(func.min(DossierRow.received_at)).where(known))
        if earliest is None:
            return {}
        passed = _working_days_since(calendar, earliest.date())
        for group, received, finished, number in session.execute(query, execution_options=_PIECEMEAL):
            days[group][max(0, passed(finished) - passed(received))] += number
    return {group: spread_of(days[group]) for group in sorted(days, key=alphabetical)}


def alphabetical(name: str) -> tuple[str, str]:
    """Sorts Vietnamese names by their letters, Đ beside D."""
    return fold(name), name


_PIECEMEAL = {"yield_per": 10_000}
"""A million dossiers can have hundreds of thousands of pairs of days."""
_KEYS: dict[By, ColumnElement[Any]] = {
    By.ALL: literal("all"),
    By.UNIT: func.coalesce(DossierRow.unit, ""),
    By.GROUP: DossierRow.group.expression,
    By.MONTH: func.date(DossierRow.received_at),
    By.QUARTER: func.date(DossierRow.received_at),
}
"""Months and quarters are put together from days, which every database can tell apart. The unit is an expression,
because for the bare column SQLite follows its index of units and looks every row up."""


def _name(by: By, value: date | str | None) -> str:
    if value is None or by not in (By.MONTH, By.QUARTER):
        return str(value or "")
    day = _day(value)
    return f"{day:%Y-%m}" if by is By.MONTH else f"{day.year}-Q{(day.month + 2) // 3}"


def _counts(tally: Counter[str]) -> Counts:
    judged = {name: tally[name] for name in ("early", "on_time", "late", "undated")}
    running = {name: tally[name] for name in ("in_time_now", "ended", "unapologised")}
    apologies = tally.pop("apologies", 0)
    return Counts(
        received=tally.total(),
        finished=sum(judged.values()),
        overdue_now=tally["apologised"] + tally["unapologised"],
        apologies=apologies,
        **judged,
        **running,
    )


def _working_days_since(calendar: WorkingCalendar, first: date) -> Callable[[date | str], int]:
    """Counts the working days after `first` up to a day; each day is worked out once."""
    return cache(lambda day: calendar.working_days_between(first, _day(day)))


def _day(value: date | str) -> date:
    """A day as the database gives it: SQLite knows only text."""
    return value if isinstance(value, date) else date.fromisoformat(value)
