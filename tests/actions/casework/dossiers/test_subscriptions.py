from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actions.casework.dossiers.models import Dossier, DossierStatus, GatewayDown
from actions.casework.dossiers.subscriptions import Message, Subscriptions, digest, watch_once
from procedures_kb.store import Database, open_database
from tests.actions.casework.dossiers.builders import NOW, FakeGateway, dossier

FINISHED = dossier(status=DossierStatus.FINISHED, finished_at=NOW)
RETURNED = dossier(status=DossierStatus.RETURNED, finished_at=NOW, returned_at=NOW)


@pytest.fixture
def subscriptions(database: Database) -> Subscriptions:
    return Subscriptions(database)


def said(one: Dossier) -> Message:
    return {"text": one.status.value, "buttons": [], "custom": {"kind": "dossier"}}


async def look(subscriptions: Subscriptions, *dossiers: Dossier) -> int:
    return await watch_once(subscriptions, FakeGateway(*dossiers), said, NOW)


def texts(subscriptions: Subscriptions, sender: str = "a") -> list[str]:
    return [notice.message["text"] for notice in subscriptions.waiting("rest", sender)]


async def test_a_change_is_told_once(subscriptions: Subscriptions) -> None:
    subscriptions.follow(dossier(), "rest", "a", NOW)
    assert await look(subscriptions, dossier()) == 0
    assert await look(subscriptions, FINISHED) == 1
    assert await look(subscriptions, FINISHED) == 0
    assert texts(subscriptions) == ["finished"]


async def test_going_back_and_forth_is_told_each_time(subscriptions: Subscriptions) -> None:
    asked = dossier(status=DossierStatus.SUPPLEMENT_REQUESTED)
    subscriptions.follow(dossier(), "rest", "a", NOW)
    for state in (asked, dossier(), asked):
        assert await look(subscriptions, state) == 1
    assert texts(subscriptions) == ["supplement_requested", "in_progress", "supplement_requested"]


async def test_each_follower_is_told_and_nobody_else(subscriptions: Subscriptions) -> None:
    for sender in ("a", "b"):
        subscriptions.follow(dossier(), "rest", sender, NOW)
    assert await look(subscriptions, FINISHED) == 2
    assert texts(subscriptions, "b") == ["finished"]
    assert texts(subscriptions, "c") == []
    assert subscriptions.waiting("zalo", "a") == []


async def test_following_twice_is_told_once_and_does_not_hide_news(subscriptions: Subscriptions) -> None:
    subscriptions.follow(dossier(), "rest", "a", NOW)
    subscriptions.follow(FINISHED, "rest", "a", NOW)
    assert await look(subscriptions, FINISHED) == 1


async def test_a_word_stops_it_and_following_again_starts_from_the_present(subscriptions: Subscriptions) -> None:
    subscriptions.follow(dossier(), "rest", "a", NOW)
    assert subscriptions.unfollow("rest", "a", NOW) == 1
    assert subscriptions.unfollow("rest", "a", NOW) == 0
    assert await look(subscriptions, FINISHED) == 0
    subscriptions.follow(FINISHED, "rest", "a", NOW)
    assert await look(subscriptions, FINISHED) == 0
    assert await look(subscriptions, RETURNED) == 1


async def test_after_the_last_change_nothing_is_followed_any_more(subscriptions: Subscriptions) -> None:
    subscriptions.follow(dossier(), "rest", "a", NOW)
    assert await look(subscriptions, RETURNED) == 1
    assert subscriptions.followed() == []


async def test_news_survives_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/motcua.db"
    first = open_database(url)
    Subscriptions(first).follow(dossier(), "rest", "a", NOW)
    first.close()
    second = open_database(url)
    assert await look(Subscriptions(second), FINISHED) == 1
    second.close()
    third = open_database(url)
    assert texts(Subscriptions(third)) == ["finished"]
    assert await look(Subscriptions(third), FINISHED) == 0
    third.close()


async def test_confirmed_notices_are_not_shown_again(subscriptions: Subscriptions) -> None:
    subscriptions.follow(dossier(), "rest", "a", NOW)
    await look(subscriptions, FINISHED)
    await look(subscriptions, RETURNED)
    first, second = subscriptions.waiting("rest", "a")
    subscriptions.delivered("rest", "a", first.id, NOW)
    assert subscriptions.waiting("rest", "a") == [second]
    subscriptions.delivered("rest", "b", second.id, NOW)
    assert subscriptions.waiting("rest", "a") == [second]


async def test_a_gateway_that_is_down_loses_no_news(subscriptions: Subscriptions) -> None:
    subscriptions.follow(dossier(), "rest", "a", NOW)
    gateway = FakeGateway(FINISHED)
    gateway.down = GatewayDown("timeout", dossier())
    assert await watch_once(subscriptions, gateway, said, NOW) == 0
    gateway.down = None
    assert await watch_once(subscriptions, gateway, said, NOW) == 1


async def test_two_watchers_at_once_tell_once(subscriptions: Subscriptions) -> None:
    for number in range(20):
        subscriptions.follow(dossier(), "rest", f"sender-{number}", NOW)
    with ThreadPoolExecutor(2) as pool:
        written = list(pool.map(lambda _: subscriptions.announce(FINISHED, said(FINISHED), NOW), range(2)))
    assert sum(written) == 20
    assert all(texts(subscriptions, f"sender-{number}") == ["finished"] for number in range(20))


@pytest.mark.parametrize(
    "changed",
    [{"step": "Trình ký"}, {"unit": "Sở Tư pháp"}, {"due_at": NOW + timedelta(days=9)}, {"todo": "Nộp lại ảnh"}],
)
def test_what_a_citizen_wants_to_know_is_a_change(changed: dict[str, object]) -> None:
    assert digest(dossier()) != digest(dossier(**changed))


def test_the_hour_of_the_last_reading_is_no_change() -> None:
    assert digest(dossier()) == digest(replace(dossier(), updated_at=NOW, applicant="T**"))
