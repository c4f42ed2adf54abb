"""What is written of a ticket within one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, update
from sqlalchemy.orm import Session

from actions.casework.complaints.models import Ticket, TicketEvent
from actions.casework.complaints.rows import complaint_columns, route_columns
from actions.casework.complaints.settings import Target
from actions.casework.complaints.tables import OutboxRow, TicketEventRow, TicketRow


def write_ticket(session: Session, ticket: Ticket, seal: str, submission: str) -> None:
    """The ticket with its events; raises `IntegrityError` when its code or the submission is there already."""
    row = insert(TicketRow).values(
        code=ticket.code,
        state=ticket.state,
        created_at=ticket.created_at,
        rating=ticket.rating,
        factor_seal=seal,
        submission=submission,
        **complaint_columns(ticket.complaint),
        **route_columns(ticket.route),
    )
    session.execute(row)
    for event in ticket.events:
        write_event(session, ticket.code, event)


def write_event(session: Session, code: str, event: TicketEvent) -> None:
    """One change of a ticket."""
    session.add(TicketEventRow(code=code, at=event.at, state=event.state, by=event.by, note=event.note))


def write_deliveries(session: Session, code: str, targets: Iterable[Target], occasion: str, now: datetime) -> None:
    """A delivery to each target, due now; a target that stands there twice gets one."""
    for kind, target in dict.fromkeys(targets):
        row = OutboxRow(
            code=code,
            kind=kind,
            target=target,
            occasion=occasion,
            created_at=now,
            next_try_at=now,
            tries=0,
            claimed_until=None,
            delivered_at=None,
            last_error="",
        )
        session.add(row)


def change_ticket(session: Session, code: str, still: ColumnElement[bool], values: dict[str, Any]) -> bool:
    """Set columns of a ticket of which `still` holds; False, and nothing changed, when it does not."""
    change = update(TicketRow).where(TicketRow.code == code, still).values(values).returning(TicketRow.code)
    return session.scalar(change) is not None
