"""The staff addresses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr
from sanic import Sanic

from bot.channels import rest
from bot.staff import open_to_staff
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database, open_database
from tests.actions.casework.dossiers.builders import NOW
from tests.actions.casework.dossiers.stored import finished, row, store

TOKEN = "mã bí mật của tỉnh"
ADDRESSES = ["counts", "overdue", "irregular", "spread"]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The database that the addresses tell of, with one overdue and one finished dossier."""
    opened = open_database(f"sqlite:///{tmp_path}/motcua.db")
    store(opened, [row(1), finished(2)])
    monkeypatch.setattr("bot.staff.database", lambda: opened)
    monkeypatch.setattr("bot.staff.calendar", WorkingCalendar)
    monkeypatch.setattr("bot.staff.vietnam_now", lambda: NOW)
    yield opened
    opened.close()


async def serving(token: str) -> httpx.AsyncClient:
    """A client, without a token, of a server with this one."""
    app: Sanic[Any, Any] = Sanic(f"staff-{uuid4().hex}", configure_logging=False)
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.MOTD = False
    app.config.TOUCHUP = False
    app.blueprint(rest.blueprint)
    open_to_staff(app, SecretStr(token))
    messages = iter(["lifespan.startup", "lifespan.shutdown"])

    async def receive() -> dict[str, str]:
        return {"type": next(messages)}

    async def send(message: dict[str, str]) -> None:
        assert message["type"].endswith(".complete"), message

    await app({"type": "lifespan"}, receive, send)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://staff/staff/dossiers/")


def bearer(token: str, scheme: str = "Bearer") -> dict[str, bytes]:
    return {"Authorization": f"{scheme} {token}".encode()}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client with the token."""
    async with await serving(TOKEN) as opened:
        opened.headers.update({b"Authorization": f"Bearer {TOKEN}".encode()})
        yield opened


async def data(client: httpx.AsyncClient, address: str) -> Any:
    response = await client.get(address)
    assert response.status_code == 200, response.text
    assert response.json()["as_of"] == "2026-11-23T09:00:00"
    return response.json()["data"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS"])
async def test_without_a_configured_token_there_are_no_addresses(address: str, method: str) -> None:
    async with await serving("") as client:
        for headers in ({}, bearer(""), bearer(TOKEN)):
            response = await client.request(method, address, headers=headers)
            assert response.status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        bearer(""),
        bearer(TOKEN[:-1]),
        bearer(f"{TOKEN}x"),
        bearer(TOKEN.upper()),
        bearer(TOKEN, "Basic"),
        bearer(TOKEN, ""),
        {"Authorization": b"Bearer \xff\xfe"},
    ],
)
async def test_a_wrong_token_is_refused(address: str, headers: dict[str, str | bytes]) -> None:
    async with await serving(TOKEN) as client:
        response = await client.get(address, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Bearer realm="staff"'
    assert response.headers["cache-control"] == "no-store"
    assert "H99" not in response.text


async def test_the_scheme_is_read_in_any_case() -> None:
    async with await serving(TOKEN) as client:
        assert (await client.get("counts", headers=bearer(TOKEN, "bearer"))).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
async def test_nothing_is_kept_in_caches(client: httpx.AsyncClient, address: str) -> None:
    response = await client.get(address)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-type"] == "application/json"


async def test_counts_of_everything_and_by_unit(client: httpx.AsyncClient) -> None:
    [everything] = await data(client, "counts")
    assert (everything["by"], everything["received"], everything["overdue_now"]) == ("all", 2, 1)
    [unit] = await data(client, "counts?by=unit")
    assert (unit["name"], unit["finished_share"]) == ("UBND phường Mẫu 1", 50.0)


@pytest.mark.parametrize("address", ["counts", "spread"])
async def test_a_period_is_kept_to(client: httpx.AsyncClient, address: str) -> None:
    assert len(await data(client, f"{address}?from=2026-11-02&to=2026-11-02")) == 1
    assert await data(client, f"{address}?from=2026-11-03") == []
    assert await data(client, f"{address}?to=2026-11-01") == []


async def test_the_overdue_list_holds_nothing_about_the_citizen(client: httpx.AsyncClient) -> None:
    [dossier] = await data(client, "overdue")
    assert (dossier["code"], dossier["days_late"]) == ("H99.01-261102-0000001", 6)
    text = (await client.get("overdue")).text
    assert "N******" not in text and "sealed" not in text


async def test_irregular_dossiers_by_what_is_wrong(office: Database, client: httpx.AsyncClient) -> None:
    store(office, [row(3, due_moves=2)])
    found = await data(client, "irregular")
    assert {kind: len(dossiers) for kind, dossiers in found.items()} == {
        "stopped_without_reason": 0,
        "finished_without_result": 0,
        "promise_moved_twice": 1,
        "never_entered": 0,
    }


async def test_the_spread_by_group(client: httpx.AsyncClient) -> None:
    [group] = await data(client, "spread")
    assert (group["group"], group["median"]) == ("Hộ tịch", 9)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("counts?by=week", "by: Input should be 'all', 'unit'"),
        ("counts?from=01/02/2026", "from: Value error, time data '01/02/2026' does not match"),
        ("counts?to=2026-02-30", "to: Value error, day is out of range"),
        ("counts?from=2026-02-01&to=2026-01-31", "from: Value error, the period ends on 2026-01-31, before it begins"),
        ("counts?unit=x", "unit: Extra inputs are not permitted"),
        ("spread?by=unit", "by: Extra inputs are not permitted"),
        ("overdue?from=2026-01-01", "from: Extra inputs are not permitted"),
        ("irregular?x=1", "x: Extra inputs are not permitted"),
    ],
)
async def test_a_wrong_parameter_is_refused_with_the_reason(
    client: httpx.AsyncClient, address: str, reason: str
) -> None:
    response = await client.get(address)
    assert response.status_code == 400
    assert response.json()["message"].startswith(reason)
    assert response.headers["cache-control"] == "no-store"


async def test_a_heavy_query_does_not_hold_up_the_server(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def slow(*given: object) -> list[Any]:
        time.sleep(0.2)
        order.append("found")
        return []

    monkeypatch.setattr("bot.staff.overdue", slow)
    asked = asyncio.create_task(client.get("overdue"))
    await asyncio.sleep(0.05)
    order.append("meanwhile")
    assert (await asked).json()["data"] == []
    assert order == ["meanwhile", "found"]
