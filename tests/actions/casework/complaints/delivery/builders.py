"""Made-up tickets and what is to be delivered of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from actions.casework.complaints.delivery.models import Delivery
from actions.casework.complaints.models import Category, Complaint, Route, State, Ticket
from actions.casework.complaints.tables import OutboxRow, TicketEventRow, TicketRow
from procedures_kb.store import Database

NOW = datetime(2026, 11, 2, 8, 15)
ANSWER_BY = datetime(2026, 11, 16, 17, 0)
UNIT = "mot-cua@mau.example"

COMPLAINT = Complaint(
    text="Cán bộ đòi thêm <b>sổ hộ khẩu</b> & bản sao.\nTôi đã nộp đủ giấy tờ.",
    category=Category.EXTRA_PAPERS,
    place_code="00001",
    place="Phường Mẫu 1",
    unit="Bộ phận Một cửa phường Mẫu 1",
    happened="sáng thứ hai",
    contact_phone="0900 000 123",
    contact_email="nguoi.mau@mau.example",
    consent=True,
    channel="web",
    sender="phien-1",
)
ROUTE = Route("1022", "UBND Phường Mẫu 1", "1022", UNIT, "Vì việc xảy ra ở phường này.", ANSWER_BY)


def ticket(code: str = "PA-A2C4-E5G7", **changed: Any) -> Ticket:
    """A ticket of `COMPLAINT` with what the test changes of the complaint."""
    return Ticket(code, replace(COMPLAINT, **changed), ROUTE, State.RECEIVED, NOW)


def delivery(kind: str = "email", target: str = UNIT, **changed: Any) -> Delivery:
    """The delivery with number 7."""
    return replace(Delivery(7, kind, target, "received", NOW, 0, "", ticket()), **changed)


def add(database: Database, number: int = 1, kind: str = "email", target: str = UNIT, **changed: Any) -> int:
    """Put a ticket with one delivery into the database, as one transaction; the delivery's number."""
    code = f"PA-T{number:03}-E{number:03}"
    out = {"code": code, "kind": kind, "target": target, "occasion": "received", "created_at": NOW}
    waiting = {"next_try_at": NOW, "tries": 0, "claimed_until": None, "delivered_at": None, "last_error": ""}
    with database.session() as session:
        session.add(TicketRow(**ticket_row(code)))
        session.flush()
        session.add(TicketEventRow(code=code, at=NOW, state=State.RECEIVED, by="hệ thống", note=""))
        row = OutboxRow(**out | waiting | changed)
        session.add(row)
        session.flush()
        return row.id


def ticket_row(code: str) -> dict[str, Any]:
    """The columns of a ticket."""
    told, route = COMPLAINT.__dict__, ROUTE.__dict__
    routed = {("answer_by" if name == "answer_by" else f"route_{name}"): value for name, value in route.items()}
    own = {"code": code, "state": "received", "created_at": NOW, "factor_seal": "seal", "rating": None}
    return told | routed | own | {"submission": code, "category": COMPLAINT.category.value, "pictures": []}


def outbox_row(database: Database, number: int) -> OutboxRow:
    """The delivery with this number."""
    with database.session() as session:
        return session.get_one(OutboxRow, number)


def state_of(database: Database, code: str) -> tuple[str, list[tuple[str, str]]]:
    """A ticket's state, and state and author of its events in order."""
    with database.session() as session:
        events = session.scalars(select(TicketEventRow).where(TicketEventRow.code == code).order_by(TicketEventRow.id))
        return session.get_one(TicketRow, code).state, [(event.state, event.by) for event in events]


def stopped(at: datetime = NOW) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: at
