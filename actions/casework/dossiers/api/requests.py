"""Asks a JSON API for one document, within time limits, with retries, through a circuit breaker."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import structlog
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
    wait_random,
)

from actions.casework.dossiers.api.breaker import Breaker
from actions.casework.dossiers.models import GatewayDown

log = structlog.get_logger()

BUDGET_SECONDS = 8.0
"""How long a citizen waits at most, all tries and pauses together."""
PAUSE_SECONDS = 0.2
"""The pause before the second try; it doubles before each further one, and up to as much again is added by chance."""
MAX_BYTES = 1_000_000
"""Largest answer that is read."""


class _Transient(Exception):
    """A try failed in a way that may pass; `after` is how many seconds the server wants to be left alone."""

    def __init__(self, why: str, after: float = 0.0) -> None:
        super().__init__(why)
        self.after = after


class JsonApi:
    """One server, asked with GET.

    Timeouts, lost connections, 429 and 5xx are tried again and counted by the breaker; any other answer shows that the
    server is alive.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        breaker: Breaker,
        *,
        tries: int,
        timeout_seconds: float,
        budget_seconds: float = BUDGET_SECONDS,
        pause_seconds: float = PAUSE_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`timeout_seconds` bounds one try, from connecting to the last byte; `client` needs no limit of its own."""
        self._client = client
        self._breaker = breaker
        self._tries = tries
        self._timeout = timeout_seconds
        self._budget = budget_seconds
        self._backoff = wait_exponential(multiplier=pause_seconds) + wait_random(0, pause_seconds)
        self._sleep = sleep

    async def get(self, url: str) -> Any:
        """The JSON at `url`; None when there is nothing (404, 204). Raises `GatewayDown`."""
        end = time.monotonic() + self._budget
        tries = AsyncRetrying(
            retry=retry_if_exception(self._may_pass),
            stop=stop_after_attempt(self._tries) | stop_before_delay(self._budget),
            wait=self._pause,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return await tries(self._try, url, end)
        except _Transient as error:
            raise GatewayDown(f"{error} (tries: {tries.statistics['attempt_number']})") from None

    async def _try(self, url: str, end: float) -> Any:
        now = time.monotonic()
        if not self._breaker.admits(now):
            raise GatewayDown("not asked: the circuit breaker is open")
        try:
            answer = await self._fetch(url, min(self._timeout, end - now))
        except _Transient as error:
            self._breaker.failed(time.monotonic())
            log.warning("dossier.api.failed", why=str(error), breaker_open=self._breaker.is_open)
            raise
        except GatewayDown:
            self._breaker.succeeded()
            raise
        self._breaker.succeeded()
        return answer

    async def _fetch(self, url: str, seconds: float) -> Any:
        try:
            async with asyncio.timeout(seconds), self._client.stream("GET", url) as response:
                return await _read(response)
        except (TimeoutError, httpx.TransportError) as error:
            raise _Transient(_reason(error)) from None
        except httpx.HTTPError as error:
            raise GatewayDown(_reason(error)) from None

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        after = error.after if isinstance(error, _Transient) else 0.0
        return max(after, self._backoff(state))

    def _may_pass(self, error: BaseException) -> bool:
        return isinstance(error, _Transient) and not self._breaker.is_open


async def _read(response: httpx.Response) -> Any:
    status = response.status_code
    if status == 429 or status >= 500:
        raise _Transient(f"status {status}", _retry_after(response.headers.get("Retry-After", "")))
    if status in (204, 404):
        return None
    if status != 200:
        raise GatewayDown(f"status {status}")
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > MAX_BYTES:
            raise GatewayDown(f"the answer is larger than {MAX_BYTES} bytes")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise GatewayDown("the answer is not JSON") from None


def _retry_after(said: str) -> float:
    """Seconds to wait by a Retry-After header: seconds or a date; 0 for anything else."""
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said).astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return 0.0


def _reason(error: Exception) -> str:
    """The kind of the error alone: its text may hold a header with the secret, or an address with the code."""
    untrusted = "CERTIFICATE_VERIFY_FAILED" in str(error)
    return "the certificate is not trusted" if untrusted else type(error).__name__
