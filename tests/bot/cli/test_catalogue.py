"""`motcua catalogue …`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.cli.running import invoke, run


def test_faults_of_the_catalogue_are_printed_and_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procedures_kb.catalogue_check.check_bundled", lambda: ["1.001193: no name"])
    result = invoke("catalogue", "check")
    assert result.exit_code == 1
    assert result.output.splitlines() == ["1.001193: no name", "1 faults"]


def test_a_catalogue_without_faults_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procedures_kb.catalogue_check.check_bundled", list)
    assert run("catalogue", "check").strip() == "0 faults"


def test_stats_count_the_catalogue(model: Path) -> None:
    assert ": 299" in run("catalogue", "stats")


def test_diff_shows_the_versions_of_a_procedure(model: Path) -> None:
    assert "Đăng ký khai sinh" in run("catalogue", "diff", "1.001193")


def test_importing_what_is_not_there_fails(home: Path) -> None:
    assert invoke("catalogue", "import", "/nowhere").exit_code == 2
