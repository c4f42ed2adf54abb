"""Running rows through the real assistant and noting what came back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.channels.conversation import Conversations
from bot.evaluation.rows import Expectation, Row
from procedures_kb.answers import Aspect
from procedures_kb.answers.aspects import written_out


@dataclass(frozen=True)
class Outcome:
    """What one expected turn got."""

    line: int
    text: str
    expected: Expectation
    kind: str
    codes: tuple[str, ...]
    """The answered code and then its alternatives, or the offered ones in order."""
    aspects: tuple[str, ...]
    seconds: float

    @property
    def answered(self) -> bool:
        """Whether one procedure was answered."""
        return self.kind == "answer"

    def code_within(self, rank: int) -> bool:
        """Whether an accepted code stands among the first `rank`."""
        return bool(set(self.codes[:rank]) & set(self.expected.codes))

    @property
    def aspects_right(self) -> bool:
        """Whether exactly the asked aspects were answered; an overview for none."""
        wanted = written_out([Aspect(aspect) for aspect in self.expected.aspects])
        return set(self.aspects) == {aspect.value for aspect in wanted}

    @property
    def fully_right(self) -> bool:
        """Kind, procedure and aspects right; a choice counts when a choice was expected and holds an accepted code."""
        if self.expected.kind != self.kind:
            return False
        if self.kind == "choose":
            return self.code_within(len(self.codes))
        return not self.answered or (self.code_within(1) and self.aspects_right)


async def run_rows(conversations: Conversations, rows: Iterable[Row], advance: Callable[[], None]) -> list[Outcome]:
    """The outcome of every expected turn; each row is a conversation of its own."""
    outcomes: list[Outcome] = []
    for row in rows:
        for turn in row.turns:
            started = time.perf_counter()
            messages = await conversations.answer(f"evaluate-{row.line}", turn.user, "evaluate")
            seconds = time.perf_counter() - started
            if turn.expect is not None:
                outcomes.append(_outcome(row.line, turn.user, turn.expect, messages[0]["custom"], seconds))
        advance()
    return outcomes


def _outcome(line: int, text: str, expected: Expectation, card: dict[str, Any], seconds: float) -> Outcome:
    if card["kind"] == "answer":
        others = (option["code"] for option in card.get("alternatives") or ())
        codes = (card["procedure"]["code"], *others)
    else:
        codes = tuple(option["code"] for option in card.get("options") or card.get("suggestions") or ())
    return Outcome(line, text, expected, card["kind"], codes, tuple(card.get("aspects", ())), seconds)
