"""One message at a time per conversation, in order; different conversations side by side."""

from __future__ import annotations

import asyncio
import gc

import pytest

from bot.dialogue.lock_store import ProcessLockStore


@pytest.fixture
def store() -> ProcessLockStore:
    return ProcessLockStore()


async def test_messages_of_one_sender_take_turns_in_order(store: ProcessLockStore) -> None:
    steps: list[str] = []

    async def turn(number: int) -> None:
        async with store.lock("lan"):
            steps.append(f"{number} in")
            await asyncio.sleep(0.001)
            steps.append(f"{number} out")

    await asyncio.gather(*(turn(number) for number in range(20)))
    assert steps == [f"{number} {step}" for number in range(20) for step in ("in", "out")]


async def test_different_senders_do_not_wait_for_each_other(store: ProcessLockStore) -> None:
    together = asyncio.Barrier(10)

    async def turn(sender: str) -> None:
        async with store.lock(sender):
            await together.wait()

    await asyncio.wait_for(asyncio.gather(*(turn(f"sender-{number}") for number in range(10))), 2)


async def test_a_waiter_goes_on_at_once(store: ProcessLockStore) -> None:
    """Rasa's own store polls once a second."""
    loop = asyncio.get_running_loop()

    async def turn() -> None:
        async with store.lock("lan"):
            await asyncio.sleep(0)

    started = loop.time()
    await asyncio.gather(*(turn() for _ in range(50)))
    assert loop.time() - started < 0.5


async def test_a_failure_frees_the_conversation(store: ProcessLockStore) -> None:
    with pytest.raises(ValueError, match="broken"):
        async with store.lock("lan"):
            raise ValueError("broken")
    async with asyncio.timeout(1), store.lock("lan"):
        pass


async def test_a_cancelled_waiter_frees_its_place(store: ProcessLockStore) -> None:
    async def wait_for_turn() -> None:
        async with store.lock("lan"):
            pass

    async with store.lock("lan"):
        waiter = asyncio.create_task(wait_for_turn())
        await asyncio.sleep(0)
        waiter.cancel()
    async with asyncio.timeout(1), store.lock("lan"):
        pass
    with pytest.raises(asyncio.CancelledError):
        await waiter


async def test_locks_that_nobody_needs_are_forgotten(store: ProcessLockStore) -> None:
    for number in range(100):
        async with store.lock(f"sender-{number}"):
            pass
    gc.collect()
    assert len(store._locks) == 0
