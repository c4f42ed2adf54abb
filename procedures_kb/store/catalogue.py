"""Reading and writing the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from procedures_kb.errors import UnknownProcedure
from procedures_kb.models import Procedure
from procedures_kb.reconcile import Conflict, newest_first, reconcile
from procedures_kb.store.database import Database
from procedures_kb.store.tables import ProcedureVersion

_PAGE = 500


class ImportOutcome(StrEnum):
    """What became of one record."""

    IMPORTED = "imported"
    UPDATED = "updated"
    OLDER = "older"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PublishedProcedure:
    """The record to show, and where the sources differ."""

    procedure: Procedure
    conflicts: tuple[Conflict, ...] = ()


class CatalogueStore:
    """The catalogue in a database. Every published version is kept; the newest of each source counts."""

    def __init__(self, database: Database) -> None:
        """`database` must be migrated."""
        self._database = database
        self._cached_get = lru_cache(maxsize=2048)(self._get)

    def put(self, records: Sequence[Procedure]) -> list[ImportOutcome]:
        """Store the records in one transaction and tell what became of each, in order."""
        with self._database.session() as session:
            known = _versions_of(session, {record.code for record in records})
            return [_put_one(session, known[record.code], record) for record in records]

    def get(self, code: str) -> PublishedProcedure:
        """The procedure with this code; raises `UnknownProcedure`."""
        return self._cached_get(code, self.revision())

    def versions(self, code: str) -> list[Procedure]:
        """Every version ever imported, the one that is shown first."""
        with self._database.session() as session:
            return newest_first([row.record for row in _versions_of(session, {code})[code]])

    def codes(self) -> list[str]:
        """All codes, sorted."""
        with self._database.session() as session:
            return list(session.scalars(select(ProcedureVersion.code).distinct().order_by(ProcedureVersion.code)))

    def published(self) -> Iterator[PublishedProcedure]:
        """Every procedure, by code, read a page at a time."""
        codes = self.codes()
        for start in range(0, len(codes), _PAGE):
            with self._database.session() as session:
                versions = _versions_of(session, set(codes[start : start + _PAGE]))
            for code in sorted(versions):
                yield _publish(versions[code])

    def revision(self) -> int:
        """A number that grows with every change of the catalogue."""
        with self._database.session() as session:
            return session.scalar(select(func.max(ProcedureVersion.id))) or 0

    def _get(self, code: str, _revision: int) -> PublishedProcedure:
        with self._database.session() as session:
            rows = _versions_of(session, {code})[code]
        if not rows:
            raise UnknownProcedure(code)
        return _publish(rows)


def _versions_of(session: Session, codes: set[str]) -> defaultdict[str, list[ProcedureVersion]]:
    rows = session.scalars(select(ProcedureVersion).where(ProcedureVersion.code.in_(codes)))
    versions: defaultdict[str, list[ProcedureVersion]] = defaultdict(list)
    for row in rows:
        versions[row.code].append(row)
    return versions


def _publish(rows: Sequence[ProcedureVersion]) -> PublishedProcedure:
    return PublishedProcedure(*reconcile([row.record for row in rows if row.superseded_at is None]))


def _put_one(session: Session, versions: list[ProcedureVersion], record: Procedure) -> ImportOutcome:
    content_hash = record.content_hash()
    source = record.release.source
    same = next((row for row in versions if row.content_hash == content_hash and row.source == source), None)
    if same is not None and same.as_of >= record.release.as_of:
        return ImportOutcome.UNCHANGED
    outcome = ImportOutcome.UNCHANGED if same and same.superseded_at is None else _outcome(versions, record)
    now = datetime.now(UTC).replace(tzinfo=None)
    row = _row(record, content_hash, now)
    for same_source in (other for other in versions if other.source == source and other.superseded_at is None):
        older = row if same_source.as_of > record.release.as_of else same_source
        older.superseded_at = now
    if same is None:
        session.add(row)
    else:
        _replace(session, same, row)
        versions.remove(same)
    versions.append(row)
    return outcome


def _replace(session: Session, old: ProcedureVersion, new: ProcedureVersion) -> None:
    """The same words read at a later date, stored under a new id, so that the revision grows.

    The old row goes last: SQLite gives the highest id away again once its row is deleted.
    """
    old.content_hash = ""
    session.flush()
    session.add(new)
    session.flush()
    session.delete(old)


def _outcome(versions: Sequence[ProcedureVersion], record: Procedure) -> ImportOutcome:
    if not versions:
        return ImportOutcome.IMPORTED
    newest = newest_first([*(row.record for row in versions), record])[0]
    return ImportOutcome.UPDATED if newest is record else ImportOutcome.OLDER


def _row(record: Procedure, content_hash: str, now: datetime) -> ProcedureVersion:
    release = record.release
    return ProcedureVersion(
        code=record.code,
        name=record.name,
        source=release.source.value,
        decision=release.decision,
        as_of=release.as_of,
        imported_at=now,
        superseded_at=None,
        content_hash=content_hash,
        record=record,
    )
