"""The `motcua` command itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings, settings_table
from tests.bot.cli.running import run


def test_settings_as_a_table(home: Path) -> None:
    assert run("settings", "--markdown").strip() == settings_table()


def test_settings_in_force(home: Path) -> None:
    printed = run("settings")
    assert f"MOTCUA_HOME={home}" in printed
    assert len(printed.splitlines()) == len(Settings.model_fields)


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve"],
        ["train"],
        ["evaluate"],
        ["bench"],
        ["catalogue", "import"],
        *(["dossiers", name] for name in ("import", "overdue", "counts", "spread", "irregular")),
    ],
)
def test_every_command_explains_itself(arguments: list[str]) -> None:
    assert "Usage" in run(*arguments, "--help")


def _process(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, timeout=60)


def _motcua() -> str:
    return str(Path(sys.executable).with_name("motcua"))


def test_a_wrong_setting_stops_the_command_and_is_named(home: Path) -> None:
    result = _process(_motcua(), "settings", MOTCUA_PORT="eighty")
    assert result.returncode != 0
    assert "port" in result.stderr


def test_a_wrong_province_file_is_named_in_one_line(home: Path, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.yml")
    result = _process(_motcua(), "dossiers", "spread", MOTCUA_HOME=str(tmp_path), MOTCUA_PROVINCE=missing)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [f"{missing}: cannot be read (No such file or directory)"]


def test_the_package_runs_as_a_module(home: Path) -> None:
    assert _process(sys.executable, "-m", "bot.cli", "settings", "--markdown").stdout.strip() == settings_table()
