"""Tickets into rows and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from actions.casework.complaints.models import Category, Complaint, Picture, Route, State, Ticket, TicketEvent
from actions.casework.complaints.tables import TicketEventRow, TicketRow

_COMPLAINT = tuple(field.name for field in fields(Complaint))
_ROUTE = tuple(field.name for field in fields(Route) if field.name != "answer_by")


def complaint_columns(complaint: Complaint) -> dict[str, Any]:
    """The columns of `TicketRow` that tell the complaint."""
    return asdict(complaint) | {"pictures": [asdict(picture) for picture in complaint.pictures]}


def route_columns(route: Route) -> dict[str, Any]:
    """The columns of `TicketRow` that tell the route."""
    return {f"route_{name}": getattr(route, name) for name in _ROUTE} | {"answer_by": route.answer_by}


def ticket_of(row: TicketRow, events: Iterable[TicketEventRow] = ()) -> Ticket:
    """The ticket of a row; `events` in order."""
    told = {name: getattr(row, name) for name in _COMPLAINT}
    pictures = tuple(Picture(**picture) for picture in row.pictures)
    return Ticket(
        code=row.code,
        complaint=Complaint(**told | {"category": Category(row.category), "pictures": pictures}),
        route=Route(**{name: getattr(row, f"route_{name}") for name in _ROUTE}, answer_by=row.answer_by),
        state=State(row.state),
        created_at=row.created_at,
        events=tuple(TicketEvent(event.at, State(event.state), event.by, event.note) for event in events),
        rating=row.rating,
    )
