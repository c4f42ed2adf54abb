"""Importing: read entries, store them in batches, report what became of each. One bad file never stops the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from procedures_kb.errors import UnreadableRecord
from procedures_kb.importers.bundled import read_bundled
from procedures_kb.importers.portal_json import read_portal_json
from procedures_kb.importers.portal_word import read_portal_word
from procedures_kb.importers.sources import RECORD_SUFFIXES, Entry, entries_of, files_of, unreadable
from procedures_kb.models import Procedure
from procedures_kb.store import CatalogueStore, ImportOutcome

_BATCH = 200

Progress = Callable[[int, int], None]
"""Called with the bytes read since the last call, and the records read so far."""


@dataclass
class ImportReport:
    """Counts by outcome, and every rejected file with its reason."""

    outcomes: Counter[ImportOutcome] = field(default_factory=Counter)
    rejected: list[UnreadableRecord] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Records read, whatever became of them."""
        return self.outcomes.total()


def import_paths(store: CatalogueStore, paths: list[Path], progress: Progress | None = None) -> ImportReport:
    """Import files, folders, archives and .jsonl."""
    report = ImportReport()

    def records() -> Iterator[Procedure]:
        for file in files_of(paths):
            for entry in entries_of(file):
                yield from _read_or_reject(entry, report)
                if progress:
                    progress(entry.consumed, report.read)

    _store(store, records(), report)
    return report


def import_records(store: CatalogueStore, records: Iterable[Procedure]) -> ImportReport:
    """Import records that were read already."""
    report = ImportReport()
    _store(store, records, report)
    return report


def _read_or_reject(entry: Entry, report: ImportReport) -> Iterator[Procedure]:
    try:
        yield from _read(entry)
    except UnreadableRecord as error:
        report.rejected.append(error)


def _read(entry: Entry) -> Iterator[Procedure]:
    if entry.error:
        raise unreadable(entry)
    if entry.suffix in (".docx", ".doc"):
        yield read_portal_word(entry.data, entry.where)
    elif entry.suffix == ".json":
        yield read_portal_json(entry.data, entry.where)
    elif entry.suffix in (".yml", ".yaml"):
        yield from read_bundled(_utf8(entry), entry.where)
    else:
        raise UnreadableRecord(entry.where, f"no known kind of record; known are {', '.join(RECORD_SUFFIXES)}, .jsonl")


def _utf8(entry: Entry) -> str:
    try:
        return entry.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableRecord(entry.where, f"not UTF-8: {error}") from error


def _store(store: CatalogueStore, records: Iterable[Procedure], report: ImportReport) -> None:
    batch: list[Procedure] = []
    for record in records:
        batch.append(record)
        if len(batch) >= _BATCH:
            report.outcomes.update(store.put(batch))
            batch = []
    if batch:
        report.outcomes.update(store.put(batch))
