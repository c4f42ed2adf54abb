"""What files look like, and what is read out of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from actions.casework.dossiers.table.headers import TableError
from actions.casework.hotlines.drafts import Defaults, DraftFault, hotline, office
from actions.casework.hotlines.headers import Kind
from actions.casework.hotlines.models import HotlineEntry
from actions.casework.hotlines.published import read_published
from procedures_kb.calendar import OfficeHours
from tests.actions.casework.hotlines.builders import write

DEFAULTS = Defaults("99", OfficeHours(), "danh sách.csv")
TITLE_1 = "DANH SÁCH SỐ ĐIỆN THOẠI TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ VỀ TTHC"
TITLE_2 = "II. Đường dây nóng ngành"
ROWS: list[list[Any]] = [
    ["UBND TỈNH MẪU", None, None, None, None],
    [TITLE_1],
    ["TT", "Cơ quan,  đơn vị", "Họ tên, chức vụ", "SỐ ĐIỆN THOẠI", "Email"],
    [1, "Sở Nội vụ", "Ông Nguyễn Văn Mẫu - Phó Giám đốc", 900000110, None],
    [2, "UBND tỉnh", "Văn phòng", "0299.0000.001", "vanphong@mau.example"],
    [None, None, "Tổ kiểm tra công vụ", "0299.0000.011 - 0900.000.111", "kiemtracongvu@mau.example"],
    [None, None, None, "0900 000 112", None],
    [None, None, None, None, None],
    [TITLE_2, None, None, None, None],
    ["A", "Sở Nội vụ", None, None, None],
    [1, None, "Giám đốc", "0900 000 113\n0900 000 114", None],
    [2, None, "Thanh tra", "0299 0000 018; thanhtra@mau.example", None],
]


def workbook(folder: Path, *sheets: list[list[Any]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = folder / "danh sách.xlsx"
    book.save(file)
    return file


def csv(folder: Path) -> Path:
    def cell(value: Any) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if ";" in text or "\n" in text else text

    return write(folder, "\n".join(";".join(map(cell, row)) for row in ROWS), "danh sách.csv")


def lines_of(file: Path) -> list[HotlineEntry]:
    published = read_published(file)
    assert (published.kind, published.rejected) == (Kind.HOTLINES, [])
    return [hotline(draft, DEFAULTS) for draft in published.drafts]


@pytest.mark.parametrize("made", [csv, lambda folder: workbook(folder, ROWS)], ids=["csv", "xlsx"])
def test_two_published_lists_in_one_table(tmp_path: Path, made: Any) -> None:
    first, second = TITLE_1, "Đường dây nóng ngành"
    assert [(line.list, line.unit, line.role, line.phones, line.email) for line in lines_of(made(tmp_path))] == [
        (first, "Sở Nội vụ", "Phó Giám đốc", ("0900000110",), ""),
        (first, "UBND tỉnh", "Văn phòng", ("02990000001",), "vanphong@mau.example"),
        (first, "UBND tỉnh", "Tổ kiểm tra công vụ", ("02990000011", "0900000111"), "kiemtracongvu@mau.example"),
        (first, "UBND tỉnh", "Tổ kiểm tra công vụ", ("0900000112",), ""),
        (second, "Sở Nội vụ", "Giám đốc", ("0900000113", "0900000114"), ""),
        (second, "Sở Nội vụ", "Thanh tra", ("02990000018",), "thanhtra@mau.example"),
    ]


def test_each_list_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    header = ["Đơn vị", "Chức vụ", "Điện thoại"]
    first = [["Danh sách một"], header, ["Sở A", "Giám đốc", "0900 000 101"]]
    second = [["Danh sách hai"], header, ["Sở B", "Giám đốc", "0900 000 102"]]
    assert [(line.list, line.unit) for line in lines_of(workbook(tmp_path, first, [["khác"]], second))] == [
        ("Danh sách một", "Sở A"),
        ("Danh sách hai", "Sở B"),
    ]


def test_a_list_without_a_title_is_called_like_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, "Đơn vị,Điện thoại\nSở A,0900 000 101\n", "nganh.csv")
    assert [(line.list, line.role, line.area, line.source) for line in lines_of(file)] == [
        ("nganh", "", "99", "danh sách.csv")
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Sở A,Giám đốc,02963.957,,", "số điện thoại thiếu hoặc thừa chữ số"),
        ("Sở A,Giám đốc,,,", "không có số điện thoại hay thư điện tử"),
        ("Sở A,Giám đốc,,không phải,", "thư điện tử không đúng dạng"),
        ("Sở A,Giám đốc,0900 000 101,,phường Không Đâu", "không nhận ra địa bàn; hãy ghi mã đơn vị hành chính"),
        (",Giám đốc,0900 000 101,,", "mục “unit” còn trống hoặc sai dạng"),
    ],
)
def test_a_bad_row_says_why(tmp_path: Path, row: str, reason: str) -> None:
    header = "Đơn vị,Chức vụ,Điện thoại,Email,Địa bàn"
    draft = read_published(write(tmp_path, f"{header}\n{row}\n", "x.csv")).drafts[0]
    assert draft.number == 2
    with pytest.raises(DraftFault) as fault:
        hotline(draft, DEFAULTS)
    assert str(fault.value) == reason


def test_offices_are_recognised(tmp_path: Path) -> None:
    header = "Tên;Cấp;Mã địa bàn;Địa chỉ;Điện thoại;Giờ làm việc;Bản đồ"
    row = "Bộ phận Một cửa;xã;99001;1 đường Mẫu;0299 0000 101;giờ hành chính;https://mau.example/1"
    published = read_published(write(tmp_path, f"{header}\n{row}\n", "x.csv"))
    assert published.kind is Kind.OFFICES
    found = office(published.drafts[0], DEFAULTS)
    assert (found.name, found.level, found.area, found.phones, found.map_url) == (
        "Bộ phận Một cửa",
        "commune",
        "99001",
        ("02990000101",),
        "https://mau.example/1",
    )
    assert found.hours == OfficeHours()


@pytest.mark.parametrize(("area", "level"), [("99", "province"), ("99001", "commune")])
def test_the_level_follows_from_the_area(tmp_path: Path, area: str, level: str) -> None:
    published = read_published(write(tmp_path, f"Tên,Địa chỉ,Địa bàn\nMột cửa,1 đường Mẫu,{area}\n", "x.csv"))
    assert office(published.drafts[0], DEFAULTS).level == level


def test_yaml_keeps_numbers_as_written(tmp_path: Path) -> None:
    text = (
        "lists:\n- name: một\n  topics: [a, b]\n  entries:\n  - {unit: Sở A, phones: [0900000101, 113], hours: 24/7}\n"
    )
    (line,) = lines_of(write(tmp_path, text))
    assert (line.list, line.phones, line.topics, line.hours) == ("một", ("0900000101", "113"), ("a", "b"), None)


def test_yaml_hours_by_weekday(tmp_path: Path) -> None:
    text = "lists:\n- name: một\n  entries:\n  - unit: Sở A\n    phones: 113\n    hours: {sat: ['07:30-11:00']}\n"
    (line,) = lines_of(write(tmp_path, text))
    assert line.hours == OfficeHours.model_validate({"sat": ["07:30-11:00"]})


def test_an_unknown_entry_of_yaml_is_told(tmp_path: Path) -> None:
    text = "lists:\n- name: một\n  entries:\n  - {unit: Sở A, fone: 113}\n  - chữ\n"
    rejected = read_published(write(tmp_path, text)).rejected
    assert [(one.row_number, one.reason) for one in rejected] == [(1, "mục không biết: fone"), (2, "mục không biết: ?")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.yml", "hotlines: []"),
        ("x.yml", "[]"),
        ("x.yml", "lists: {"),
        ("x.yml", "lists: [{name: một}]"),
        ("x.yml", "lists: [{name: một, entries: 5}]"),
        ("x.yml", "offices: 5"),
        ("x.csv", "Mã hồ sơ,Trạng thái\n1,2\n"),
        ("x.csv", ""),
    ],
)
def test_a_file_that_lists_neither_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(TableError, match=rf"^{name}: "):
        read_published(write(tmp_path, text, name))
