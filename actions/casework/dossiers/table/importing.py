"""Importing a one-stop system's export: chunk by chunk, each stored whole or not at all, as often as one likes."""

from __future__ import annotations

import gc
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

import numpy as np

from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.cells import read_text
from actions.casework.dossiers.table.changes import as_of
from actions.casework.dossiers.table.keeping import Outcome, keep
from actions.casework.dossiers.table.reading import Table, open_table
from actions.casework.dossiers.table.records import Record, RowFault
from actions.casework.dossiers.table.report import ImportReport
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.dossiers.table.sheets import SheetRow
from actions.casework.provinces import DossierSettings
from procedures_kb.calendar import OfficeHours
from procedures_kb.store import Database

_CHUNK = 2_000
"""Rows that are stored together."""


def import_table(
    database: Database,
    file: Path,
    settings: DossierSettings,
    hours: OfficeHours,
    sealer: Sealer,
    now: datetime,
    advance: Callable[[int, int], None],
) -> ImportReport:
    """Import a CSV or XLSX file; raises `TableError` when it has no header row that fits.

    `advance` is called after each chunk with the rows done so far and the rows in all. When the import is interrupted,
    whole chunks are stored, and importing the file again completes it.
    """
    start, report = time.monotonic(), ImportReport()
    table, reader = open_table(file, settings.columns), RowReader(settings, hours, sealer)
    total, repeated = _survey(table)
    records = _latest(_records(table, reader, now, report), repeated, report)
    with _collection_paused():
        while chunk := list(islice(records, _CHUNK)):
            with database.session() as session:
                outcomes = keep(session, chunk)
            report.outcomes.update(outcomes)
            advance(report.read, total)
    report.seconds = time.monotonic() - start
    return report


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Rows make no cyclic garbage, and looking for it would take a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _survey(table: Table) -> tuple[int, dict[int, int]]:
    """How many rows there are, and how many rows each code has that has several.

    Codes are known by their hashes, so that a million of them are few bytes.
    """
    keys = array("q", (_key(table, row) for row in table.rows()))
    codes, counts = np.unique(np.asarray(keys, dtype=np.int64), return_counts=True)
    several = counts > 1
    return len(keys), dict(zip(codes[several].tolist(), counts[several].tolist(), strict=True))


def _key(table: Table, row: SheetRow) -> int:
    return hash(read_text(table.layout.cell(row.cells, "code")).upper())


def _records(table: Table, reader: RowReader, now: datetime, report: ImportReport) -> Iterator[tuple[int, Record]]:
    for row in table.rows():
        if row.fault:
            report.reject(row.number, row.fault)
            continue
        try:
            yield _key(table, row), reader.read(table.layout.cells(row.cells), now)
        except RowFault as fault:
            report.reject(row.number, f"Cột “{table.layout.headers[fault.field]}”: {fault.reason}.")


def _latest(keyed: Iterator[tuple[int, Record]], repeated: dict[int, int], report: ImportReport) -> Iterator[Record]:
    """One record of each code: the latest one, of those that are as late as each other the last one of the table."""
    held: dict[str, Record] = {}
    for key, record in keyed:
        if key not in repeated:
            yield record
            continue
        code = record.dossier.code
        rival = held.get(code)
        report.outcomes[Outcome.OLDER] += rival is not None
        if rival is None or as_of(record.dossier) >= as_of(rival.dossier):
            held[code] = record
        repeated[key] -= 1
        if not repeated[key]:
            yield held.pop(code)
    yield from held.values()
