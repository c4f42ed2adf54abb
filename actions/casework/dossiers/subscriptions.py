"""Citizens who asked to be told of changes, and the notices that wait for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from actions.casework.dossiers.models import CLOSED, DONE, Dossier, DossierStatus, Gateway, GatewayDown
from actions.casework.dossiers.tables import NoticeRow, SubscriptionRow
from procedures_kb.store import Database

Message = dict[str, Any]

_LAST = frozenset({DossierStatus.RETURNED}) | (CLOSED - DONE)
"""After these nothing changes any more."""


@dataclass(frozen=True)
class Notice:
    """A message that waits for a sender."""

    id: int
    message: Message


def digest(dossier: Dossier) -> str:
    """Changes when anything changes that the citizen would want to be told."""
    told = (dossier.status, dossier.step, dossier.unit, dossier.due_at, dossier.todo, dossier.amount_due)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


class Subscriptions:
    """Kept in the database: they survive a restart, and the same news is never sent twice."""

    def __init__(self, database: Database) -> None:
        """`database` must be migrated."""
        self._database = database

    def follow(self, dossier: Dossier, channel: str, sender: str, now: datetime) -> None:
        """Tell this sender of every change from the present status on."""
        with self._database.session() as session:
            row = session.scalar(
                select(SubscriptionRow).where(
                    SubscriptionRow.code == dossier.code,
                    SubscriptionRow.channel == channel,
                    SubscriptionRow.sender == sender,
                )
            )
            if row is None:
                row = SubscriptionRow(code=dossier.code, channel=channel, sender=sender, since=now, seen="")
                session.add(row)
            if row.stopped_at is not None or not row.seen:
                row.seen = digest(dossier)
            row.stopped_at = None

    def unfollow(self, channel: str, sender: str, now: datetime) -> int:
        """Stop everything that this sender follows; how many dossiers that were."""
        stop = (
            update(SubscriptionRow)
            .where(
                SubscriptionRow.channel == channel,
                SubscriptionRow.sender == sender,
                SubscriptionRow.stopped_at.is_(None),
            )
            .values(stopped_at=now)
            .returning(SubscriptionRow.id)
        )
        with self._database.session() as session:
            return len(session.scalars(stop).all())

    def followed(self) -> list[str]:
        """The codes of dossiers that somebody follows."""
        with self._database.session() as session:
            return list(
                session.scalars(
                    select(SubscriptionRow.code)
                    .where(SubscriptionRow.stopped_at.is_(None))
                    .distinct()
                    .order_by(SubscriptionRow.code)
                )
            )

    def announce(self, dossier: Dossier, message: Message, now: datetime) -> int:
        """Write a notice for every follower who was told something else before; how many were written."""
        news = digest(dossier)
        query = select(SubscriptionRow.id).where(
            SubscriptionRow.code == dossier.code,
            SubscriptionRow.stopped_at.is_(None),
            SubscriptionRow.seen != news,
        )
        with self._database.session() as session:
            ids = list(session.scalars(query))
        return sum(self._announce_one(number, news, dossier, message, now) for number in ids)

    def waiting(self, channel: str, sender: str) -> list[Notice]:
        """The notices for a sender that nobody confirmed."""
        query = (
            select(NoticeRow)
            .where(NoticeRow.channel == channel, NoticeRow.sender == sender, NoticeRow.delivered_at.is_(None))
            .order_by(NoticeRow.id)
            .limit(20)
        )
        with self._database.session() as session:
            return [Notice(row.id, dict(row.message)) for row in session.scalars(query)]

    def delivered(self, channel: str, sender: str, up_to: int, now: datetime) -> None:
        """Confirm that the sender has every notice up to this one."""
        confirm = (
            update(NoticeRow)
            .where(
                NoticeRow.channel == channel,
                NoticeRow.sender == sender,
                NoticeRow.id <= up_to,
                NoticeRow.delivered_at.is_(None),
            )
            .values(delivered_at=now)
        )
        with self._database.session() as session:
            session.execute(confirm)

    def _announce_one(self, number: int, news: str, dossier: Dossier, message: Message, now: datetime) -> int:
        """One follower's notice and the new `seen`, together or not at all; another process may have been first."""
        told = (
            update(SubscriptionRow)
            .where(SubscriptionRow.id == number, SubscriptionRow.seen != news, SubscriptionRow.stopped_at.is_(None))
            .values(seen=news, stopped_at=now if dossier.status in _LAST else None)
            .returning(SubscriptionRow.channel, SubscriptionRow.sender)
        )
        with self._database.session() as session:
            follower = session.execute(told).one_or_none()
            if follower is None:
                return 0
            session.add(
                NoticeRow(
                    channel=follower.channel,
                    sender=follower.sender,
                    about=f"subscription:{number}",
                    message=message,
                    created_at=now,
                    delivered_at=None,
                )
            )
        return 1


async def watch_once(
    subscriptions: Subscriptions,
    gateway: Gateway,
    compose: Callable[[Dossier], Message],
    now: datetime,
    codes: Sequence[str] | None = None,
) -> int:
    """Look at every followed dossier once and announce what changed; how many notices were written.

    A gateway that is down ends the round: the next one goes on.
    """
    written = 0
    for code in subscriptions.followed() if codes is None else codes:
        try:
            dossier = await gateway.find(code)
        except GatewayDown:
            break
        if dossier is not None:
            written += subscriptions.announce(dossier, compose(dossier), now)
    return written
