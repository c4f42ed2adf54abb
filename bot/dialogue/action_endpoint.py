"""Actions run in this process, through Rasa SDK's own executor: no second server, no HTTP."""

from __future__ import annotations

from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):
    """Looks like an action server to Rasa."""

    def __init__(self, package: str = "actions") -> None:
        """Register every action of `package`."""
        super().__init__(url="in-process://actions")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> Any:
        """Run the action that the call names; an exception goes to the caller."""
        return await self._executor.run(kwargs["json"])
