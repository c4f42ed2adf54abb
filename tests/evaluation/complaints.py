"""How well complaints are told from other messages, and what they are about: complaints.jsonl through the real agent.

Usage: `python -m tests.evaluation.complaints` with `MOTCUA_HOME` where a model was trained.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.logs import configure_logs

configure_logs("WARNING")

from rasa.core.agent import Agent  # noqa: E402  (logs are configured before Rasa is imported)

from bot.dialogue.agent import load_agent, newest_model  # noqa: E402
from bot.evaluation.report import share  # noqa: E402

ROWS = Path(__file__).with_name("complaints.jsonl")
_COMPLAIN = "complain"


@dataclass(frozen=True)
class Reading:
    """What the pipeline made of one row."""

    text: str
    expected: str | None
    """The row's category; None for what is no complaint."""
    intent: str
    category: str | None
    """None when the message carries no category."""

    @property
    def complains(self) -> bool:
        """Whether it was taken for a complaint."""
        return self.intent == _COMPLAIN


async def read(agent: Agent, rows: Sequence[dict[str, Any]]) -> list[Reading]:
    """Each row through the NLU pipeline."""
    return [_reading(row, await agent.parse_message(row["text"])) for row in rows]


def figures(readings: Sequence[Reading]) -> dict[str, Any]:
    """Shares with 95% intervals, and what was mistaken for what."""
    complaints = [reading for reading in readings if reading.expected is not None]
    others = [reading for reading in readings if reading.expected is None]
    heard = [reading for reading in complaints if reading.complains]
    right = sum(reading.category == reading.expected for reading in heard)
    return {
        "intent_and_category": share(right, len(complaints)),
        "intent": share(len(heard), len(complaints)),
        "category_given_intent": share(right, len(heard)),
        "others_taken_for_complaints": share(sum(reading.complains for reading in others), len(others)),
        "by_category": {category: _recall(complaints, category) for category in _categories(complaints)},
        "other_intents": dict(Counter(reading.intent for reading in complaints if not reading.complains)),
        "confusions": dict(
            Counter(f"{one.expected} → {one.category}" for one in heard if one.category != one.expected)
        ),
    }


def _recall(complaints: Sequence[Reading], category: str) -> float:
    expected = [reading for reading in complaints if reading.expected == category]
    return round(sum(reading.complains and reading.category == category for reading in expected) / len(expected), 3)


def _categories(complaints: Sequence[Reading]) -> list[str]:
    return sorted({reading.expected for reading in complaints if reading.expected is not None})


def _reading(row: dict[str, Any], parsed: dict[str, Any]) -> Reading:
    said = (entity["value"] for entity in parsed["entities"] if entity["entity"] == "category")
    return Reading(row["text"], row["category"], parsed["intent"]["name"] or "", next(said, None))


async def _measure() -> dict[str, Any]:
    model = newest_model()
    if model is None:
        raise SystemExit("no model was trained in MOTCUA_HOME: run `./run motcua train` first")
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    return figures(await read(await load_agent(model, keep_conversations=False), rows))


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_measure()), ensure_ascii=False, indent=2))
