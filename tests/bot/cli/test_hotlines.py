"""`motcua hotlines …`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.casework.provinces import Province
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database, open_database
from tests.actions.casework.dossiers.builders import NOW
from tests.actions.casework.hotlines.builders import write
from tests.bot.cli.running import invoke, run

LINES = "Danh sách,Đơn vị,Chức vụ,Điện thoại\n"
OFFICES = "Tên,Địa chỉ,Địa bàn\nMột cửa Mẫu 1,1 đường Mẫu,99001\n"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path}/motcua.db")
    monkeypatch.setattr("bot.knowledge.database", lambda: opened)
    monkeypatch.setattr("bot.knowledge.province", lambda: Province(slug="mau", name="Tỉnh Mẫu", sample=True))
    monkeypatch.setattr("bot.knowledge.calendar", WorkingCalendar)
    monkeypatch.setattr("bot.cli.hotlines.vietnam_now", lambda: NOW)
    yield opened
    opened.close()


def test_both_kinds_are_imported_and_told(tmp_path: Path) -> None:
    lines = write(tmp_path, f"{LINES}một,Sở Mẫu,Ông Lê Văn Mẫu - Giám đốc,0900 000 101\n", "số.csv")
    printed = run("hotlines", "import", str(lines), str(write(tmp_path, OFFICES, "nơi.csv")))
    assert printed.splitlines() == [
        "số.csv: 1 đường dây mới, 0 thay đổi, 0 không đổi, 0 không còn trong danh sách, 0 không đọc được.",
        "nơi.csv: 1 nơi tiếp nhận mới, 0 thay đổi, 0 không đổi, 0 không còn trong danh sách, 0 không đọc được.",
    ]


def test_rejected_rows_are_told(tmp_path: Path) -> None:
    rows = f"{LINES}một,Sở Mẫu,Giám đốc,0900 000 101\nmột,Sở Mẫu,Thanh tra,0900 000\n"
    printed = run("hotlines", "import", str(write(tmp_path, rows, "số.csv")))
    assert "số.csv, mục 3: số điện thoại thiếu hoặc thừa chữ số." in printed
    assert "chưa bỏ mục nào cũ" in printed


@pytest.mark.parametrize("text", [f"{LINES}một,Sở Mẫu,Giám đốc,0900\n", "Mã,Tên\n1,2\n"])
def test_a_file_of_nothing_fails(tmp_path: Path, text: str) -> None:
    result = invoke("hotlines", "import", str(write(tmp_path, text, "số.csv")))
    assert result.exit_code == 1
    assert "số.csv" in result.stderr and "Traceback" not in result.output


def test_the_list_has_the_imported_and_the_national_lines(tmp_path: Path) -> None:
    run("hotlines", "import", str(write(tmp_path, f"{LINES}một,Sở Mẫu,Giám đốc,0900 000 101\n", "số.csv")))
    printed = run("hotlines", "list")
    assert printed.index("0900 000 101") < printed.index("18001096")
    assert "cả nước" in printed and "cả ngày đêm" in printed
