"""Settings: one list, documented, checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, settings_table
from tests.helpers import PROJECT


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without a motcua.toml."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_table(name: str) -> None:
    row = next(line for line in settings_table().splitlines() if f"`MOTCUA_{name.upper()}`" in line)
    description = Settings.model_fields[name].description
    assert description and description in row


def test_the_page_has_the_whole_table() -> None:
    page = (PROJECT / "docs" / "settings.md").read_text()
    assert settings_table() in page, "run: motcua settings --markdown"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SESSION_EVENTS", "0"),
        ("SESSION_EVENTS", "1.5"),
        ("MAX_MESSAGE_CHARS", "-1"),
        ("MAX_REQUEST_BYTES", "64 kB"),
        ("ANSWER_SECONDS", "0"),
        ("ANSWER_SECONDS", "soon"),
        ("SESSION_EVENTS", ""),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_LEVEL", "info"),
    ],
)
def test_a_wrong_value_names_the_setting(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"MOTCUA_{name}", value)
    with pytest.raises(ValidationError) as failure:
        Settings()
    assert failure.value.errors()[0]["loc"] == (name.lower(),)


def test_an_unknown_name_in_the_file_is_refused(elsewhere: Path) -> None:
    (elsewhere / "motcua.toml").write_text('hotlin = "1022"\n')
    with pytest.raises(ValidationError, match="hotlin"):
        Settings()


def test_the_file_is_read_and_a_variable_wins(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "motcua.toml").write_text('province = "an-giang"\nport = 9000\n')
    monkeypatch.setenv("MOTCUA_PORT", "9001")
    current = Settings()
    assert (current.province, current.port) == ("an-giang", 9001)


def test_settings_do_not_change_after_they_were_read() -> None:
    current = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        current.port = 1  # type: ignore[misc]


def test_the_database_is_under_home_unless_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path / "state"))
    assert Settings().database == f"sqlite:///{tmp_path / 'state' / 'motcua.sqlite'}"
    monkeypatch.setenv("MOTCUA_DATABASE_URL", "postgresql+psycopg://db/motcua")
    assert Settings().database == "postgresql+psycopg://db/motcua"
