"""Importing published lists: again and again; what vanished from a list ends, what a row says wrongly is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from actions.casework.dossiers.table.headers import TableError
from actions.casework.dossiers.table.report import Rejection
from actions.casework.hotlines.areas import AreaFault, area_of
from actions.casework.hotlines.drafts import Defaults, Draft, DraftFault, hotline, office
from actions.casework.hotlines.headers import Kind
from actions.casework.hotlines.keeping import Counts, keep_hotlines, keep_offices
from actions.casework.hotlines.models import HotlineEntry, ReceivingOffice
from actions.casework.hotlines.published import read_published
from actions.casework.provinces import Province
from procedures_kb.store import Database

Model = TypeVar("Model", HotlineEntry, ReceivingOffice)
_MERGED_LISTS = ("phones", "topics")
_MERGED = {*_MERGED_LISTS, "email"}


@dataclass(frozen=True)
class ListReport:
    """What became of a file."""

    kind: Kind
    counts: Counts
    rejected: list[Rejection] = field(default_factory=list)
    """Rows, or places in a YAML file, in order."""


def import_list(database: Database, file: Path, province: Province, today: date) -> ListReport:
    """Import lines or offices from YAML, CSV or XLSX; raises `TableError` when the file is no such list.

    A file replaces the lists that it has: an entry that is no longer there ends yesterday. It does not while rows of
    the file are rejected, because the entry may stand in one of them.
    """
    published = read_published(file)
    defaults = Defaults(_area(file, province), province.office_hours, file.name)
    rejected = list(published.rejected)
    with database.session() as session:
        counts = _keep(session, published.kind, published.drafts, defaults, rejected, today)
    return ListReport(published.kind, counts, sorted(rejected, key=lambda one: one.row_number))


def _area(file: Path, province: Province) -> str:
    try:
        return area_of(province)
    except AreaFault as fault:
        raise TableError(f"{file.name}: {province.name}: {fault}.") from fault


def _keep(
    session: Session, kind: Kind, drafts: list[Draft], defaults: Defaults, rejected: list[Rejection], today: date
) -> Counts:
    if kind is Kind.HOTLINES:
        entries = _checked(drafts, lambda draft: hotline(draft, defaults), rejected)
        return keep_hotlines(session, entries, today, ended=None if rejected else today - timedelta(days=1))
    offices = _checked(drafts, lambda draft: office(draft, defaults), rejected)
    return keep_offices(session, offices, replace=not rejected)


def _checked(drafts: Iterable[Draft], check: Callable[[Draft], Model], rejected: list[Rejection]) -> list[Model]:
    """The good ones, one for each key: rows of the same post are one line with all their numbers."""
    found: dict[str, Model] = {}
    for draft in drafts:
        try:
            one = check(draft)
            found[one.key] = _merged(found[one.key], one) if one.key in found else one
        except DraftFault as fault:
            rejected.append(Rejection(draft.number, f"{fault}."))
    return list(found.values())


def _merged(first: Model, second: Model) -> Model:
    mine, other = first.model_dump(), second.model_dump()
    if any(mine[name] != other[name] for name in mine.keys() - _MERGED):
        raise DraftFault("trùng tên với dòng trước nhưng nội dung khác; hãy ghi thêm cột “Mã”")
    merged: dict[str, object] = {
        name: tuple(dict.fromkeys(mine[name] + other[name])) for name in _MERGED_LISTS if name in mine
    }
    if isinstance(first, HotlineEntry):
        emails = f"{mine['email']}, {other['email']}".split(", ")
        merged["email"] = ", ".join(dict.fromkeys(filter(None, emails)))
    return first.model_copy(update=merged)
