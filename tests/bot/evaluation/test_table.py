"""The report as a terminal shows it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.evaluation.measure import Outcome
from bot.evaluation.report import report
from bot.evaluation.table import print_report
from tests.bot.evaluation.outcomes import WRONG, choice, outcome, unsure


def printed(outcomes: list[Outcome], width: int = 80) -> str:
    """What stands on a terminal of this width."""
    output = io.StringIO()
    print_report(report(outcomes), Console(file=output, width=width))
    return output.getvalue()


def test_styles_kinds_and_misses_are_shown() -> None:
    shown = printed([outcome({"style": "typo"}), choice(WRONG), unsure()])
    for words in ("typo", "all", "expected answer: answer 1, choose 1, unsure 1", "lệ phí?", WRONG, "latency"):
        assert words in shown


def test_a_report_of_nothing_is_shown() -> None:
    assert "all" in printed([])


@pytest.mark.parametrize("text", ["[/x] bao nhiêu?", "[bold]đậm[/bold]", "[Mẫu CT01]", "[link=x]", "[a"])
def test_brackets_in_a_question_are_shown_as_they_are(text: str) -> None:
    shown = printed([unsure({"style": "[/s]", "kind": "[/k]"}), outcome(text=text, kind="unsure")])
    assert text in shown
    assert "[/k]" in shown


def test_it_fits_a_terminal_of_80_columns() -> None:
    assert max(map(len, printed([outcome(), choice(WRONG)]).splitlines())) <= 80
