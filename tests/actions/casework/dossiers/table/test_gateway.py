"""The table gateway, on every kind of database."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import inspect

from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus
from actions.casework.dossiers.table.gateway import TableGateway, has_dossiers
from actions.casework.dossiers.tables import DossierEventRow, DossierRow
from procedures_kb.store import Database

CODE = "H99.21-261102-0007"
EIGHT, NINE = datetime(2026, 11, 20, 8, 0), datetime(2026, 11, 20, 9, 0)
FULL = Dossier(
    code=CODE,
    status=DossierStatus.FINISHED,
    unit="UBND phường Mẫu 1",
    procedure_name="Đăng ký kết hôn",
    procedure_code="1.000894",
    group="Hộ tịch",
    step="Trả kết quả",
    received_at=datetime(2026, 11, 2, 8, 15),
    due_at=datetime(2026, 11, 16, 17, 0),
    first_due_at=datetime(2026, 11, 9, 17, 0),
    due_moves=1,
    finished_at=datetime(2026, 11, 13, 10, 30),
    returned_at=datetime(2026, 11, 16, 9, 45),
    result="215/2026",
    reason="Chờ xác minh",
    todo="Mang theo giấy hẹn",
    amount_due=15_000,
    applicant="N***** V** M**",
    seals=("one seal", "another seal"),
    updated_at=EIGHT,
)


@pytest.fixture
def gateway(database: Database) -> TableGateway:
    return TableGateway(database, clock=lambda: NINE)


def test_the_tables_are_those_that_the_migration_makes(database: Database) -> None:
    for row in (DossierRow, DossierEventRow):
        made = inspect(database.engine).get_columns(row.__tablename__)
        assert {column["name"]: column["nullable"] for column in made} == {
            column.name: column.nullable for column in row.__table__.columns
        }


async def test_what_is_remembered_is_found_unaltered(gateway: TableGateway) -> None:
    await gateway.remember(FULL)
    assert await gateway.find(CODE) == FULL
    assert await gateway.find("H99.21-261102-0008") is None


@pytest.mark.parametrize("seals", [(), ("phone",), ("", "identity"), ("phone", "identity")])
async def test_seals_keep_their_places(gateway: TableGateway, seals: tuple[str, ...]) -> None:
    await gateway.remember(replace(FULL, seals=seals))
    found = await gateway.find(CODE)
    assert found is not None and found.seals == seals


async def test_remembering_the_same_again_adds_no_event(gateway: TableGateway) -> None:
    await gateway.remember(FULL)
    before = await gateway.history(CODE)
    await gateway.remember(replace(FULL, updated_at=NINE))
    assert await gateway.history(CODE) == before
    assert [event.status for event in before] == [DossierStatus.ACCEPTED, DossierStatus.FINISHED]


async def test_a_change_that_is_remembered_is_an_event(gateway: TableGateway) -> None:
    await gateway.remember(replace(FULL, status=DossierStatus.IN_PROGRESS, step="Xác minh"))
    await gateway.remember(replace(FULL, status=DossierStatus.IN_PROGRESS, step="Trình ký", updated_at=NINE))
    assert [(event.at, event.step) for event in await gateway.history(CODE)][1:] == [
        (EIGHT, "Xác minh"),
        (NINE, "Trình ký"),
    ]


async def test_a_moved_promise_is_noticed(gateway: TableGateway) -> None:
    plain = replace(FULL, status=DossierStatus.IN_PROGRESS, first_due_at=None, due_moves=0)
    await gateway.remember(plain)
    await gateway.remember(replace(plain, due_at=datetime(2026, 11, 30, 17, 0), updated_at=NINE))
    found = await gateway.find(CODE)
    assert found is not None
    assert (found.first_due_at, found.due_moves) == (plain.due_at, 1)


async def test_what_is_older_is_not_remembered(gateway: TableGateway) -> None:
    await gateway.remember(FULL)
    old = DossierEvent(EIGHT, DossierStatus.REGISTERED, "UBND phường Mẫu 1")
    await gateway.remember(replace(FULL, step="Xác minh", updated_at=datetime(2026, 11, 19)), events=[old])
    assert await gateway.find(CODE) == FULL
    assert old not in await gateway.history(CODE)


async def test_what_is_not_dated_is_of_now(gateway: TableGateway) -> None:
    await gateway.remember(replace(FULL, updated_at=None))
    found = await gateway.find(CODE)
    assert found is not None and found.updated_at == NINE


async def test_the_sources_own_history_stands_instead_of_the_noticed_one(gateway: TableGateway) -> None:
    await gateway.remember(FULL)
    told = [
        DossierEvent(NINE, DossierStatus.FINISHED, "UBND phường Mẫu 1", "Trả kết quả", FULL.due_at, "Xong sớm"),
        DossierEvent(EIGHT, DossierStatus.ACCEPTED, "Bộ phận một cửa"),
    ]
    for _ in range(2):
        await gateway.remember(FULL, events=told)
        assert await gateway.history(CODE) == told[::-1]


async def test_many_who_remember_at_once_note_a_change_once(gateway: TableGateway) -> None:
    def remember() -> None:
        asyncio.run(gateway.remember(FULL))

    await asyncio.gather(*(asyncio.to_thread(remember) for _ in range(8)))
    assert len(await gateway.history(CODE)) == 2


async def test_whether_there_are_dossiers(gateway: TableGateway, database: Database) -> None:
    assert not has_dossiers(database)
    await gateway.remember(FULL)
    assert has_dossiers(database)
