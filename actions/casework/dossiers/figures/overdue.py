"""Dossiers that need somebody's attention: overdue now, and irregular ones, for staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from actions.casework.dossiers.figures.conditions import IS_DONE, is_overdue
from actions.casework.dossiers.figures.counts import alphabetical
from actions.casework.dossiers.models import DossierStatus
from actions.casework.dossiers.tables import DossierRow
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database

_MOST_MOVES = 1
"""How often the rules allow the promised moment to be moved."""
_ENTERED_WITHIN_DAYS = 1
"""Working days after the day of reception within which a dossier must have a step or a promised moment."""


class Irregularity(StrEnum):
    """What is wrong with a dossier beside being late."""

    STOPPED_WITHOUT_REASON = "stopped_without_reason"
    FINISHED_WITHOUT_RESULT = "finished_without_result"
    PROMISE_MOVED_TWICE = "promise_moved_twice"
    NEVER_ENTERED = "never_entered"


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """One line of a staff list: nothing about the citizen."""

    unit: str
    code: str
    procedure_name: str
    group: str
    status: DossierStatus
    received_at: datetime | None
    due_at: datetime | None
    days_late: int
    """Working days after the promised day, for what is overdue now; 0 on the promised day itself."""
    reason: str
    """As the office wrote it."""


def overdue(database: Database, calendar: WorkingCalendar, now: datetime) -> list[ListedDossier]:
    """Running dossiers after their promised moment: by unit, the longest overdue first."""
    with database.session() as session:
        found = _listed(session, calendar, now, is_overdue(now))
    return sorted(found, key=lambda one: (alphabetical(one.unit), one.due_at, one.code))


def irregular(database: Database, calendar: WorkingCalendar, now: datetime) -> dict[Irregularity, list[ListedDossier]]:
    """Irregular dossiers by what is wrong with them, each list by unit.

    `FINISHED_WITHOUT_RESULT` is missing when the source states no result number at all, so that it cannot be checked.
    """
    conditions = _conditions(calendar, now)
    with database.session() as session:
        if not session.scalar(select(exists().where(DossierRow.result != ""))):
            del conditions[Irregularity.FINISHED_WITHOUT_RESULT]
        found = {kind: _listed(session, calendar, now, condition) for kind, condition in conditions.items()}
    return {kind: sorted(lines, key=lambda one: (alphabetical(one.unit), one.code)) for kind, lines in found.items()}


def _conditions(calendar: WorkingCalendar, now: datetime) -> dict[Irregularity, ColumnElement[bool]]:
    row = DossierRow
    entered_since = datetime.combine(_working_days_ago(calendar, now.date(), _ENTERED_WITHIN_DAYS), time.min)
    return {
        Irregularity.STOPPED_WITHOUT_REASON: and_(row.status == DossierStatus.STOPPED, row.reason == ""),
        Irregularity.FINISHED_WITHOUT_RESULT: and_(IS_DONE, row.result == ""),
        Irregularity.PROMISE_MOVED_TWICE: row.due_moves > _MOST_MOVES,
        Irregularity.NEVER_ENTERED: and_(
            row.status.in_([DossierStatus.REGISTERED, DossierStatus.ACCEPTED]),
            row.step == "",
            row.due_at.is_(None),
            row.received_at < entered_since,
        ),
    }


def _working_days_ago(calendar: WorkingCalendar, today: date, days: int) -> date:
    """The earliest day after which at most `days` working days came, today included."""
    day = today
    while calendar.working_days_between(day - timedelta(1), today) <= days:
        day -= timedelta(1)
    return day


def _listed(
    session: Session, calendar: WorkingCalendar, now: datetime, condition: ColumnElement[bool]
) -> list[ListedDossier]:
    row = DossierRow
    dossier = (row.unit, row.code, row.procedure_name, row.group, row.status, row.received_at, row.due_at, row.reason)
    query = select(*dossier, is_overdue(now)).where(condition)
    days_late = cache(lambda due: calendar.working_days_late(due, now.date()))
    return [
        ListedDossier(
            unit=unit,
            code=code,
            procedure_name=name,
            group=group,
            status=DossierStatus(status),
            received_at=received,
            due_at=due,
            days_late=days_late(due.date()) if late and due else 0,
            reason=reason,
        )
        for unit, code, name, group, status, received, due, reason, late in session.execute(query)
    ]
