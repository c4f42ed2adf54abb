"""Webhooks to a real HTTP server."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import closing

import pytest
import pytest_asyncio
from aiohttp import web
from pydantic import SecretStr

from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed
from actions.casework.complaints.delivery.webhook import WebhookSender
from tests.actions.casework.complaints.delivery.builders import delivery
from tests.actions.casework.dossiers.one_stop import Answer, OneStop, drips, fails, hangs_up, says

_SECRET = "bí mật mẫu"


class Receiver(OneStop):
    """Keeps the bodies too."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[bytes] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.bodies.append(await request.read())
        return await super().handle(request)

    def delivery(self, *answers: Answer) -> Delivery:
        self.answers = list(answers)
        return delivery("webhook", f"{self.url}/phan-anh")


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    system = Receiver()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", system.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    system.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield system
    await runner.cleanup()


@pytest.fixture
def sender() -> WebhookSender:
    return WebhookSender(SecretStr(_SECRET), seconds=0.5)


async def test_the_receiver_can_check_who_sent_it_and_when(receiver: Receiver, sender: WebhookSender) -> None:
    await sender.send(receiver.delivery(says({})))
    (request,), (body,) = receiver.requests, receiver.bodies
    timestamp = request.headers["X-Motcua-Timestamp"]
    expected = hmac.new(_SECRET.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert request.headers["X-Motcua-Signature"] == f"sha256={expected}"
    assert abs(int(timestamp) - time.time()) < 60
    assert (request.method, request.path, request.content_type) == ("POST", "/phan-anh", "application/json")
    assert json.loads(body)["code"] == "PA-A2C4-E5G7"


async def test_a_second_try_after_an_error_has_the_same_key_and_body(receiver: Receiver, sender: WebhookSender) -> None:
    sent = receiver.delivery(fails(500), says({}))
    with pytest.raises(DeliveryFailed, match=r"^hệ thống của đơn vị từ chối \(mã 500\)$"):
        await sender.send(sent)
    await sender.send(sent)
    assert [request.headers["Idempotency-Key"] for request in receiver.requests] == ["7.PA-A2C4-E5G7"] * 2
    assert receiver.bodies[0] == receiver.bodies[1]


async def test_a_slow_receiver_is_not_waited_for(receiver: Receiver, sender: WebhookSender) -> None:
    with pytest.raises(DeliveryFailed, match="^hệ thống của đơn vị không trả lời kịp$"):
        await sender.send(receiver.delivery(says({}, after=5)))


async def test_an_endless_answer_does_not_matter(receiver: Receiver, sender: WebhookSender) -> None:
    await sender.send(receiver.delivery(drips(0.02)))
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("answer", [fails(302, Location="/khac"), fails(404), hangs_up()])
async def test_whatever_is_no_success_is_a_failure(receiver: Receiver, sender: WebhookSender, answer: Answer) -> None:
    with pytest.raises(DeliveryFailed, match="^(hệ thống của đơn vị từ chối|không kết nối được)"):
        await sender.send(receiver.delivery(answer))
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("url", ["", "phan-anh", "ftp://mau.example/", "http://[::1", "http://127.0.0.1:{closed}/"])
async def test_an_address_that_leads_nowhere_is_told(sender: WebhookSender, url: str) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        target = url.replace("{closed}", str(probe.getsockname()[1]))
        with pytest.raises(DeliveryFailed, match="^không kết nối được hệ thống của đơn vị$"):
            await sender.send(delivery("webhook", target))
