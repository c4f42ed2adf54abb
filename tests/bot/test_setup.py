"""The first run prepares everything; later runs find it in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import setup
from bot.dialogue.agent import newest_model
from bot.knowledge import catalogue


def test_the_first_run_leaves_a_catalogue_and_a_model(model: Path, home: Path) -> None:
    assert model.parent == home / "models"
    assert len(catalogue().codes()) >= 299


def test_a_later_run_trains_nothing(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "train", lambda: pytest.fail("trained again"))
    monkeypatch.setattr(setup, "fingerprint", setup._stamp().read_text)
    assert setup.prepare(lambda said: None) == model


def test_changed_training_data_are_trained_on(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained: list[bool] = []

    def train() -> Path:
        trained.append(True)
        return model

    stamp = setup._stamp()
    before = stamp.read_text()
    monkeypatch.setattr(setup, "train", train)
    monkeypatch.setattr(setup, "fingerprint", lambda: "changed")
    try:
        setup.prepare(lambda said: None)
    finally:
        stamp.write_text(before)
    assert trained == [True]


def test_a_run_without_a_model_finds_none(tmp_path: Path) -> None:
    assert newest_model(tmp_path) is None


def test_each_long_step_is_announced(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(setup, "fingerprint", setup._stamp().read_text)
    setup.prepare(said.append)
    assert "catalogue" in said[0]
