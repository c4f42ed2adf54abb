"""The `motcua` command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings, settings_table


def run(*arguments: str) -> str:
    """What the command prints, in this process."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_settings_as_a_table(home: Path) -> None:
    assert run("settings", "--markdown").strip() == settings_table()


def test_settings_in_force(home: Path) -> None:
    printed = run("settings")
    assert f"MOTCUA_HOME={home}" in printed
    assert len(printed.splitlines()) == len(Settings.model_fields)


def test_faults_of_the_catalogue_are_printed_and_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procedures_kb.catalogue_check.check_bundled", lambda: ["1.001193: no name"])
    result = CliRunner().invoke(app, ["catalogue", "check"])
    assert result.exit_code == 1
    assert result.output.splitlines() == ["1.001193: no name", "1 faults"]


def test_a_catalogue_without_faults_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procedures_kb.catalogue_check.check_bundled", list)
    assert run("catalogue", "check").strip() == "0 faults"


def test_stats_count_the_catalogue(model: Path) -> None:
    assert ": 299" in run("catalogue", "stats")


def test_diff_shows_the_versions_of_a_procedure(model: Path) -> None:
    assert "Đăng ký khai sinh" in run("catalogue", "diff", "1.001193")


@pytest.mark.parametrize("arguments", [["serve", "--help"], ["train", "--help"], ["catalogue", "import", "--help"]])
def test_every_command_explains_itself(arguments: list[str]) -> None:
    assert "Usage" in run(*arguments)


def test_importing_what_is_not_there_fails(home: Path) -> None:
    result = CliRunner().invoke(app, ["catalogue", "import", "/nowhere"])
    assert result.exit_code == 2


def test_a_wrong_setting_stops_the_command_and_is_named(home: Path) -> None:
    command = [str(Path(sys.executable).with_name("motcua")), "settings"]
    wrong = os.environ | {"MOTCUA_PORT": "eighty"}
    result = subprocess.run(command, env=wrong, capture_output=True, text=True, timeout=60)
    assert result.returncode != 0
    assert "port" in result.stderr
