"""Dossiers in the database: one row each, and its history."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, delete, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus
from actions.casework.dossiers.table.changes import as_of, change_events, first_events, first_known, renewed
from actions.casework.dossiers.table.records import Record, as_seals, two_seals
from actions.casework.dossiers.tables import DossierEventRow, DossierRow
from procedures_kb.store.tables import Base

_DOSSIERS = Base.metadata.tables[DossierRow.__tablename__]
_EVENTS = Base.metadata.tables[DossierEventRow.__tablename__]
_SAID = tuple(field.name for field in fields(Dossier) if field.name != "updated_at")
_PLAIN = tuple(name for name in _SAID if name not in ("status", "group", "seals"))
"""Fields that have a column of the same name and value."""
_said, _plain = attrgetter(*_SAID), attrgetter(*_PLAIN)
_TURNS = {
    "postgresql": "SELECT pg_advisory_xact_lock(hashtext('dossier'))",
    "sqlite": "UPDATE dossier SET code = code WHERE false",
}
"""What makes a writer wait for the one before it, on each kind of database."""


class Outcome(StrEnum):
    """What became of one record."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"


def find(session: Session, codes: Iterable[str]) -> dict[str, Dossier]:
    """The stored dossiers with these codes, by code."""
    rows = session.execute(select(_DOSSIERS).where(_DOSSIERS.c.code.in_(list(codes))))
    return {row.code: _dossier(row) for row in rows}


def history(session: Session, code: str) -> list[DossierEvent]:
    """The events of a dossier in their order, which is that in which they became known."""
    rows = session.execute(select(_EVENTS).where(_EVENTS.c.code == code).order_by(_EVENTS.c.id))
    return [_event(row) for row in rows]


def keep(session: Session, records: Sequence[Record]) -> list[Outcome]:
    """Store what the records say, except what is older than what is stored; tells what became of each, in order.

    A change of status, step, unit or promised moment becomes an event. Writers take turns until the session ends.
    """
    _take_turn(session)
    known = find(session, {record.dossier.code for record in records})
    outcomes: list[Outcome] = []
    written: dict[str, Dossier] = {}
    events: list[dict[str, Any]] = []
    for record in records:
        code = record.dossier.code
        outcome, dossier, changes = _compare(known.get(code), record)
        outcomes.append(outcome)
        if known.get(code) != dossier:
            known[code] = written[code] = dossier
        events.extend(_event_columns(code, event) for event in changes)
    if written:
        _upsert(session, written.values())
    if events:
        session.execute(insert(_EVENTS), events)
    return outcomes


def replace_history(session: Session, code: str, events: Sequence[DossierEvent]) -> None:
    """Keep these events of a dossier instead of those that are stored."""
    session.execute(delete(_EVENTS).where(_EVENTS.c.code == code))
    session.execute(insert(_EVENTS), [_event_columns(code, event) for event in events])


def _take_turn(session: Session) -> None:
    """Wait for other writers of dossiers, so that none notes a change twice; readers need not wait."""
    session.execute(text(_TURNS[session.get_bind().dialect.name]))


def _compare(stored: Dossier | None, record: Record) -> tuple[Outcome, Dossier, list[DossierEvent]]:
    if stored is None:
        new = first_known(record)
        return Outcome.ADDED, new, first_events(new)
    if as_of(record.dossier) < as_of(stored):
        return Outcome.OLDER, stored, []
    new = renewed(stored, record)
    outcome = Outcome.UNCHANGED if _said(new) == _said(stored) else Outcome.CHANGED
    return outcome, new, change_events(stored, new)


def _upsert(session: Session, dossiers: Iterable[Dossier]) -> None:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    statement: postgresql.Insert | sqlite.Insert
    statement = postgresql.insert(_DOSSIERS) if on_postgresql else sqlite.insert(_DOSSIERS)
    news = {column.name: statement.excluded[column.name] for column in _DOSSIERS.c if not column.primary_key}
    statement = statement.on_conflict_do_update(index_elements=[_DOSSIERS.c.code], set_=news)
    session.execute(statement, [_columns(dossier) for dossier in dossiers])


def _dossier(row: Row[Any]) -> Dossier:
    return Dossier(
        **dict(zip(_PLAIN, _plain(row), strict=True)),
        status=DossierStatus(row.status),
        group=row.procedure_group,
        seals=as_seals(row.phone_seal, row.id_seal),
        updated_at=row.updated_at,
    )


def _columns(dossier: Dossier) -> dict[str, Any]:
    phone_seal, id_seal = two_seals(dossier)
    said = dict(zip(_PLAIN, _plain(dossier), strict=True)) | {
        "status": dossier.status.value,
        "procedure_group": dossier.group,
        "phone_seal": phone_seal,
        "id_seal": id_seal,
    }
    content = hashlib.sha256(repr(tuple(said.values())).encode()).hexdigest()
    return said | {"updated_at": dossier.updated_at, "content_hash": content}


def _event(row: Row[Any]) -> DossierEvent:
    return DossierEvent(row.at, DossierStatus(row.status), row.unit, row.step, row.due_at, row.note)


def _event_columns(code: str, event: DossierEvent) -> dict[str, Any]:
    return {
        "code": code,
        "at": event.at,
        "status": event.status.value,
        "unit": event.unit,
        "step": event.step,
        "due_at": event.due_at,
        "note": event.note,
    }
