"""The same tests on each kind of database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from procedures_kb.store import Database, open_database

POSTGRESQL = "MOTCUA_TEST_POSTGRESQL"
"""Names a database that tests may fill; they make a schema of their own in it and drop it again."""
_USUAL = "postgresql+psycopg://postgres@127.0.0.1:5432/test"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database."""
    if request.param == "sqlite":
        opened = open_database(f"sqlite:///{tmp_path}/new/folder/motcua.db")
        yield opened
        opened.close()
    else:
        yield from _postgresql()


def _postgresql() -> Iterator[Database]:
    url = os.environ.get(POSTGRESQL, _USUAL)
    schema = f"test_{uuid.uuid4().hex}"
    admin = create_engine(url)
    try:
        with admin.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError:
        pytest.skip(f"no PostgreSQL at {POSTGRESQL} or its usual local port")
    own_schema = make_url(url).update_query_dict({"options": f"-csearch_path={schema}"})
    opened = open_database(own_schema.render_as_string(hide_password=False))
    yield opened
    opened.close()
    with admin.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    admin.dispose()
