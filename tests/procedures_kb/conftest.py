"""A catalogue on a fresh database, and the published data where it is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from procedures_kb.importers import ImportReport, import_paths
from procedures_kb.store import CatalogueStore, open_database
from tests.helpers import PROJECT


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CatalogueStore]:
    """An empty catalogue on an SQLite file."""
    database = open_database(f"sqlite:///{tmp_path}/catalogue.db")
    yield CatalogueStore(database)
    database.close()


@dataclass(frozen=True)
class PublishedData:
    """The two published crawls, imported once: the Word exports of 2025 and the JSON of 2026."""

    store: CatalogueStore
    report: ImportReport
    paths: list[Path]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real published records; a fresh clone has none."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no ../shared/data beside the project: the published records are not part of the repository")
    return folder


@pytest.fixture(scope="session")
def published(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishedData]:
    """All published records in one catalogue."""
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('published')}/catalogue.db")
    catalogue = CatalogueStore(database)
    paths = [shared_data / "portal-word" / "word-exports.tar.gz", shared_data / "portal-2026" / "procedures.jsonl.gz"]
    yield PublishedData(catalogue, import_paths(catalogue, paths), paths)
    database.close()
