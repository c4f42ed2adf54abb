"""`motcua dossiers …`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from actions.casework.dossiers.figures.counts import By, count
from actions.casework.dossiers.seals import Sealer
from actions.casework.provinces import Province
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database, open_database
from tests.actions.casework.dossiers.builders import NOW
from tests.actions.casework.dossiers.stored import DUE, finished, row, store
from tests.bot.cli.running import invoke, run

HEADER = "Mã hồ sơ,Trạng thái,Đơn vị xử lý,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Số điện thoại"
GOOD = "H99.01-261102-{:04},Đang xử lý,UBND phường Mẫu 1,Đăng ký kết hôn,02/11/2026,13/11/2026,0900 000 123"
BAD = "không phải mã,Đang xử lý,UBND phường Mẫu 1,Đăng ký kết hôn,02/11/2026,13/11/2026,0900 000 123"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """What the commands work with: an empty database, a made-up province, a fixed moment."""
    opened = open_database(f"sqlite:///{tmp_path}/motcua.db")
    monkeypatch.setattr("bot.knowledge.database", lambda: opened)
    monkeypatch.setattr("bot.knowledge.province", lambda: Province(slug="mau", name="Tỉnh Mẫu"))
    monkeypatch.setattr("bot.knowledge.calendar", WorkingCalendar)
    monkeypatch.setattr("bot.knowledge.sealer", lambda: Sealer(b"k" * 32))
    monkeypatch.setattr("bot.cli.dossiers.vietnam_now", lambda: NOW)
    yield opened
    opened.close()


def table(folder: Path, *lines: str) -> str:
    """A file with these lines; its name."""
    file = folder / "hồ sơ.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_an_import_is_told_on_one_line(office: Database, tmp_path: Path) -> None:
    file = table(tmp_path, HEADER, *(GOOD.format(number) for number in range(3)))
    last = run("dossiers", "import", file).splitlines()[-1]
    assert last.startswith("3 dòng trong ")
    assert last.endswith("giây: 3 hồ sơ mới, 0 thay đổi, 0 không đổi, 0 cũ hơn dữ liệu đã có, 0 không đọc được.")
    assert count(office, By.ALL, NOW)["all"].overdue_now == 3
    assert "0 hồ sơ mới, 0 thay đổi, 3 không đổi" in run("dossiers", "import", file)


def test_rejected_rows_are_shown_up_to_twenty_and_written_all(tmp_path: Path) -> None:
    file, rejected = table(tmp_path, HEADER, GOOD.format(1), *[BAD] * 25), tmp_path / "loại.csv"
    printed = run("dossiers", "import", file, "--rejected", str(rejected))
    shown = [line for line in printed.splitlines() if line.startswith("Dòng ")]
    assert len(shown) == 20
    assert shown[0] == "Dòng 3: Cột “Mã hồ sơ”: không phải là mã hồ sơ."
    assert "… và 5 dòng nữa không đọc được" in printed
    assert [one["Dòng"] for one in rows_of(rejected)] == [str(number) for number in range(3, 28)]
    assert "0900" not in printed + rejected.read_text()


def test_twenty_rejected_rows_are_all_of_them(tmp_path: Path) -> None:
    printed = run("dossiers", "import", table(tmp_path, HEADER, GOOD.format(1), *[BAD] * 20))
    assert "Dòng 22" in printed
    assert "dòng nữa" not in printed


@pytest.mark.parametrize("lines", [[HEADER], [HEADER, BAD]])
def test_an_import_of_nothing_fails(tmp_path: Path, lines: list[str]) -> None:
    result = invoke("dossiers", "import", table(tmp_path, *lines))
    assert result.exit_code == 1
    assert result.stderr == "hồ sơ.csv: không có hồ sơ nào được nhập.\n"


def test_a_wrong_header_fails_and_says_what_is_missing(tmp_path: Path) -> None:
    result = invoke("dossiers", "import", table(tmp_path, "Mã,Tên", "1,2"))
    assert result.exit_code == 1
    assert "Thiếu cột bắt buộc" in result.stderr
    assert "Traceback" not in result.output


def test_importing_what_is_not_there_fails() -> None:
    assert invoke("dossiers", "import", "/nowhere.csv").exit_code == 2


def test_overdue_dossiers_stand_under_their_unit(office: Database) -> None:
    store(office, [row(1), row(2), row(3, unit="UBND phường Mẫu 2"), row(4, due_at=NOW + timedelta(days=1))])
    printed = run("dossiers", "overdue")
    first, second = printed.index("UBND phường Mẫu 1: 2 hồ sơ"), printed.index("UBND phường Mẫu 2: 1 hồ sơ")
    places = [printed.index(f"H99.01-261102-000000{number}") for number in (1, 2, 3)]
    assert first < places[0] < places[1] < second < places[2]
    assert "13/11/2026 17:00" in printed
    assert "0000004" not in printed
    assert "Tổng cộng: 3 hồ sơ." in printed


def test_brackets_in_a_reason_are_printed_as_they_are(office: Database) -> None:
    store(office, [row(reason="[bold]gấp[/bold] [số 1]")])
    assert "[bold]gấp[/bold]" in run("dossiers", "overdue")


def test_no_overdue_dossiers_are_told_too() -> None:
    assert run("dossiers", "overdue").strip() == "Tổng cộng: 0 hồ sơ."


def test_a_csv_file_instead_of_the_screen(office: Database, tmp_path: Path) -> None:
    store(office, [row(reason="=HYPERLINK(1)")])
    file = tmp_path / "trễ.csv"
    result = invoke("dossiers", "overdue", "--csv", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Đã ghi 1 dòng" in result.stderr
    [one] = rows_of(file)
    assert (one["Mã hồ sơ"], one["Ngày hẹn trả"]) == ("H99.01-261102-0000001", "13/11/2026 17:00")
    assert one["Lý do"] == "'=HYPERLINK(1)"


def test_a_csv_file_that_cannot_be_written_fails() -> None:
    result = invoke("dossiers", "overdue", "--csv", "/nowhere/trễ.csv")
    assert result.exit_code == 1
    assert "Không ghi được /nowhere/trễ.csv" in result.stderr


def test_json_is_all_that_stands_on_standard_output(office: Database, tmp_path: Path) -> None:
    store(office, [row()])
    result = invoke("dossiers", "overdue", "--json", "--csv", str(tmp_path / "trễ.csv"))
    assert [one["code"] for one in json.loads(result.stdout)] == ["H99.01-261102-0000001"]


def test_counts_of_a_period_by_unit(office: Database) -> None:
    store(office, [row(1), finished(2), row(3, received_at=datetime(2026, 10, 1))])
    printed = run("dossiers", "counts", "--by", "unit", "--from", "2026-11-01", "--to", "2026-11-30", "--json")
    [unit] = json.loads(printed)
    assert (unit["name"], unit["received"], unit["finished"]) == ("UBND phường Mẫu 1", 2, 1)


def test_counts_are_printed_uncut_however_narrow_the_terminal(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    store(office, [finished(number) for number in range(1234)])
    printed = run("dossiers", "counts")
    assert "Toàn bộ" in printed
    assert printed.count("1.234") == 3
    assert "100,0" in printed


def test_counts_of_nothing() -> None:
    assert run("dossiers", "counts").strip() == "Không có dữ liệu."


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    result = invoke("dossiers", "counts", "--from", "2026-02-01", "--to", "2026-01-31")
    assert result.exit_code == 2
    assert "ends on 2026-01-31" in result.output


@pytest.mark.parametrize("arguments", [["--by", "week"], ["--from", "01/02/2026"], ["--to", "2026-02-30"]])
def test_a_wrong_option_is_refused(arguments: list[str]) -> None:
    assert invoke("dossiers", "counts", *arguments).exit_code == 2


def test_the_spread_by_procedure_group(office: Database, tmp_path: Path) -> None:
    store(office, [finished(1), finished(2, at=DUE - timedelta(days=1))])
    assert "Hộ tịch" in run("dossiers", "spread")
    file = tmp_path / "thời gian.csv"
    run("dossiers", "spread", "--csv", str(file))
    [group] = rows_of(file)
    assert (group["Lĩnh vực"], group["Nhanh nhất"], group["Lâu nhất"]) == ("Hộ tịch", "8", "9")


def test_irregular_dossiers_stand_under_what_is_wrong(office: Database) -> None:
    store(office, [row(1, status="stopped"), row(2, due_moves=2), finished(3)])
    printed = run("dossiers", "irregular")
    assert "Dừng xử lý mà không ghi lý do: 1 hồ sơ" in printed
    assert "Hẹn lại quá một lần: 1 hồ sơ" in printed


def test_what_cannot_be_checked_is_told(office: Database) -> None:
    store(office, [finished(1, result="")])
    result = invoke("dossiers", "irregular", "--json")
    assert json.loads(result.stdout)["finished_without_result"] is None
    assert "Không kiểm tra được “Đã giải quyết mà không có số kết quả”" in result.stderr
