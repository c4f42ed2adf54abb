"""`motcua evaluate`: from a file of rows to the report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.channels.conversation import Conversations
from bot.dialogue.agent import load_agent
from bot.evaluation.measure import run_rows
from bot.evaluation.report import report
from bot.evaluation.rows import Row, read_rows
from bot.knowledge import live_index, province
from bot.settings import settings


def evaluate(path: Path, model: Path, advance: Callable[[int], None]) -> dict[str, Any]:
    """Run every row of the file; `advance` is told the number of rows after each. Conversations are kept in memory."""
    rows = list(read_rows(path))
    return asyncio.run(_evaluate(rows, model, lambda: advance(len(rows))))


async def _evaluate(rows: list[Row], model: Path, advance: Callable[[], None]) -> dict[str, Any]:
    live_index().current()
    agent = await load_agent(model, keep_conversations=False)
    conversations = Conversations(agent, settings(), province().hotline)
    return report(await run_rows(conversations, rows, advance))
