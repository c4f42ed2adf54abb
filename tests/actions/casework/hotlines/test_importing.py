"""Importing again and again, on each kind of database."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from actions.casework.dossiers.table.headers import TableError
from actions.casework.hotlines.importing import import_list
from actions.casework.hotlines.keeping import Counts, offices_in, valid_hotlines
from actions.casework.hotlines.models import HotlineEntry
from actions.casework.provinces import Province
from procedures_kb.store import Database
from tests.actions.casework.hotlines.builders import TODAY, load, write

HEADER = "Danh sách,Đơn vị,Chức vụ,Điện thoại"
A = "một,Sở A,Giám đốc,0900 000 101"
B = "một,Sở B,Giám đốc,0900 000 102"
OTHER = "hai,Sở C,Giám đốc,0900 000 103"
TOMORROW = TODAY + timedelta(days=1)
OFFICES = "source: nguồn\noffices:\n- {name: Một cửa 1, address: 1 đường Mẫu, area: '99001'}\n"


def table(*rows: str) -> str:
    return "\n".join([HEADER, *rows])


def units(database: Database, day: date = TODAY) -> list[str]:
    with database.session() as session:
        return sorted(line.unit for line in valid_hotlines(session, day))


def line(database: Database) -> HotlineEntry:
    with database.session() as session:
        return valid_hotlines(session, TODAY)[0]


def test_the_same_file_changes_nothing(database: Database, tmp_path: Path) -> None:
    assert load(database, tmp_path, table(A, B), "x.csv").counts == Counts(added=2)
    assert load(database, tmp_path, table(B, A), "x.csv", TOMORROW).counts == Counts(unchanged=2)
    assert line(database).valid_from == TODAY


def test_everything_comes_back_as_it_was(database: Database, tmp_path: Path) -> None:
    text = (
        "source: nguồn\nlists:\n- name: một\n  entries:\n  - {unit: Sở A, role: Phòng B, phones: 0900 000 101,\n"
        "     key: k, email: a@mau.example, topics: [đèn đường], area: '99001', hours: 'thứ Hai: 07:00-11:00',\n"
        "     valid_from: 01/11/2026, valid_to: 2026-12-31}\n"
    )
    load(database, tmp_path, text)
    found = line(database)
    assert found.model_dump(exclude={"hours"}) == {
        "key": "k",
        "list": "một",
        "unit": "Sở A",
        "role": "Phòng B",
        "phones": ("0900000101",),
        "email": "a@mau.example",
        "topics": ("đèn đường",),
        "area": "99001",
        "valid_from": date(2026, 11, 1),
        "valid_to": date(2026, 12, 31),
        "source": "nguồn",
    }
    assert found.hours and [len(found.hours.on(day)) for day in range(7)] == [1, 0, 0, 0, 0, 0, 0]


def test_what_vanished_from_a_list_ended_yesterday(database: Database, tmp_path: Path) -> None:
    load(database, tmp_path, table(A, B, OTHER), "x.csv")
    assert load(database, tmp_path, table(A), "x.csv", TOMORROW).counts == Counts(unchanged=1, ended=1)
    assert units(database, TODAY) == ["Sở A", "Sở B", "Sở C"]
    assert units(database, TOMORROW) == ["Sở A", "Sở C"]
    assert load(database, tmp_path, table(A), "x.csv", TOMORROW).counts == Counts(unchanged=1)


def test_what_comes_back_counts_again(database: Database, tmp_path: Path) -> None:
    load(database, tmp_path, table(A, B), "x.csv")
    load(database, tmp_path, table(A), "x.csv", TOMORROW)
    assert load(database, tmp_path, table(A, B), "x.csv", TOMORROW).counts == Counts(unchanged=1, changed=1)
    assert units(database, TOMORROW) == ["Sở A", "Sở B"]


def test_nothing_ends_while_a_row_is_rejected(database: Database, tmp_path: Path) -> None:
    load(database, tmp_path, table(A, B), "x.csv")
    report = load(database, tmp_path, table(A, "một,Sở B,Giám đốc,0900 000"), "x.csv", TOMORROW)
    assert report.counts == Counts(unchanged=1)
    assert [(one.row_number, one.reason) for one in report.rejected] == [(3, "số điện thoại thiếu hoặc thừa chữ số.")]
    assert units(database, TOMORROW) == ["Sở A", "Sở B"]


def test_a_list_is_known_however_its_title_is_written(database: Database, tmp_path: Path) -> None:
    load(
        database, tmp_path, table("Danh sách số điện thoại tiếp nhận phản ánh TTHC,Sở A,Giám đốc,0900 000 101"), "x.csv"
    )
    report = load(database, tmp_path, table("TIẾP NHẬN PHẢN ÁNH TTHC,Sở A,giám đốc,0900 000 102"), "x.csv")
    assert report.counts == Counts(changed=1)


def test_rows_of_the_same_post_are_one_line(database: Database, tmp_path: Path) -> None:
    deputies = (
        "một,Sở A,Ông Lê Văn Mẫu - Phó Giám đốc,0900 000 101",
        "một,Sở A,Bà Trần Mẫu - Phó Giám đốc,0900 000 102",
    )
    assert load(database, tmp_path, table(*deputies), "x.csv").counts == Counts(added=1)
    assert (line(database).role, line(database).phones) == ("Phó Giám đốc", ("0900000101", "0900000102"))


def test_rows_of_the_same_post_that_differ_need_keys(database: Database, tmp_path: Path) -> None:
    rows = f"{HEADER},Địa bàn\n{A},99001\n{A},99002\n"
    rejected = load(database, tmp_path, rows, "x.csv").rejected
    assert [(one.row_number, "trùng" in one.reason) for one in rejected] == [(3, True)]


def test_lines_that_serve_a_place(database: Database, tmp_path: Path) -> None:
    areas = ("99", "99001", "99002", "91", "30376")
    load(
        database,
        tmp_path,
        "\n".join([f"{HEADER},Địa bàn", *(f"một,{code},,0900 000 101,{code}" for code in areas)]),
        "x.csv",
    )
    served = {"99001": ["99", "99001"], "99": ["99"], "30376": ["30376", "91"], "": ["91", "99"], "01": []}
    with database.session() as session:
        found = {place: sorted(line.area for line in valid_hotlines(session, TODAY, place)) for place in served}
    assert found == served


def test_offices_are_replaced_by_source(database: Database, tmp_path: Path) -> None:
    second = "- {name: Một cửa 2, address: 2 đường Mẫu, area: '99002', phones: 0299 0000 102}\n"
    assert load(database, tmp_path, OFFICES + second).counts == Counts(added=2)
    assert load(database, tmp_path, OFFICES.replace("nguồn", "khác").replace("1", "3")).counts == Counts(added=1)
    assert load(database, tmp_path, OFFICES).counts == Counts(unchanged=1, ended=1)
    with database.session() as session:
        assert [office.name for office in offices_in(session, ["99001", "99002", "99003"])] == [
            "Một cửa 1",
            "Một cửa 3",
        ]


def test_no_office_goes_while_a_row_is_rejected(database: Database, tmp_path: Path) -> None:
    load(database, tmp_path, OFFICES)
    bad = "source: nguồn\noffices:\n- {name: Một cửa 2, area: '99002', address: ''}\n"
    report = load(database, tmp_path, bad)
    assert (report.counts, len(report.rejected)) == (Counts(), 1)
    with database.session() as session:
        assert len(offices_in(session, ["99001"])) == 1


def test_a_province_that_is_none_is_told(database: Database, tmp_path: Path) -> None:
    nowhere = Province(slug="x", name="Tỉnh Không Có Thật")
    with pytest.raises(TableError, match="Tỉnh Không Có Thật"):
        import_list(database, write(tmp_path, OFFICES), nowhere, TODAY)
