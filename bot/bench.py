"""`motcua bench`: how long the assistant takes, measured in this process and on this machine."""

from __future__ import annotations

import asyncio
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from pathlib import Path

from bot.channels.conversation import Conversations
from bot.dialogue.agent import load_agent
from bot.knowledge import live_index, province
from bot.settings import settings
from procedures_kb.search import bundled_phrases

Figures = dict[str, float]

_TURNS = 5
"""Questions in one conversation."""


def bench(model: Path, questions: int, say: Callable[[str], None]) -> dict[str, Figures]:
    """Milliseconds of search, understanding and whole answers, answers a second, and memory."""
    return asyncio.run(_bench(model, questions, say))


async def _bench(model: Path, questions: int, say: Callable[[str], None]) -> dict[str, Figures]:
    started = time.perf_counter()
    index = live_index().current()
    opened = time.perf_counter() - started
    agent = await load_agent(model, keep_conversations=False)
    conversations = Conversations(agent, settings(), province().hotline)
    texts = _texts(questions)
    say(f"{len(index.codes)} procedures, {len(texts)} questions")

    turn = count()

    async def search(text: str) -> None:
        index.shortlist(text)

    async def understand(text: str) -> None:
        await agent.parse_message(text)

    async def answer(text: str) -> None:
        await conversations.answer(f"bench-{next(turn) // _TURNS}", text, "bench")

    figures = {name: await _timed(step, texts) for name, step in _named(search, understand, answer)}
    figures["index"] = {"opened_s": round(opened, 2)}
    figures["memory"] = {"peak_mb": round(_peak_mb(), 0)}
    return figures


def _named(*steps: Callable[[str], Awaitable[None]]) -> list[tuple[str, Callable[[str], Awaitable[None]]]]:
    return [(step.__name__, step) for step in steps]


async def _timed(step: Callable[[str], Awaitable[None]], texts: Sequence[str]) -> Figures:
    await step(texts[0])
    milliseconds = []
    started = time.perf_counter()
    for text in texts:
        before = time.perf_counter()
        await step(text)
        milliseconds.append((time.perf_counter() - before) * 1000)
    took = time.perf_counter() - started
    milliseconds.sort()
    return {
        "p50_ms": round(milliseconds[len(texts) // 2], 2),
        "p95_ms": round(milliseconds[int(len(texts) * 0.95)], 2),
        "per_second": round(len(texts) / took, 1),
    }


def _texts(most: int) -> list[str]:
    phrases = [phrase for texts in bundled_phrases().values() for phrase in texts]
    return phrases[:: max(1, len(phrases) // most)][:most]


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
