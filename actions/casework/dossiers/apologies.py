"""The record of apologies: one per dossier, missed promise and new date, whoever asks and however often."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from actions.casework.dossiers.lateness import Lateness
from actions.casework.dossiers.models import Dossier
from actions.casework.dossiers.tables import ApologyRow
from procedures_kb.store import Database


class Apologies:
    """Apologies in the database."""

    def __init__(self, database: Database) -> None:
        """`database` must be migrated."""
        self._database = database

    def issue(self, dossier: Dossier, late: Lateness, channel: str, now: datetime) -> bool:
        """Record the apology; False when it was issued before for the same promise and new date."""
        missed = late.promised if late.new_due or dossier.due_at is None else dossier.due_at
        row = insert(ApologyRow).values(
            code=dossier.code,
            promised=missed,
            new_due=late.new_due or missed,
            issued_at=now,
            days_late=late.days,
            channel=channel,
        )
        try:
            with self._database.session() as session:
                session.execute(row)
        except IntegrityError:
            return False
        return True
