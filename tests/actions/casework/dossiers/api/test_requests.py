from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
import pytest_asyncio
from aiohttp import web
from structlog.testing import capture_logs

from actions.casework.dossiers.api.breaker import Breaker
from actions.casework.dossiers.api.requests import JsonApi
from actions.casework.dossiers.models import GatewayDown
from tests.actions.casework.dossiers.one_stop import Answer, OneStop, drips, fails, hangs_up, one_stop, says, writes

__all__ = ["one_stop"]


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=None) as opened:
        yield opened


@pytest.fixture
def pauses() -> list[float]:
    """How long the API paused between tries; no test really waits."""
    return []


@pytest.fixture
def api(client: httpx.AsyncClient, pauses: list[float]) -> JsonApi:
    return make_api(client, pauses)


def make_api(
    client: httpx.AsyncClient, pauses: list[float], breaker: Breaker | None = None, timeout_seconds: float = 5
) -> JsonApi:
    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    breaker = breaker or Breaker(failures=100, seconds=30)
    return JsonApi(client, breaker, tries=3, timeout_seconds=timeout_seconds, sleep=pause)


async def test_it_gets_json(api: JsonApi, one_stop: OneStop) -> None:
    one_stop.answers = [says({"tên": "Hồ sơ"})]
    assert await api.get(one_stop.url) == {"tên": "Hồ sơ"}


@pytest.mark.parametrize("status", [204, 404])
async def test_nothing_there_is_none_at_the_first_try(api: JsonApi, one_stop: OneStop, status: int) -> None:
    one_stop.answers = [fails(status)]
    assert await api.get(one_stop.url) is None
    assert len(one_stop.requests) == 1


@pytest.mark.parametrize("passing", [fails(500), fails(503), fails(429), says({}, after=5), hangs_up()])
async def test_what_may_pass_is_tried_again(
    client: httpx.AsyncClient, one_stop: OneStop, pauses: list[float], passing: Answer
) -> None:
    one_stop.answers = [passing, passing, says({"ok": 1})]
    assert await make_api(client, pauses, timeout_seconds=0.2).get(one_stop.url) == {"ok": 1}
    assert len(one_stop.requests) == 3


async def test_after_the_last_try_it_says_why_and_how_often(api: JsonApi, one_stop: OneStop) -> None:
    one_stop.answers = [fails(502)]
    with pytest.raises(GatewayDown, match=r"^status 502 \(tries: 3\)$"):
        await api.get(one_stop.url)
    assert len(one_stop.requests) == 3


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (fails(400), "status 400"),
        (fails(401), "status 401"),
        (fails(403), "status 403"),
        (fails(302, Location="/elsewhere"), "status 302"),
        (writes(b"<html>\xc4\x90ang b\xe1\xba\xa3o tr\xc3\xac</html>", "text/html"), "the answer is not JSON"),
        (writes(b""), "the answer is not JSON"),
        (writes(b"\xff\xfe\x00"), "the answer is not JSON"),
        (writes(b"[" * 200_000), "the answer is not JSON"),
        (writes(b"no gzip", encoding="gzip"), "DecodingError"),
        (writes(b'"' + b"a" * 1_000_000 + b'"'), "the answer is larger than 1000000 bytes"),
    ],
)
async def test_a_wrong_answer_is_not_asked_for_again(api: JsonApi, one_stop: OneStop, answer: Answer, why: str) -> None:
    one_stop.answers = [answer]
    with pytest.raises(GatewayDown, match=f"^{why}$"):
        await api.get(one_stop.url)
    assert len(one_stop.requests) == 1


async def test_a_dripping_answer_is_cut_off(client: httpx.AsyncClient, one_stop: OneStop, pauses: list[float]) -> None:
    one_stop.answers = [drips(0.03)]
    with pytest.raises(GatewayDown, match=r"^TimeoutError \(tries: 3\)$"):
        await make_api(client, pauses, timeout_seconds=0.1).get(one_stop.url)
    assert len(one_stop.requests) == 3


async def test_an_endless_answer_is_not_read_to_its_end(client: httpx.AsyncClient, one_stop: OneStop) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"a" * 100_000)

    one_stop.answers = [endless]
    api = JsonApi(client, Breaker(9, 9), tries=1, timeout_seconds=3)
    with pytest.raises(GatewayDown, match="larger than 1000000 bytes"):
        await api.get(one_stop.url)


async def test_a_closed_port_is_tried_again_and_named(api: JsonApi, pauses: list[float], unused_tcp_port: int) -> None:
    with pytest.raises(GatewayDown, match=r"^ConnectError \(tries: 3\)$"):
        await api.get(f"http://127.0.0.1:{unused_tcp_port}/")
    assert len(pauses) == 2


async def test_pauses_double_and_jitter(api: JsonApi, one_stop: OneStop, pauses: list[float]) -> None:
    one_stop.answers = [fails(500)]
    for _ in range(10):
        with pytest.raises(GatewayDown):
            await api.get(one_stop.url)
    first, second = pauses[0::2], pauses[1::2]
    assert all(0.2 <= pause <= 0.4 for pause in first)
    assert all(0.4 <= pause <= 0.6 for pause in second)
    assert len(set(first)) > 1


async def test_retry_after_is_respected(api: JsonApi, one_stop: OneStop, pauses: list[float]) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=4), usegmt=True)
    one_stop.answers = [fails(429, Retry_After="3"), fails(503, Retry_After=soon), says(1)]
    assert await api.get(one_stop.url) == 1
    assert pauses[0] == 3
    assert 2.5 < pauses[1] <= 4


@pytest.mark.parametrize("nonsense", ["", "soon", "-5", "Wed, 99 Foo 9999 99:99:99 GMT", "1.5"])
async def test_a_senseless_retry_after_is_passed_over(
    api: JsonApi, one_stop: OneStop, pauses: list[float], nonsense: str
) -> None:
    one_stop.answers = [fails(429, Retry_After=nonsense), says(1)]
    assert await api.get(one_stop.url) == 1
    assert pauses[0] <= 0.4


async def test_nobody_waits_for_a_retry_after_beyond_the_budget(
    api: JsonApi, one_stop: OneStop, pauses: list[float]
) -> None:
    one_stop.answers = [fails(429, Retry_After="60")]
    with pytest.raises(GatewayDown, match=r"^status 429 \(tries: 1\)$"):
        await api.get(one_stop.url)
    assert pauses == []


async def test_the_budget_bounds_all_tries_together(client: httpx.AsyncClient, one_stop: OneStop) -> None:
    one_stop.answers = [says({}, after=5)]
    api = JsonApi(client, Breaker(99, 9), tries=50, timeout_seconds=0.1, budget_seconds=0.35, pause_seconds=0.01)
    with pytest.raises(GatewayDown, match="TimeoutError"):
        await api.get(one_stop.url)
    assert 1 <= len(one_stop.requests) <= 4


async def test_the_last_try_is_cut_off_where_the_budget_ends(client: httpx.AsyncClient, one_stop: OneStop) -> None:
    one_stop.answers = [says({}, after=5)]
    api = JsonApi(client, Breaker(99, 9), tries=1, timeout_seconds=60, budget_seconds=0.1)
    with pytest.raises(GatewayDown, match=r"^TimeoutError \(tries: 1\)$"):
        await api.get(one_stop.url)


async def test_an_open_breaker_spares_the_server_and_the_citizens_time(
    client: httpx.AsyncClient, one_stop: OneStop, pauses: list[float]
) -> None:
    one_stop.answers = [fails(500)]
    api = make_api(client, pauses, Breaker(failures=4, seconds=60))
    with capture_logs() as logs:
        for _ in range(5):
            with pytest.raises(GatewayDown):
                await api.get(one_stop.url)
    assert len(one_stop.requests) == 4
    assert [event["breaker_open"] for event in logs] == [False, False, False, True]


async def test_the_breaker_recovers_through_one_probe(
    client: httpx.AsyncClient, one_stop: OneStop, pauses: list[float]
) -> None:
    one_stop.answers = [fails(500), says({"ok": 1}, after=0.02)]
    api = make_api(client, pauses, Breaker(failures=1, seconds=0.3))
    with pytest.raises(GatewayDown, match="status 500"):
        await api.get(one_stop.url)
    with pytest.raises(GatewayDown, match="breaker is open"):
        await api.get(one_stop.url)
    await asyncio.sleep(0.32)
    answers = await asyncio.gather(*(api.get(one_stop.url) for _ in range(5)), return_exceptions=True)
    assert [answer for answer in answers if not isinstance(answer, GatewayDown)] == [{"ok": 1}]
    assert len(one_stop.requests) == 2
    assert await api.get(one_stop.url) == {"ok": 1}


async def test_wrong_answers_do_not_open_the_breaker(
    client: httpx.AsyncClient, one_stop: OneStop, pauses: list[float]
) -> None:
    one_stop.answers = [fails(500), writes(b"no"), fails(403), fails(500), says(1)]
    api = make_api(client, pauses, Breaker(failures=2, seconds=60))
    for _ in range(2):
        with pytest.raises(GatewayDown):
            await api.get(one_stop.url)
    assert await api.get(one_stop.url) == 1
