"""The table gateway: dossiers as the last import of the one-stop system's export left them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from actions.casework.dossiers.models import Dossier, DossierEvent
from actions.casework.dossiers.table.keeping import Outcome, find, history, keep, replace_history
from actions.casework.dossiers.table.records import Record
from actions.casework.dossiers.tables import DossierRow
from procedures_kb.calendar import vietnam_now
from procedures_kb.store import Database


class TableGateway:
    """Dossiers and their history in the assistant's own database."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = vietnam_now) -> None:
        """`database` must be migrated; `clock` dates what is remembered without a date."""
        self._database = database
        self._clock = clock

    async def find(self, code: str) -> Dossier | None:
        """The dossier with this canonical code, or None."""
        with self._database.session() as session:
            return find(session, [code]).get(code)

    async def history(self, code: str) -> list[DossierEvent]:
        """What is known of its changes, oldest first."""
        with self._database.session() as session:
            return history(session, code)

    async def remember(self, dossier: Dossier, events: Sequence[DossierEvent] = ()) -> None:
        """Keep what another gateway knows of a dossier now, unless something newer is stored.

        A change becomes an event; `events`, the source's own history, stand instead of all that were kept before.
        """
        dated = replace(dossier, updated_at=dossier.updated_at or self._clock())
        unsaid = {"first_due_at": dossier.first_due_at is None, "due_moves": dossier.due_moves == 0}
        record = Record(dated, frozenset(field for field, missing in unsaid.items() if missing))
        with self._database.session() as session:
            outcome = keep(session, [record])
            in_order = sorted(events, key=lambda event: event.at)
            if events and outcome != [Outcome.OLDER] and history(session, dossier.code) != in_order:
                replace_history(session, dossier.code, in_order)

    async def close(self) -> None:
        """Nothing to give back: the database is closed by who opened it."""


def has_dossiers(database: Database) -> bool:
    """Whether any dossier is stored."""
    with database.session() as session:
        return session.scalar(select(DossierRow.code).limit(1)) is not None
