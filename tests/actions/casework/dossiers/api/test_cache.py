from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from actions.casework.dossiers.api.cache import AnswerCache


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Source:
    """Counts how often it is asked."""

    def __init__(self, answer: Callable[[int], str | None]) -> None:
        self.asked = 0
        self.answer = answer

    async def __call__(self, code: str) -> str | None:
        self.asked += 1
        turn = self.asked
        await asyncio.sleep(0)
        return self.answer(turn)


def cache_and_clock(size: int = 10) -> tuple[AnswerCache[str | None], Clock]:
    clock = Clock()
    return AnswerCache(30, 5, size=size, clock=clock), clock


async def test_an_answer_is_kept_for_its_time() -> None:
    cache, clock = cache_and_clock()
    source = Source(lambda turn: f"answer {turn}")
    assert await cache.get("A", source) == "answer 1"
    clock.now = 29.9
    assert await cache.get("A", source) == "answer 1"
    clock.now = 30.1
    assert await cache.get("A", source) == "answer 2"


async def test_no_such_code_is_kept_for_a_shorter_time() -> None:
    cache, clock = cache_and_clock()
    source = Source(lambda turn: None if turn == 1 else "now there is")
    assert await cache.get("A", source) is None
    clock.now = 4.9
    assert await cache.get("A", source) is None
    assert source.asked == 1
    clock.now = 5.1
    assert await cache.get("A", source) == "now there is"


async def test_callers_of_one_code_share_one_request_and_others_do_not() -> None:
    cache, _ = cache_and_clock()
    source = Source(lambda turn: f"answer {turn}")
    answers = await asyncio.gather(*(cache.get(code, source) for code in "AABA"))
    assert answers == ["answer 1", "answer 1", "answer 2", "answer 1"]


async def test_a_failure_reaches_all_who_wait_and_is_not_kept() -> None:
    cache, _ = cache_and_clock()

    def second_time(turn: int) -> str:
        if turn == 1:
            raise ConnectionError
        return "answer"

    source = Source(second_time)
    failed = await asyncio.gather(cache.get("A", source), cache.get("A", source), return_exceptions=True)
    assert [type(error) for error in failed] == [ConnectionError, ConnectionError]
    assert await cache.get("A", source) == "answer"


async def test_a_caller_who_leaves_does_not_take_the_answer_from_the_others() -> None:
    cache, _ = cache_and_clock()
    source = Source(lambda turn: f"answer {turn}")
    leaver = asyncio.create_task(cache.get("A", source))
    stayer = asyncio.create_task(cache.get("A", source))
    await asyncio.sleep(0)
    leaver.cancel()
    assert await stayer == "answer 1"
    with pytest.raises(asyncio.CancelledError):
        await leaver


async def test_a_failure_that_nobody_waits_for_any_more_is_no_complaint() -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    cache, _ = cache_and_clock()

    async def fail(code: str) -> str | None:
        await asyncio.sleep(0)
        raise ConnectionError

    leaver = asyncio.create_task(cache.get("A", fail))
    await asyncio.sleep(0)
    leaver.cancel()
    for _ in range(5):
        await asyncio.sleep(0)
    del leaver
    asyncio.get_running_loop().set_exception_handler(None)
    assert complaints == []


async def test_its_size_is_bounded_and_the_least_recently_asked_goes() -> None:
    cache, _ = cache_and_clock(size=2)
    source = Source(lambda turn: f"answer {turn}")
    for code in ("A", "B", "A", "C", "A"):
        await cache.get(code, source)
    assert source.asked == 3
    await cache.get("B", source)
    assert source.asked == 4
