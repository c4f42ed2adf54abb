"""Writing lines and offices to the database and reading them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from actions.casework.hotlines.areas import COUNTRY, PROVINCE_DIGITS, province_of
from actions.casework.hotlines.drafts import list_identity
from actions.casework.hotlines.models import HotlineEntry, ReceivingOffice
from actions.casework.hotlines.tables import HotlineRow, OfficeRow

_LISTS = ("phones", "topics")


@dataclass(frozen=True)
class Counts:
    """What became of the entries of a file, and of those that it no longer has."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0


def keep_hotlines(session: Session, entries: Sequence[HotlineEntry], today: date, ended: date | None) -> Counts:
    """Store the entries; `ended` is the last day of those that vanished from the same lists, None leaves them.

    An entry without a day from which it counts does so since it was first imported.
    """
    lists = {list_identity(entry.list) for entry in entries}
    known = {row.key: row for row in session.scalars(select(HotlineRow))}
    outcomes = [_keep_hotline(session, known.get(entry.key), entry, today) for entry in entries]
    kept = {entry.key for entry in entries}
    vanished = [
        row
        for row in known.values()
        if row.key not in kept and list_identity(row.list) in lists and (row.valid_to is None or row.valid_to >= today)
    ]
    for row in vanished if ended else ():
        row.valid_to = ended
    return _counts(outcomes, len(vanished) if ended else 0)


def keep_offices(session: Session, offices: Sequence[ReceivingOffice], replace: bool) -> Counts:
    """Store the offices; `replace` takes out those of the same sources that are no longer there."""
    sources = {office.source for office in offices}
    known = {row.key: row for row in session.scalars(select(OfficeRow))}
    outcomes = [_keep_office(session, known.get(office.key), office) for office in offices]
    kept = {office.key for office in offices}
    vanished = [row for row in known.values() if row.key not in kept and row.source in sources] if replace else []
    for row in vanished:
        session.delete(row)
    return _counts(outcomes, len(vanished))


def valid_hotlines(session: Session, day: date, place: str | None = None) -> list[HotlineEntry]:
    """The lines that count on a day, by list, unit and role; with `place` only those that serve it ('': unknown)."""
    query = select(HotlineRow).where(
        or_(HotlineRow.valid_from.is_(None), HotlineRow.valid_from <= day),
        or_(HotlineRow.valid_to.is_(None), HotlineRow.valid_to >= day),
    )
    if place:
        query = query.where(HotlineRow.area.in_((place, province_of(place), COUNTRY)))
    elif place is not None:
        query = query.where(func.length(HotlineRow.area) <= PROVINCE_DIGITS)
    rows = session.scalars(query.order_by(HotlineRow.list, HotlineRow.unit, HotlineRow.role, HotlineRow.key))
    return [HotlineEntry.model_validate(row) for row in rows]


def hotline_by_key(session: Session, key: str) -> HotlineEntry | None:
    """The line with this key, whether it still counts or not."""
    row = session.get(HotlineRow, key)
    return HotlineEntry.model_validate(row) if row else None


def offices_in(session: Session, areas: Iterable[str]) -> list[ReceivingOffice]:
    """The offices that serve exactly these areas, by name."""
    rows = session.scalars(select(OfficeRow).where(OfficeRow.area.in_(list(areas))).order_by(OfficeRow.name))
    return [ReceivingOffice.model_validate(row) for row in rows]


def _keep_hotline(session: Session, row: HotlineRow | None, entry: HotlineEntry, today: date) -> str:
    since = entry.valid_from or (row.valid_from if row else today)
    return _keep(session, row, HotlineRow, entry.model_copy(update={"valid_from": since}))


def _keep_office(session: Session, row: OfficeRow | None, office: ReceivingOffice) -> str:
    return _keep(session, row, OfficeRow, office)


def _keep(
    session: Session,
    row: HotlineRow | OfficeRow | None,
    table: type[HotlineRow] | type[OfficeRow],
    value: HotlineEntry | ReceivingOffice,
) -> str:
    columns = value.model_dump(exclude={"hours"}) | {"hours": value.hours and value.hours.model_dump(mode="json")}
    columns |= {name: list(columns[name]) for name in _LISTS if name in columns}
    if row is None:
        session.add(table(**columns))
        return "added"
    changed = {name: new for name, new in columns.items() if getattr(row, name) != new}
    for name, new in changed.items():
        setattr(row, name, new)
    return "changed" if changed else "unchanged"


def _counts(outcomes: Sequence[str], ended: int) -> Counts:
    return Counts(outcomes.count("added"), outcomes.count("changed"), outcomes.count("unchanged"), ended)
