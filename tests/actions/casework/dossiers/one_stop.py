"""A real HTTP server on a free port that answers as the test tells it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest_asyncio
from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class OneStop:
    """A one-stop system; gives its answers in turn, the last one again and again."""

    def __init__(self) -> None:
        self.url = ""
        self.keeps_connections = True
        self.answers: list[Answer] = []
        self.requests: list[web.Request] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        response = await answer(request)
        if not self.keeps_connections:
            response.force_close()
        return response


@pytest_asyncio.fixture
async def one_stop() -> AsyncIterator[OneStop]:
    system = OneStop()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", system.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    system.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield system
    await runner.cleanup()


def says(data: Any, *, after: float = 0.0) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(after)
        return web.json_response(data)

    return answer


def fails(status: int, **headers: str) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, headers=named, text="lỗi")

    return answer


def writes(body: bytes, content_type: str = "application/json", encoding: str = "identity") -> Answer:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=content_type, headers={"Content-Encoding": encoding})

    return answer


def drips(seconds: float) -> Answer:
    """A byte every `seconds`, without an end in sight."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(200):
            await response.write(b" ")
            await asyncio.sleep(seconds)
        return response

    return answer


def hangs_up() -> Answer:
    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    return answer
