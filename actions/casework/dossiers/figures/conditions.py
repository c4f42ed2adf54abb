"""What figures and lists ask of the dossier table, as SQL that every database understands."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, case, exists, func, or_

from actions.casework.dossiers.models import CLOSED, DONE, RUNNING, DossierStatus
from actions.casework.dossiers.tables import ApologyRow, DossierRow

IS_DONE = DossierRow.status.in_(sorted(DONE))
FINISHED_AT = func.coalesce(DossierRow.finished_at, DossierRow.returned_at)
"""When the office finished; NULL when the source does not say."""
_HAS_ENDED = DossierRow.status.in_(sorted(CLOSED - DONE))
_IS_RECEIVED = and_(
    DossierRow.status != DossierStatus.REFUSED,
    or_(DossierRow.status != DossierStatus.REGISTERED, DossierRow.received_at.is_not(None)),
)
_HAS_APOLOGY = exists().where(ApologyRow.code == DossierRow.code, ApologyRow.promised == DossierRow.due_at)


def is_received(first: date | None, last: date | None) -> ColumnElement[bool]:
    """Received by an office, on a day from `first` to `last`; None is open."""
    bounds = []
    if first:
        bounds.append(DossierRow.received_at >= datetime.combine(first, time.min))
    if last:
        bounds.append(DossierRow.received_at <= datetime.combine(last, time.max))
    return and_(_IS_RECEIVED, *bounds)


def is_overdue(now: datetime) -> ColumnElement[bool]:
    """The office's time runs and the promise that holds was missed."""
    return and_(DossierRow.status.in_(sorted(RUNNING)), DossierRow.due_at < now)


def outcome(now: datetime) -> ColumnElement[str]:
    """What became of a received dossier: a field of `figures.Counts`, or 'apologised' for overdue with an apology."""
    due = DossierRow.due_at
    return case(
        (and_(IS_DONE, or_(due.is_(None), FINISHED_AT.is_(None))), "undated"),
        (and_(IS_DONE, due < FINISHED_AT), "late"),
        (and_(IS_DONE, func.date(FINISHED_AT) < func.date(due)), "early"),
        (IS_DONE, "on_time"),
        (_HAS_ENDED, "ended"),
        (and_(is_overdue(now), _HAS_APOLOGY), "apologised"),
        (is_overdue(now), "unapologised"),
        else_="in_time_now",
    )
