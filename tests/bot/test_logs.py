"""Logs are events with fields."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logs


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    yield
    configure_logs("WARNING")


def test_an_event_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    structlog.get_logger().info("server.ready", place="Hà Nội", procedures=3)
    line = capsys.readouterr().err
    assert "Hà Nội" in line, "Vietnamese is not escaped"
    event = json.loads(line)
    assert (event["event"], event["level"], event["procedures"]) == ("server.ready", "info", 3)


def test_less_than_the_level_is_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("ERROR")
    structlog.get_logger().warning("quiet")
    assert capsys.readouterr().err == ""


def test_an_unknown_level_is_an_error() -> None:
    with pytest.raises(KeyError):
        configure_logs("LOUD")
