"""Running a command in this process."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from bot.cli import app


def invoke(*arguments: str) -> Result:
    """The command's result."""
    return CliRunner().invoke(app, arguments)


def run(*arguments: str) -> str:
    """What the command prints; fails unless the command succeeds."""
    result = invoke(*arguments)
    assert result.exit_code == 0, result.output
    return result.output
