"""Outcomes of single turns, made in memory."""

from __future__ import annotations

from typing import Any

from bot.evaluation.measure import Outcome
from bot.evaluation.rows import Expectation

RIGHT = "1.000001"
WRONG = "1.000002"
OVERVIEW = ("documents", "fee", "time", "place")


def outcome(expected: dict[str, Any] | None = None, **got: Any) -> Outcome:
    """A fully right answer to 'fee' of `RIGHT`; `expected` and `got` change what was expected and what came."""
    wanted = Expectation.model_validate({"codes": [RIGHT], "aspects": ["fee"]} | (expected or {}))
    fields: dict[str, Any] = {"line": 1, "text": "lệ phí?", "kind": "answer", "codes": (RIGHT,), "seconds": 0.01}
    return Outcome(**(fields | {"expected": wanted, "aspects": ("fee",)} | got))


def choice(*codes: str, expected: dict[str, Any] | None = None) -> Outcome:
    """What came was a choice between `codes`."""
    return outcome(expected, kind="choose", codes=codes, aspects=())


def unsure(expected: dict[str, Any] | None = None) -> Outcome:
    """What came was no procedure."""
    return outcome(expected, kind="unsure", codes=(), aspects=())
