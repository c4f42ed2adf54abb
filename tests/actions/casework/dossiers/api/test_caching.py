from __future__ import annotations

import asyncio

import pytest

from actions.casework.dossiers.api.caching import CachingGateway
from actions.casework.dossiers.models import GatewayDown
from tests.actions.casework.dossiers.gateways import CODE, hoso, make_gateway
from tests.actions.casework.dossiers.one_stop import OneStop, fails, one_stop, says

__all__ = ["one_stop"]


async def test_one_code_is_asked_once_while_its_answer_is_kept(one_stop: OneStop) -> None:
    one_stop.answers = [says(hoso(), after=0.02)]
    source = make_gateway(one_stop.url)
    gateway = CachingGateway(source, seconds=30)
    found = await asyncio.gather(*(gateway.find(CODE) for _ in range(20)))
    assert await gateway.find(CODE) == found[0] is not None
    assert len(one_stop.requests) == 1
    await source.close()


async def test_no_such_code_is_kept_too(one_stop: OneStop) -> None:
    one_stop.answers = [fails(404)]
    source = make_gateway(one_stop.url)
    gateway = CachingGateway(source, seconds=30)
    assert [await gateway.find(CODE) for _ in range(3)] == [None, None, None]
    assert len(one_stop.requests) == 1
    await source.close()


async def test_a_failure_is_not_kept(one_stop: OneStop) -> None:
    one_stop.answers = [fails(403), says(hoso())]
    source = make_gateway(one_stop.url)
    gateway = CachingGateway(source, seconds=30)
    with pytest.raises(GatewayDown):
        await gateway.find(CODE)
    assert await gateway.find(CODE) is not None
    await source.close()


async def test_histories_are_kept_and_cannot_be_spoilt_by_a_caller(one_stop: OneStop) -> None:
    one_stop.answers = [says({"data": [{"luc": "23/08/2024 08:05", "trangThai": "Đã tiếp nhận"}]})]
    source = make_gateway(one_stop.url, history=True)
    gateway = CachingGateway(source, seconds=30)
    (await gateway.history(CODE)).clear()
    assert len(await gateway.history(CODE)) == 1
    assert len(one_stop.requests) == 1
    await source.close()
