"""`motcua doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.doctor import Check
from bot.knowledge import forget
from tests.bot.cli.running import invoke, run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def stub(monkeypatch: pytest.MonkeyPatch, *checks: Check) -> None:
    monkeypatch.setattr("bot.doctor.examine", lambda settings, now, model: iter(checks))


def test_each_check_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stub(monkeypatch, Check("Cơ sở dữ liệu"), Check("Hồ sơ", "Nhập bảng."))
    assert run("doctor").splitlines() == ["OK     Cơ sở dữ liệu", "thiếu  Hồ sơ: Nhập bảng."]


def test_what_stops_serving_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stub(monkeypatch, Check("Cơ sở dữ liệu", "Kiểm tra.", stops=True))
    assert invoke("doctor").exit_code == 1


def test_a_new_installation_has_no_model(home: Path) -> None:
    assert "thiếu  Mô hình hội thoại: Chưa có" in run("doctor")


def test_a_model_of_other_data_is_old(home: Path) -> None:
    (home / "models").mkdir()
    (home / "models" / "1.tar.gz").touch()
    (home / "models" / "trained-on").write_text("another fingerprint")
    assert "thiếu  Mô hình hội thoại: Đã cũ" in run("doctor")


def test_a_model_of_this_data_is_current(home: Path) -> None:
    from bot.setup import fingerprint

    (home / "models").mkdir()
    (home / "models" / "1.tar.gz").touch()
    (home / "models" / "trained-on").write_text(fingerprint())
    assert "OK     Mô hình hội thoại" in run("doctor")
