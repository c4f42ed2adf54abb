"""Tickets in the database: taken once, opened with the second factor, moved on by staff, rated by the citizen."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.exc import IntegrityError

from actions.casework.complaints.codes import new_code
from actions.casework.complaints.models import Complaint, Route, State, Ticket, TicketEvent
from actions.casework.complaints.rows import route_columns, ticket_of
from actions.casework.complaints.settings import Target
from actions.casework.complaints.similarity import most_similar
from actions.casework.complaints.tables import TicketEventRow, TicketRow
from actions.casework.complaints.transitions import RATED, WAITING, TicketError, check_transition
from actions.casework.complaints.writes import change_ticket, write_deliveries, write_event, write_ticket
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database

SYSTEM = "hệ thống"
CITIZEN = "người phản ánh"
"""Who receives, forwards and rates, in the events of a ticket."""
_ALIKE_WITHIN = timedelta(days=7)
_MOST_COMPARED = 500
_CODE_TRIES = 3
_NO_SEAL = "0" * 64


class Tickets:
    """Shared by any number of processes: every change is one transaction that counts only from the state it saw."""

    def __init__(self, database: Database, sealer: Sealer, codes: Callable[[], str] = new_code) -> None:
        """`database` must be migrated; `sealer` seals the second factors."""
        self._database = database
        self._sealer = sealer
        self._codes = codes

    def take(
        self,
        complaint: Complaint,
        route: Route,
        factor: str,
        submission: str,
        now: datetime,
        targets: Sequence[Target] = (),
    ) -> Ticket:
        """Keep the complaint and its deliveries, together; the ticket is committed when this returns.

        `factor` is the number whose last four digits open the ticket (`ValueError` below four). The same `submission`
        again returns the ticket of the first time, which the first `factor` opens. Without consent no contact is kept.
        """
        kept = complaint if complaint.consent else replace(complaint, contact_phone="", contact_email="")
        received = TicketEvent(now, State.RECEIVED, SYSTEM)
        for _ in range(_CODE_TRIES):
            ticket = Ticket(self._codes(), kept, route, State.RECEIVED, now, (received,))
            seal = self._sealer.seal(ticket.code, factor)
            if not seal:
                raise ValueError("the second factor has fewer than four digits")
            try:
                with self._database.session() as session:
                    write_ticket(session, ticket, seal, submission)
                    write_deliveries(session, ticket.code, targets, "received", now)
            except IntegrityError:
                if earlier := self._find(TicketRow.submission == submission):
                    return earlier
            else:
                return ticket
        raise TicketError("Không cấp được mã phản ánh mới: các mã vừa tạo đều đã có.")

    def open(self, code: str, factor: str) -> Ticket | None:
        """The ticket for its citizen; None alike, and after as much work, for an unknown code and a wrong factor."""
        given = self._sealer.seal(code, factor)
        with self._database.session() as session:
            seal = session.scalar(select(TicketRow.factor_seal).where(TicketRow.code == code))
        return self.get(code) if hmac.compare_digest(given, seal or _NO_SEAL) else None

    def get(self, code: str) -> Ticket | None:
        """The ticket for staff."""
        return self._find(TicketRow.code == code)

    def advance(self, code: str, state: State, by: str, note: str, now: datetime) -> Ticket:
        """Move a ticket on for the unit `by`; raises `TicketError`, saying why, when it may not go there."""
        old = self._existing(code).state
        check_transition(code, old, state, by, note)
        with self._database.session() as session:
            if not change_ticket(session, code, TicketRow.state == old, {"state": state}):
                raise TicketError(f"{code} vừa được nơi khác cập nhật; hãy xem lại rồi làm lại.")
            write_event(session, code, TicketEvent(now, state, by, note))
        return self._existing(code)

    def rate(self, code: str, factor: str, stars: int, now: datetime) -> Ticket | None:
        """Rate the answer, once, which closes the ticket; None as `open`, `TicketError` when it cannot be rated."""
        if stars not in range(1, 6):
            raise TicketError(f"Điểm đánh giá là số từ 1 đến 5, không phải {stars}.")
        ticket = self.open(code, factor)
        if ticket is None:
            return None
        still = and_(TicketRow.rating.is_(None), TicketRow.state.in_(RATED))
        with self._database.session() as session:
            if not change_ticket(session, code, still, {"rating": stars, "state": State.CLOSED}):
                raise TicketError(f"{code} chưa được trả lời hoặc đã được đánh giá.")
            if ticket.state is not State.CLOSED:
                write_event(session, code, TicketEvent(now, State.CLOSED, CITIZEN, f"Đánh giá {stars}/5."))
        return self._existing(code)

    def reroute(self, ticket: Ticket, route: Route, occasion: str, now: datetime, targets: Sequence[Target]) -> bool:
        """Forward a ticket as it was seen to another unit and deliver it there; False when it changed meanwhile."""
        still = and_(TicketRow.state == ticket.state, TicketRow.route_entry == ticket.route.entry)
        values = route_columns(route) | {"state": State.FORWARDED}
        with self._database.session() as session:
            if not change_ticket(session, ticket.code, still, values):
                return False
            write_event(session, ticket.code, TicketEvent(now, State.FORWARDED, SYSTEM, route.why))
            write_deliveries(session, ticket.code, targets, occasion, now)
        return True

    def alike(self, complaint: Complaint, now: datetime) -> list[Ticket]:
        """Tickets of the last 7 days of the same category and place with a similar text, the most similar first.

        They come without anybody's contact or sender, and without events. `similarity.SIMILAR` is the threshold.
        """
        same = (TicketRow.category == complaint.category, TicketRow.place_code == complaint.place_code)
        recent = select(TicketRow).where(*same, TicketRow.created_at > now - _ALIKE_WITHIN)
        with self._database.session() as session:
            rows = session.scalars(recent.order_by(TicketRow.created_at.desc()).limit(_MOST_COMPARED)).all()
        return [_without_contact(ticket_of(row)) for row in most_similar(complaint.text, rows, lambda row: row.text)]

    def waiting(self) -> list[Ticket]:
        """Every ticket that waits for a unit, with its events, the oldest first."""
        return self._list(TicketRow.state.in_(WAITING))

    def _existing(self, code: str) -> Ticket:
        ticket = self.get(code)
        if ticket is None:
            raise TicketError(f"Không có phản ánh {code}.")
        return ticket

    def _find(self, condition: ColumnElement[bool]) -> Ticket | None:
        return next(iter(self._list(condition)), None)

    def _list(self, condition: ColumnElement[bool]) -> list[Ticket]:
        events = select(TicketRow, TicketEventRow).join(TicketEventRow, TicketEventRow.code == TicketRow.code)
        in_order = events.where(condition).order_by(TicketRow.created_at, TicketRow.code, TicketEventRow.id)
        with self._database.session() as session:
            told = session.execute(in_order).all()
        return [ticket_of(row, [event for _, event in group]) for row, group in groupby(told, itemgetter(0))]


def _without_contact(ticket: Ticket) -> Ticket:
    complaint = replace(ticket.complaint, contact_phone="", contact_email="", sender="", channel="")
    return replace(ticket, complaint=complaint)
