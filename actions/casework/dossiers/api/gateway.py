"""Looks dossiers up in the JSON API of a one-stop system; docs/dossier-api.md tells how a province describes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

import structlog

from actions.casework.dossiers.api.answers import AnswerReader
from actions.casework.dossiers.api.breaker import Breaker
from actions.casework.dossiers.api.client import open_client
from actions.casework.dossiers.api.requests import BUDGET_SECONDS, PAUSE_SECONDS, JsonApi
from actions.casework.dossiers.models import Dossier, DossierEvent, GatewayDown
from actions.casework.provinces import HttpGatewaySettings
from procedures_kb.calendar import vietnam_now

log = structlog.get_logger()

_Read = TypeVar("_Read")


class HttpGateway:
    """A `Gateway` over HTTP. A citizen waits `budget_seconds` at most."""

    def __init__(
        self,
        settings: HttpGatewaySettings,
        reader: AnswerReader,
        secret: str,
        *,
        budget_seconds: float = BUDGET_SECONDS,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        """Raises `ProvinceError` when the settings cannot work, such as a missing secret."""
        self._settings = settings
        self._reader = reader
        self._client = open_client(settings, secret)
        self._api = JsonApi(
            self._client,
            Breaker(settings.breaker_failures, settings.breaker_seconds),
            tries=settings.tries,
            timeout_seconds=settings.timeout_seconds,
            budget_seconds=budget_seconds,
            pause_seconds=pause_seconds,
        )

    async def find(self, code: str) -> Dossier | None:
        """The dossier with this canonical code, or None; raises `GatewayDown`."""
        return await self._ask(self._settings.url, code, self._reader.dossier)

    async def history(self, code: str) -> list[DossierEvent]:
        """Its events, oldest first; none when the API has no history. Raises `GatewayDown`."""
        if not self._settings.history_url:
            return []
        return await self._ask(self._settings.history_url, code, self._reader.history)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _ask(self, url: str, code: str, read: Callable[[Any, str, datetime], _Read]) -> _Read:
        try:
            answer = await self._api.get(url.replace("{code}", quote(code, safe="")))
            return read(answer, code, vietnam_now())
        except GatewayDown as down:
            log.warning("dossier.gateway.down", why=str(down))
            raise
