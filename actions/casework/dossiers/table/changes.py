"""What becomes of a stored dossier when a newer record of it comes, and what its history tells of that. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus
from actions.casework.dossiers.table.records import NUMBERS, Record, as_seals, two_seals

_SHOWN = ("status", "step", "unit", "due_at")
"""A change of these is an event."""
_JUST_RECEIVED = (DossierStatus.REGISTERED, DossierStatus.ACCEPTED)


def first_known(record: Record) -> Dossier:
    """The dossier of a record that is the first with its code."""
    return _counted(record.dossier, record)


def renewed(stored: Dossier, record: Record) -> Dossier:
    """What is known after the record: fields of which it says nothing stay as they are stored."""
    kept = {field: getattr(stored, field) for field in record.silent.difference(NUMBERS)}
    new = replace(record.dossier, **kept, seals=_seals(stored, record))
    promised = stored.due_at or stored.first_due_at
    moved = new.due_at is not None and promised is not None and new.due_at != promised
    if "due_moves" in record.silent:
        new = replace(new, due_moves=stored.due_moves + moved)
    if "first_due_at" in record.silent and new.due_at != stored.due_at:
        new = replace(new, first_due_at=stored.first_due_at or stored.due_at)
    return _counted(new, record)


def first_events(dossier: Dossier) -> list[DossierEvent]:
    """The history of a dossier that was not known before: its reception, if dated, and where it stands."""
    received = dossier.received_at
    if received is None:
        return [_event(dossier)]
    if dossier.status in _JUST_RECEIVED:
        return [replace(_event(dossier), at=received)]
    promised = dossier.first_due_at or dossier.due_at
    return [DossierEvent(received, DossierStatus.ACCEPTED, unit="", due_at=promised), _event(dossier)]


def change_events(stored: Dossier, new: Dossier) -> list[DossierEvent]:
    """The event of a change; none when nothing has changed that a history shows."""
    if all(getattr(stored, field) == getattr(new, field) for field in _SHOWN):
        return []
    event = _event(new)
    if new.status == stored.status:
        event = replace(event, at=as_of(new))
    return [event if new.reason != stored.reason else replace(event, note="")]


def as_of(dossier: Dossier) -> datetime:
    """When the source knew this; raises `ValueError` when that is not said."""
    if dossier.updated_at is None:
        raise ValueError("a dossier is kept only with the moment at which its source knew this")
    return dossier.updated_at


def _event(dossier: Dossier) -> DossierEvent:
    done = {DossierStatus.FINISHED: dossier.finished_at, DossierStatus.RETURNED: dossier.returned_at}
    at = done.get(dossier.status) or as_of(dossier)
    return DossierEvent(at, dossier.status, dossier.unit, dossier.step, dossier.due_at, dossier.reason)


def _counted(dossier: Dossier, record: Record) -> Dossier:
    """A first promise is kept only when the promise was moved since, and then the move is counted."""
    first = dossier.first_due_at
    if first is None or dossier.due_at is None or dossier.due_moves:
        return dossier
    if first == dossier.due_at:
        return replace(dossier, first_due_at=None)
    return replace(dossier, due_moves=1) if "due_moves" in record.silent else dossier


def _seals(stored: Dossier, record: Record) -> tuple[str, ...]:
    (phone, identity), (old_phone, old_identity) = two_seals(record.dossier), two_seals(stored)
    return as_seals(
        old_phone if "phone" in record.silent else phone, old_identity if "identity" in record.silent else identity
    )
