"""Answers of a one-stop system, kept for a short while; callers who ask for one code at once share one request."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

from cachetools import TLRUCache

_Answer = TypeVar("_Answer")

_SIZE = 2_000
"""Answers that are kept at most; the least recently asked goes first."""


class AnswerCache(Generic[_Answer]):
    """Answers by code. What failed is not kept."""

    def __init__(
        self, seconds: float, empty_seconds: float, *, size: int = _SIZE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`seconds` an answer is kept; `empty_seconds` one that holds nothing, because it may soon hold something."""
        self._kept: TLRUCache[str, _Answer] = TLRUCache(
            size, lambda _, answer, now: now + (seconds if answer else empty_seconds), timer=clock
        )
        self._asked: dict[str, asyncio.Task[_Answer]] = {}

    async def get(self, code: str, ask: Callable[[str], Awaitable[_Answer]]) -> _Answer:
        """The kept answer, or else what `ask(code)` returns or raises.

        A caller that is cancelled does not cancel the request, which others may wait for.
        """
        with suppress(KeyError):
            return self._kept[code]
        if code not in self._asked:
            self._asked[code] = asyncio.create_task(self._ask(code, ask))
            self._asked[code].add_done_callback(_take_exception)
        return await asyncio.shield(self._asked[code])

    async def _ask(self, code: str, ask: Callable[[str], Awaitable[_Answer]]) -> _Answer:
        try:
            answer = await ask(code)
        finally:
            del self._asked[code]
        self._kept[code] = answer
        return answer


def _take_exception(task: asyncio.Task[_Answer]) -> None:
    """Nobody may be left to take it, which asyncio would complain of."""
    if not task.cancelled():
        task.exception()
