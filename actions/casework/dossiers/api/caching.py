"""A gateway that keeps answers for a short while, so that the one-stop system is not asked the same again and again."""

from __future__ import annotations

from actions.casework.dossiers.api.cache import AnswerCache
from actions.casework.dossiers.models import Dossier, DossierEvent, Gateway

_ABSENT_SECONDS = 5.0
"""How long "no such code" is kept at most: the office may be registering the dossier now."""


class CachingGateway:
    """A `Gateway` that asks another one."""

    def __init__(self, source: Gateway, seconds: float) -> None:
        """`seconds` an answer is kept; `GatewayDown` never is."""
        absent_seconds = min(seconds, _ABSENT_SECONDS)
        self._source = source
        self._dossiers = AnswerCache[Dossier | None](seconds, absent_seconds)
        self._histories = AnswerCache[list[DossierEvent]](seconds, absent_seconds)

    async def find(self, code: str) -> Dossier | None:
        """The dossier with this canonical code, or None; raises `GatewayDown`."""
        return await self._dossiers.get(code, self._source.find)

    async def history(self, code: str) -> list[DossierEvent]:
        """What is known of its changes, oldest first; raises `GatewayDown`."""
        return list(await self._histories.get(code, self._source.history))

    async def close(self) -> None:
        """Close the other one."""
        await self._source.close()
