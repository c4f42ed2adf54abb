"""A gateway that remembers what another one said, for when that one cannot be asked."""

from __future__ import annotations

from actions.casework.dossiers.models import Dossier, DossierEvent, Gateway, GatewayDown
from actions.casework.dossiers.table.gateway import TableGateway


class RememberingGateway:
    """A `Gateway` that asks `source` and keeps its answers in `table`."""

    def __init__(self, source: Gateway, table: TableGateway) -> None:
        """`source` is asked each time."""
        self._source = source
        self._table = table

    async def find(self, code: str) -> Dossier | None:
        """What the source says, with the moves of the promised day that were seen since.

        Raises `GatewayDown` with what was last known, whose `updated_at` says since when.
        """
        try:
            dossier = await self._source.find(code)
        except GatewayDown as down:
            raise await self._last_known(code, down) from None
        if dossier is None:
            return None
        await self._table.remember(dossier)
        return await self._table.find(code)

    async def history(self, code: str) -> list[DossierEvent]:
        """What the source says, or else the changes that were seen; raises `GatewayDown` as `find` does."""
        try:
            return await self._source.history(code) or await self._table.history(code)
        except GatewayDown as down:
            raise await self._last_known(code, down) from None

    async def close(self) -> None:
        """Close the other one."""
        await self._source.close()

    async def _last_known(self, code: str, down: GatewayDown) -> GatewayDown:
        return GatewayDown(str(down), await self._table.find(code))
