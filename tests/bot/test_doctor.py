"""What an installation is told that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from actions.casework.hotlines.keeping import keep_hotlines, keep_offices
from bot.doctor import Check, examine
from bot.settings import Settings
from procedures_kb.importers import bundled_procedures
from procedures_kb.models import Source
from procedures_kb.store import CatalogueStore, Database, open_database
from tests.actions.casework.dossiers.stored import row, store
from tests.actions.casework.hotlines.builders import TODAY, entry, office, write

NOW = datetime(2026, 11, 23, 9, 0)
REAL = "slug: an-giang\nname: Tỉnh An Giang\n"
HTTP = "dossiers:\n  gateway: http\n  http: {url: 'https://mau.example/{code}', auth: bearer}\n"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path}/motcua.db")
    monkeypatch.setattr("bot.knowledge.database", lambda: opened)
    yield opened
    opened.close()


def look(folder: Path, province: str = REAL, now: datetime = NOW, todo: str = "", **changed: Any) -> dict[str, Check]:
    file = write(folder, province, "tinh.yml")
    settings = Settings(home=folder, province=str(file), **changed)
    return {check.what: check for check in examine(settings, now, lambda: todo)}


def fill(database: Database) -> None:
    store(database, [row()])
    with database.session() as session:
        keep_hotlines(session, [entry()], TODAY, ended=None)
        keep_offices(session, [office()], replace=False)
    first = next(iter(bundled_procedures()))
    release = first.release.model_copy(update={"source": Source.PORTAL_JSON})
    CatalogueStore(database).put([first.model_copy(update={"release": release})])


def test_a_complete_installation_lacks_nothing(database: Database, tmp_path: Path) -> None:
    fill(database)
    found = look(tmp_path, staff_token=SecretStr("x"))
    assert [check for check in found.values() if not check.fine] == []
    assert "Tệp của tỉnh: Tỉnh An Giang" in found


def test_a_new_installation_is_told_what_to_do_but_serves(tmp_path: Path) -> None:
    found = look(tmp_path, "slug: mau\nname: Tỉnh Mẫu\nsample: true\n", todo="huấn luyện")
    lacking = {check.what for check in found.values() if not check.fine}
    assert lacking == {
        "Dữ liệu thật",
        "Danh mục thủ tục toàn quốc",
        "Hồ sơ",
        "Đường dây nóng của tỉnh",
        "Nơi tiếp nhận hồ sơ",
        "Mô hình hội thoại",
        "Cổng dành cho cán bộ",
    }
    assert not any(check.stops for check in found.values())


def test_a_province_file_that_cannot_be_read_stops(tmp_path: Path) -> None:
    found = look(tmp_path, "slug: Sai Tên\n")
    assert found["Tệp của tỉnh"].stops
    assert "slug" in found["Tệp của tỉnh"].todo


def test_a_database_that_cannot_be_reached_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> Database:
        raise OperationalError("connect", {}, Exception("password=secret"))

    monkeypatch.setattr("bot.knowledge.database", down)
    check = look(tmp_path)["Cơ sở dữ liệu"]
    assert check.stops
    assert "secret" not in check.todo


def test_the_one_stop_system_s_api_needs_its_secret(tmp_path: Path) -> None:
    what = "Kết nối hệ thống một cửa"
    assert "MOTCUA_DOSSIER_API_SECRET" in look(tmp_path, REAL + HTTP)[what].todo
    assert look(tmp_path, REAL + HTTP, dossier_api_secret=SecretStr("x"))[what].fine
    assert look(tmp_path, REAL + HTTP.replace("bearer", "none"))[what].fine
    assert look(tmp_path, REAL + "dossiers: {gateway: http}\n")[what].stops
    assert "Hồ sơ" not in look(tmp_path, REAL + HTTP)


@pytest.mark.parametrize(("mode", "fine"), [(0o600, True), (0o640, False), (0o604, False)])
def test_the_key_is_for_its_owner_only(tmp_path: Path, mode: int, fine: bool) -> None:
    (tmp_path / "secret.key").touch()
    (tmp_path / "secret.key").chmod(mode)
    assert look(tmp_path)["Khóa bí mật"].fine == fine
    assert look(tmp_path, secret_key=SecretStr("x"))["Khóa bí mật"].fine


def test_the_holidays_of_next_year(tmp_path: Path) -> None:
    assert look(tmp_path)["Lịch nghỉ lễ năm 2027"].fine
    later = look(tmp_path, now=datetime(2039, 11, 23))["Lịch nghỉ lễ năm 2040"]
    assert "2040" in later.todo
    assert not later.stops
