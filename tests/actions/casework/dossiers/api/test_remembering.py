from __future__ import annotations

from datetime import datetime

import pytest

from actions.casework.dossiers.api.remembering import RememberingGateway
from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus, GatewayDown
from actions.casework.dossiers.table.gateway import TableGateway
from procedures_kb.store import Database
from tests.actions.casework.dossiers.gateways import CODE

AT_TEN = datetime(2024, 9, 1, 10, 0)
RECEIVED = DossierEvent(datetime(2024, 8, 23, 8, 5), DossierStatus.ACCEPTED, "Bộ phận một cửa")


def dossier(status: DossierStatus = DossierStatus.IN_PROGRESS, **changes: datetime) -> Dossier:
    known = {"due_at": datetime(2024, 9, 6, 16, 0), "updated_at": AT_TEN} | changes
    return Dossier(CODE, status, "UBND phường Mẫu", "Đăng ký khai sinh", seals=("seal",), **known)


class Source:
    """A gateway that says what the test wants."""

    def __init__(self) -> None:
        self.says: Dossier | None = dossier()
        self.events: list[DossierEvent] = []
        self.is_down = False

    async def find(self, code: str) -> Dossier | None:
        self._check()
        return self.says

    async def history(self, code: str) -> list[DossierEvent]:
        self._check()
        return self.events

    def _check(self) -> None:
        if self.is_down:
            raise GatewayDown("status 503 (tries: 3)")


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def gateway(source: Source, database: Database) -> RememberingGateway:
    return RememberingGateway(source, TableGateway(database))


async def test_what_is_found_is_passed_on(gateway: RememberingGateway) -> None:
    assert await gateway.find(CODE) == dossier()


async def test_when_the_source_is_down_the_last_known_status_comes_with_its_time(
    gateway: RememberingGateway, source: Source
) -> None:
    await gateway.find(CODE)
    source.is_down = True
    with pytest.raises(GatewayDown, match=r"^status 503 \(tries: 3\)$") as caught:
        await gateway.find(CODE)
    assert caught.value.last_known == dossier()
    assert caught.value.last_known.updated_at == AT_TEN


async def test_when_nothing_was_known_there_is_no_last_known(gateway: RememberingGateway, source: Source) -> None:
    source.is_down = True
    for ask in (gateway.find, gateway.history):
        with pytest.raises(GatewayDown) as caught:
            await ask(CODE)
        assert caught.value.last_known is None


async def test_no_such_code_is_passed_on_even_when_it_was_known(gateway: RememberingGateway, source: Source) -> None:
    await gateway.find(CODE)
    source.says = None
    assert await gateway.find(CODE) is None


async def test_a_moved_promise_is_noticed_though_the_source_does_not_say_so(
    gateway: RememberingGateway, source: Source
) -> None:
    await gateway.find(CODE)
    source.says = dossier(due_at=datetime(2024, 9, 10, 16, 0), updated_at=datetime(2024, 9, 6, 17, 0))
    moved = await gateway.find(CODE)
    assert moved is not None
    assert (moved.due_at, moved.first_due_at, moved.due_moves) == (
        datetime(2024, 9, 10, 16, 0),
        datetime(2024, 9, 6, 16, 0),
        1,
    )


async def test_the_sources_history_counts_and_else_the_changes_that_were_seen(
    gateway: RememberingGateway, source: Source
) -> None:
    await gateway.find(CODE)
    source.says = dossier(DossierStatus.FINISHED, updated_at=datetime(2024, 9, 5, 9, 0))
    await gateway.find(CODE)
    seen = await gateway.history(CODE)
    assert [event.status for event in seen] == [DossierStatus.IN_PROGRESS, DossierStatus.FINISHED]
    source.events = [RECEIVED]
    assert await gateway.history(CODE) == [RECEIVED]
    source.is_down = True
    with pytest.raises(GatewayDown) as caught:
        await gateway.history(CODE)
    assert caught.value.last_known is not None and caught.value.last_known.status is DossierStatus.FINISHED
