"""A catalogue on each kind of database."""

from __future__ import annotations

import pytest

from procedures_kb.store import CatalogueStore, Database


@pytest.fixture
def store(database: Database) -> CatalogueStore:
    """An empty catalogue."""
    return CatalogueStore(database)
