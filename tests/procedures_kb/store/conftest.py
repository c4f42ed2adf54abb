"""The same catalogue tests on each kind of database."""

from __future__ import annotations

import importlib.util
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from procedures_kb.store import CatalogueStore, Database, open_database

POSTGRESQL = "MOTCUA_TEST_POSTGRESQL"
"""Names a database that tests may fill, such as postgresql+psycopg://postgres@localhost/motcua_test."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database."""
    if request.param == "sqlite":
        opened = open_database(f"sqlite:///{tmp_path}/new/folder/catalogue.db")
        yield opened
        opened.close()
    else:
        yield from _postgresql()


@pytest.fixture
def store(database: Database) -> CatalogueStore:
    """An empty catalogue."""
    return CatalogueStore(database)


def _postgresql() -> Iterator[Database]:
    url = os.environ.get(POSTGRESQL, "")
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("psycopg is not installed")
    if not url:
        pytest.skip(f"{POSTGRESQL} names no database")
    schema = f"test_{uuid.uuid4().hex}"
    admin = create_engine(url)
    with admin.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own_schema = make_url(url).update_query_dict({"options": f"-csearch_path={schema}"})
    opened = open_database(own_schema.render_as_string(hide_password=False))
    yield opened
    opened.close()
    with admin.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    admin.dispose()
