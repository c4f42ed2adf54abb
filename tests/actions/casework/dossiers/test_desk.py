from __future__ import annotations

from datetime import timedelta

import pytest

from actions.casework.dossiers.attempts import Attempts
from actions.casework.dossiers.desk import DossierDesk, Down, Found, Locked, Refused
from actions.casework.dossiers.models import GatewayDown
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database
from tests.actions.casework.dossiers.builders import CODE, NOW, FakeGateway, dossier

KEY = b"k" * 32
SEALER = Sealer(KEY)
OPENED = dossier(seals=(SEALER.seal(CODE, "0900000123"),))


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway(OPENED)


@pytest.fixture
def desk(database: Database, gateway: FakeGateway) -> DossierDesk:
    return DossierDesk(gateway, SEALER, Attempts(database, KEY))


async def test_the_last_four_digits_open_the_dossier(desk: DossierDesk) -> None:
    assert await desk.look_up("a", CODE, "0123", NOW) == Found(OPENED)
    assert await desk.look_up("a", CODE, "0900000123", NOW) == Found(OPENED)


async def test_no_such_code_and_a_wrong_factor_are_the_same_refusal(desk: DossierDesk) -> None:
    assert await desk.look_up("a", CODE, "9999", NOW) == Refused()
    assert await desk.look_up("a", "H99.01-261102-9999", "0123", NOW) == Refused()


async def test_a_dossier_without_a_factor_opens_for_nobody(database: Database) -> None:
    desk = DossierDesk(FakeGateway(dossier()), SEALER, Attempts(database, KEY))
    for number in ("", "0000", "123"):
        assert await desk.look_up("a", CODE, number, NOW) == Refused()


async def test_five_wrong_tries_lock_the_sender_for_every_code(desk: DossierDesk) -> None:
    for number in range(5):
        assert await desk.look_up("a", f"H99.01-261102-000{number}", "9999", NOW) == Refused()
    assert await desk.look_up("a", CODE, "0123", NOW) == Locked(NOW + timedelta(minutes=15))
    assert await desk.look_up("b", CODE, "0123", NOW) == Found(OPENED)


async def test_five_wrong_tries_of_many_senders_lock_the_code(desk: DossierDesk) -> None:
    for number in range(5):
        assert await desk.look_up(f"sender-{number}", CODE, "9999", NOW) == Refused()
    assert isinstance(await desk.look_up("owner", CODE, "0123", NOW), Locked)
    later = NOW + timedelta(minutes=15, seconds=1)
    assert await desk.look_up("owner", CODE, "0123", later) == Found(OPENED)


async def test_a_code_that_does_not_exist_is_locked_just_the_same(desk: DossierDesk) -> None:
    nothing = "H99.01-261102-9999"
    for number in range(5):
        assert await desk.look_up(f"sender-{number}", nothing, "9999", NOW) == Refused()
    assert isinstance(await desk.look_up("another", nothing, "9999", NOW), Locked)


async def test_when_the_system_is_down_the_last_known_status_is_for_who_has_the_factor(
    desk: DossierDesk, gateway: FakeGateway
) -> None:
    gateway.down = GatewayDown("timeout", OPENED)
    assert await desk.look_up("a", CODE, "0123", NOW) == Down(OPENED)
    assert await desk.look_up("a", CODE, "9999", NOW) == Down(None)
    gateway.down = GatewayDown("timeout")
    assert await desk.look_up("a", CODE, "0123", NOW) == Down(None)


async def test_guessing_while_the_system_is_down_is_counted(desk: DossierDesk, gateway: FakeGateway) -> None:
    gateway.down = GatewayDown("timeout", OPENED)
    for _ in range(5):
        await desk.look_up("a", CODE, "9999", NOW)
    assert isinstance(await desk.look_up("a", CODE, "0123", NOW), Locked)


async def test_an_opened_dossier_is_told_again_without_its_factor(desk: DossierDesk, gateway: FakeGateway) -> None:
    assert await desk.again(CODE) == Found(OPENED)
    gateway.down = GatewayDown("timeout", OPENED)
    assert await desk.again(CODE) == Down(OPENED)
    gateway.down, gateway.dossiers = None, {}
    with pytest.raises(KeyError):
        await desk.again(CODE)


def test_a_seal_belongs_to_its_dossier_and_to_its_installation() -> None:
    assert SEALER.seal(CODE, "0123") != SEALER.seal("H99.01-261102-0008", "0123")
    assert SEALER.seal(CODE, "0123") != Sealer(b"o" * 32).seal(CODE, "0123")
    assert SEALER.seal(CODE, "12") == ""
    assert "0123" not in SEALER.seal(CODE, "0123")


async def test_an_outage_locks_no_honest_citizen_out(desk: DossierDesk, gateway: FakeGateway) -> None:
    gateway.down = GatewayDown("timeout")
    for _ in range(6):
        assert await desk.look_up("a", CODE, "0123", NOW) == Down(None)
    gateway.down = None
    assert await desk.look_up("a", CODE, "0123", NOW) == Found(OPENED)
