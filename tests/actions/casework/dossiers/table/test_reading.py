"""Tables as files hold them."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from actions.casework.dossiers.table.headers import TableError
from actions.casework.dossiers.table.reading import Table, open_table
from actions.casework.provinces import TableColumns

HEADERS = ["Mã hồ sơ", "Trạng thái", "Lý do"]
FIRST = ["H99.21-261102-0001", "Đang xử lý", "Chờ xác minh"]
SECOND = ["H99.21-261102-0002", "Đã trả kết quả", ""]


def lines(*rows: list[str], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def opened(folder: Path, content: bytes | str, name: str = "bang.csv") -> Table:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(file, TableColumns())


def cells(table: Table) -> list[tuple[int, list[object]]]:
    return [(row.number, list(row.cells)) for row in table.rows()]


def workbook(file: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_is_recognised(tmp_path: Path, encoding: str, delimiter: str) -> None:
    table = opened(tmp_path, lines(HEADERS, FIRST, SECOND, delimiter=delimiter).encode(encoding))
    assert cells(table) == [(2, FIRST), (3, SECOND)]
    assert table.layout.positions == {"code": 0, "status": 1, "reason": 2}


def test_an_old_vietnamese_code_page_is_recognised(tmp_path: Path) -> None:
    decomposed = {
        "Mã hồ sơ": "Ma\u0303 hô\u0300 sơ",
        "Trạng thái": "Tra\u0323ng tha\u0301i",
        "Đang xử lý": "Đang xư\u0309 ly\u0301",
    }
    text = lines(HEADERS[:2], FIRST[:2])
    for composed, in_page in decomposed.items():
        text = text.replace(composed, in_page)
    table = opened(tmp_path, text.encode("cp1258"))
    assert table.layout.headers == {"code": "Mã hồ sơ", "status": "Trạng thái"}


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    text = lines(["UBND tỉnh Mẫu"], [], ["Danh sách hồ sơ", "2026"], HEADERS, FIRST, [], ["", " ", ""], SECOND)
    assert [number for number, _ in cells(opened(tmp_path, text))] == [5, 8]
    long = lines(HEADERS, [*FIRST[:2], "Chờ\nxác\nminh"], SECOND)
    assert cells(opened(tmp_path, long)) == [(2, [*FIRST[:2], "Chờ\nxác\nminh"]), (3, SECOND)]


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    table = opened(tmp_path, lines(HEADERS, FIRST))
    assert cells(table) == cells(table)


def test_cells_that_have_slipped_make_the_row_a_fault(tmp_path: Path) -> None:
    table = opened(tmp_path, "Mã hồ sơ,Trạng thái,Lý do\nH99,Đang xử lý,Chờ dân,bổ sung\nH98,Đang xử lý,,,\n")
    assert [(row.number, row.fault) for row in table.rows()] == [(2, "Dòng có nhiều ô hơn hàng tiêu đề."), (3, "")]


def test_a_quote_that_is_not_closed_spoils_its_own_rows_only(tmp_path: Path) -> None:
    text = 'Mã hồ sơ,Trạng thái,Lý do\nA,B,"Công ty "Mẫu""\nC,D,E\nF,G,"chưa đóng\nH,I,J\n'
    rows = list(opened(tmp_path, text).rows())
    assert [(row.number, list(row.cells)) for row in rows] == [(2, []), (3, ["C", "D", "E"]), (4, [])]
    assert rows[0].fault == "Dấu ngoặc kép đặt sai hoặc không đóng (dòng văn bản 2 của tệp)."
    assert rows[2].fault == "Dấu ngoặc kép đặt sai hoặc không đóng (các dòng văn bản 4–5 của tệp)."


def test_a_quote_that_swallows_the_rest_of_a_long_table_is_given_up_soon(tmp_path: Path) -> None:
    good = [[f"H99.21-261102-{number:04}", "Đang xử lý", "Chờ xác minh"] for number in range(9_000)]
    text = lines(HEADERS) + 'A,B,"chưa đóng\n' + lines(*good)
    rows = list(opened(tmp_path, text).rows())
    assert [bool(row.fault) for row in rows[:2]] == [True, False]
    assert len(rows) > 5_000


def test_a_broken_character_spoils_its_own_row_only(tmp_path: Path) -> None:
    spoilt = lines(HEADERS, FIRST, SECOND).encode().replace("Chờ".encode(), b"Ch\xff")
    long_header = lines(["Danh sách hồ sơ " * 5_000]).encode()
    rows = list(opened(tmp_path, long_header + spoilt).rows())
    assert [(row.number, row.fault) for row in rows] == [(3, "Dòng có ký tự hỏng."), (4, "")]


def test_a_workbook_is_read_from_the_first_sheet_that_fits(tmp_path: Path) -> None:
    received = datetime(2026, 11, 2, 8, 15)
    file = workbook(
        tmp_path / "bang.xlsx",
        {
            "Hướng dẫn": [["Cách dùng bảng"]],
            "Hồ sơ": [["Danh sách"], [], ["STT", *HEADERS, "Ngày tiếp nhận"], [1, *FIRST, received], [], [2, *SECOND]],
            "Cũ": [HEADERS, FIRST],
        },
    )
    table = open_table(file, TableColumns())
    assert table.layout.positions == {"code": 1, "status": 2, "reason": 3, "received_at": 4}
    rows = [(row.number, table.layout.cells(row.cells)) for row in table.rows()]
    assert [number for number, _ in rows] == [4, 6]
    assert rows[0][1]["received_at"] == received
    assert rows[1][1]["received_at"] is None


def test_without_a_header_row_the_error_lists_what_was_found_and_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        opened(tmp_path, lines(["Danh sách hồ sơ"], ["Mã hồ sơ", "Tình hình", "Đơn vị"], FIRST))
    assert str(caught.value) == (
        "bang.csv: Thiếu cột bắt buộc: “Trạng thái” hoặc “Tình trạng hồ sơ” hoặc “Trạng thái hồ sơ”. "
        "Các tiêu đề đọc được: “Mã hồ sơ”, “Tình hình”, “Đơn vị”."
    )


def test_data_without_headers_are_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        opened(tmp_path, lines([FIRST[0], "Nguyễn Văn Mẫu", "0900 000 123", "Đang xử lý"]))
    assert str(caught.value).endswith("Các tiêu đề đọc được: “Đang xử lý”.")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp trống"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Excel kiểu cũ hoặc có mật khẩu"),
        (b"PK\x03\x04 cut off", "không mở được bảng tính"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "Thiếu cột bắt buộc"),
        (b"\x00\x01\x02" * 100, "Thiếu cột bắt buộc"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(TableError, match=f"bang.csv: .*{words}"):
        opened(tmp_path, content)


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    file = workbook(tmp_path / "bang.xlsx", {"Hồ sơ": [HEADERS, *[FIRST] * 500]})
    content = bytearray(file.read_bytes())
    sheet = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[sheet : sheet + 200] = bytes(200)
    with pytest.raises(TableError, match="bị hỏng"):
        list(opened(tmp_path, bytes(content), "hong.xlsx").rows())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"khong\.csv: không đọc được tệp"):
        open_table(tmp_path / "khong.csv", TableColumns())


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_a_writer_of_csv_wrote_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    table = opened(tmp_path_factory.mktemp("csv"), lines(HEADERS, *rows, delimiter=delimiter))
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert [list(row.cells) for row in table.rows() if not row.fault] == [
        row for row in filled if "\ufffd" not in str(row)
    ]


@given(st.binary(max_size=300))
def test_whatever_bytes_come_there_is_a_table_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    try:
        table = opened(tmp_path_factory.mktemp("bytes"), content)
    except TableError as error:
        assert str(error)
    else:
        assert {"code", "status"} <= table.layout.positions.keys()
