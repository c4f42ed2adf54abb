"""Limits wrong second factors, per sender and per dossier code, for all processes on one database."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from actions.casework.dossiers.tables import LookupAttempt
from procedures_kb.store import Database


class Attempts:
    """Wrong tries, each a row of its own, so that processes never overwrite each other's count.

    Sender and code are kept only as keyed hashes.
    """

    def __init__(
        self, database: Database, key: bytes, limit: int = 5, window: timedelta = timedelta(minutes=15)
    ) -> None:
        """`limit` wrong tries within `window` lock for another `window`; `key` is the installation's secret."""
        self._database = database
        self._key = key
        self._limit = limit
        self._window = window

    def locked_until(self, sender: str, code: str, now: datetime) -> datetime | None:
        """When the later of the sender's and the code's lock ends; None when neither is locked at `now`."""
        ends = [self._lock_end(subject, now) for subject in self._subjects(sender, code)]
        return max((end for end in ends if end is not None and end > now), default=None)

    def failed(self, sender: str, code: str, now: datetime) -> None:
        """Count a wrong try for the sender and for the code."""
        with self._database.session() as session:
            session.add_all(LookupAttempt(subject=subject, at=now) for subject in self._subjects(sender, code))

    def succeeded(self, sender: str, now: datetime) -> None:
        """Forget the sender's wrong tries up to now; those for a code stay, whoever succeeds."""
        mine = LookupAttempt.subject == self._hash(f"sender:{sender}")
        with self._database.session() as session:
            session.execute(delete(LookupAttempt).where(mine, LookupAttempt.at <= now))

    def forget_before(self, moment: datetime) -> int:
        """Delete older tries; how many rows there were (two a try)."""
        with self._database.session() as session:
            return session.connection().execute(delete(LookupAttempt).where(LookupAttempt.at < moment)).rowcount

    def _lock_end(self, subject: str, now: datetime) -> datetime | None:
        recent = (LookupAttempt.subject == subject, LookupAttempt.at > now - 2 * self._window)
        with self._database.session() as session:
            tries = session.scalars(select(LookupAttempt.at).where(*recent).order_by(LookupAttempt.at)).all()
        return lock_end(tries, self._limit, self._window)

    def _subjects(self, sender: str, code: str) -> tuple[str, str]:
        return self._hash(f"sender:{sender}"), self._hash(f"code:{code}")

    def _hash(self, subject: str) -> str:
        return hmac.digest(self._key, subject.encode(), hashlib.sha256).hex()


def lock_end(tries: Iterable[datetime], limit: int, window: timedelta) -> datetime | None:
    """When the last lock ends that these tries, in order, bring about; None when there is none.

    A try that another process let through during a lock does not lengthen it. The tries of a lock count no more.
    """
    end: datetime | None = None
    counted: list[datetime] = []
    for at in tries:
        if end is not None and at < end:
            continue
        counted = [earlier for earlier in counted if at - earlier < window] + [at]
        if len(counted) >= limit:
            end, counted = at + window, []
    return end
