"""The outbox: what is still to be delivered, whoever crashes meanwhile."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select, update

from actions.casework.complaints.delivery.models import Delivery
from actions.casework.complaints.models import State
from actions.casework.complaints.rows import ticket_of
from actions.casework.complaints.tables import OutboxRow, TicketEventRow, TicketRow
from procedures_kb.store import Database

SYSTEM = "hệ thống"
"""Who does what no unit does, in the events of a ticket."""
STUCK_TRIES = 5
STUCK_AGE = timedelta(days=1)

_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
_JITTER = 0.2
_WAITED_LONGEST = (OutboxRow.next_try_at, OutboxRow.id)
_FORWARDED = "Đã chuyển phản ánh đến đơn vị xử lý."


def pause(failures: int, jitter: float) -> timedelta:
    """How long to wait after so many failures in a row: 1 minute, 2, 4 … up to 6 hours, less up to a fifth.

    `jitter` from 0 to 1 says how much less, so that what failed together is not tried together.
    """
    doublings = min(failures - 1, 16)
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE) * (1 - _JITTER * jitter)


class Outbox:
    """Deliveries in the database, shared by any number of workers. Every call is one transaction."""

    def __init__(self, database: Database, jitter: Callable[[], float] = random.random) -> None:
        """`database` must be migrated; `jitter` gives numbers from 0 to 1."""
        self._database = database
        self._jitter = jitter

    def due(self, now: datetime, limit: int) -> list[Delivery]:
        """What a worker could claim now, in the order in which it would."""
        return self._list(_joined(_free(now)).order_by(*_WAITED_LONGEST).limit(limit))

    def claim(self, now: datetime, seconds: float, kind: str | None = None) -> Delivery | None:
        """Take the delivery that waited longest, so that no other worker takes it within `seconds`; None: none is due.

        `kind` restricts it to one medium. A claim that ran out without a result is free again.
        """
        longest = select(OutboxRow.id).where(_free(now)).order_by(*_WAITED_LONGEST).limit(1)
        if kind is not None:
            longest = longest.where(OutboxRow.kind == kind)
        take = (
            update(OutboxRow)
            .where(OutboxRow.id == longest.with_for_update(skip_locked=True).scalar_subquery(), _free(now))
            .values(claimed_until=now + timedelta(seconds=seconds))
            .returning(OutboxRow)
            .execution_options(synchronize_session=False)
        )
        with self._database.session() as session:
            row = session.scalar(take)
            return None if row is None else _delivery_of(row, session.get_one(TicketRow, row.code))

    def delivered(self, number: int, now: datetime) -> None:
        """It arrived; a ticket that was only received is thereby forwarded. Saying so twice changes nothing."""
        done = (
            update(OutboxRow)
            .where(OutboxRow.id == number, OutboxRow.delivered_at.is_(None))
            .values(delivered_at=now, claimed_until=None)
            .returning(OutboxRow.code)
        )
        with self._database.session() as session:
            code = session.scalar(done)
            forward = (
                update(TicketRow)
                .where(TicketRow.code == code, TicketRow.state == State.RECEIVED)
                .values(state=State.FORWARDED)
                .returning(TicketRow.code)
            )
            if code is not None and session.scalar(forward) is not None:
                event = TicketEventRow(code=code, at=now, state=State.FORWARDED, by=SYSTEM, note=_FORWARDED)
                session.add(event)

    def failed(self, number: int, error: str, now: datetime) -> None:
        """It did not arrive; try again after a pause that grows. `error` must be free of personal data."""
        mine = (OutboxRow.id == number, OutboxRow.delivered_at.is_(None))
        count = update(OutboxRow).where(*mine).values(tries=OutboxRow.tries + 1).returning(OutboxRow.tries)
        with self._database.session() as session:
            tries = session.scalar(count)
            if tries is not None:
                again_at = now + pause(tries, self._jitter())
                told = {"next_try_at": again_at, "claimed_until": None, "last_error": error}
                session.execute(update(OutboxRow).where(*mine).values(told))

    def stuck(self, now: datetime) -> list[Delivery]:
        """What staff must look at: undelivered after 5 failures or a day; the oldest first."""
        hopeless = or_(OutboxRow.tries >= STUCK_TRIES, OutboxRow.created_at <= now - STUCK_AGE)
        undelivered = _joined(and_(OutboxRow.delivered_at.is_(None), hopeless))
        return self._list(undelivered.order_by(OutboxRow.created_at, OutboxRow.id))

    def _list(self, query: Select[OutboxRow, TicketRow]) -> list[Delivery]:
        with self._database.session() as session:
            return [_delivery_of(row, ticket) for row, ticket in session.execute(query)]


def _joined(condition: ColumnElement[bool]) -> Select[OutboxRow, TicketRow]:
    return select(OutboxRow, TicketRow).join(TicketRow, TicketRow.code == OutboxRow.code).where(condition)


def _free(now: datetime) -> ColumnElement[bool]:
    return and_(
        OutboxRow.delivered_at.is_(None),
        OutboxRow.next_try_at <= now,
        or_(OutboxRow.claimed_until.is_(None), OutboxRow.claimed_until <= now),
    )


def _delivery_of(row: OutboxRow, ticket: TicketRow) -> Delivery:
    return Delivery(
        id=row.id,
        kind=row.kind,
        target=row.target,
        occasion=row.occasion,
        created_at=row.created_at,
        tries=row.tries,
        last_error=row.last_error,
        ticket=ticket_of(ticket),
    )
