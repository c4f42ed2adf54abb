"""Reading evaluation files: one JSON object a line, a single question or a whole dialogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from procedures_kb.answers import Aspect


class BadRow(ValueError):
    """A line of the file is no evaluation row; says which and why."""


class Expectation(BaseModel):
    """What a right reply is: any of `codes`; `aspects` as asked (none: an overview); `kind` of the contract."""

    model_config = ConfigDict(extra="ignore")

    codes: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    kind: str = "answer"
    style: str = "plain"


class Turn(BaseModel):
    """What the citizen says, and what is expected (None: only said)."""

    user: str
    expect: Expectation | None = None


class Row(BaseModel):
    """One conversation of one or more turns; `line` is its place in the file."""

    line: int
    turns: tuple[Turn, ...]


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file; raises `BadRow` naming the line."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(line, number, path.name)


def _row(line: bytes, number: int, name: str) -> Row:
    try:
        content: dict[str, Any] = json.loads(line)
        if "turns" in content:
            return Row(line=number, turns=tuple(Turn.model_validate(turn) for turn in content["turns"]))
        turn = Turn(user=content["text"], expect=Expectation.model_validate(content))
        return Row(line=number, turns=(turn,))
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise BadRow(f"{name}, line {number}: {error}") from error
