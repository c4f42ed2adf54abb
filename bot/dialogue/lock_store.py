"""One message at a time per conversation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from rasa.core.lock_store import LOCK_LIFETIME, LockStore


class ProcessLockStore(LockStore):
    """Waiters are woken in order at once; Rasa's own store polls once a second.

    Good for one server process: several need a lock that they share.
    """

    def __init__(self) -> None:
        """No locks yet; a lock lives as long as somebody holds or awaits it."""
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 0
    ) -> AsyncIterator[None]:
        """Hold the conversation; the lifetime and polling interval of Rasa's interface have no meaning here."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            self._locks[conversation_id] = lock = asyncio.Lock()
        async with lock:
            yield
