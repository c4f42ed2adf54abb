"""Opening and migrating the database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from procedures_kb.store import CatalogueStore, Database, open_database
from procedures_kb.store.tables import ProcedureVersion
from tests.procedures_kb.builders import CODE, procedure


def test_migrating_makes_the_table_that_the_model_describes(database: Database) -> None:
    columns = {
        column["name"]: column["nullable"] for column in inspect(database.engine).get_columns("procedure_version")
    }
    assert columns == {column.name: column.nullable for column in ProcedureVersion.__table__.columns}


def test_migrating_again_keeps_what_is_stored(database: Database) -> None:
    CatalogueStore(database).put([procedure()])
    database.migrate()
    assert CatalogueStore(database).codes() == [CODE]


def test_the_database_keeps_vietnamese_readable(database: Database) -> None:
    CatalogueStore(database).put([procedure(name="Đăng ký khai sinh")])
    with database.engine.connect() as connection:
        stored = connection.execute(text("SELECT record FROM procedure_version")).scalar_one()
    assert "Đăng ký khai sinh" in stored


def test_opening_the_same_database_again_finds_the_catalogue(database: Database) -> None:
    CatalogueStore(database).put([procedure()])
    again = open_database(database.url)
    assert CatalogueStore(again).get(CODE).procedure == procedure()
    again.close()


def test_sqlite_lets_readers_work_while_one_writes(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/catalogue.db")
    with database.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 10000
    database.close()
