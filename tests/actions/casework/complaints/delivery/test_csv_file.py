"""A row for every delivery, exactly once, whatever happened to the file meanwhile."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.complaints.delivery.csv_file import CsvSender, append_once
from actions.casework.complaints.delivery.csv_rows import CSV_HEADER, csv_line, csv_row
from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed
from tests.actions.casework.complaints.delivery.builders import delivery, ticket


def _delivery(**changed: object) -> Delivery:
    return delivery("csv", "phan-anh.csv", **changed)


def _rows(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""), strict=True))


async def test_a_new_file_has_a_header_and_the_row(tmp_path: Path) -> None:
    await CsvSender(tmp_path / "new").send(_delivery())
    file = tmp_path / "new" / "phan-anh.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    header, row = _rows(file)
    told = dict(zip(header, row, strict=True))
    assert tuple(header) == CSV_HEADER
    assert told["Mã chuyển"] == "7.PA-A2C4-E5G7"
    assert told["Nội dung"] == "Cán bộ đòi thêm <b>sổ hộ khẩu</b> & bản sao. Tôi đã nộp đủ giấy tờ."
    assert told["Điện thoại"] == "0900 000 123"
    assert told["Hạn trả lời"] == "17:00 ngày 16/11/2026"


async def test_sending_again_writes_no_second_row(tmp_path: Path) -> None:
    sender = CsvSender(tmp_path)
    for again in (_delivery(), _delivery(id=8), _delivery(), _delivery(tries=2), _delivery(id=8)):
        await sender.send(again)
    assert [row[0] for row in _rows(tmp_path / "phan-anh.csv")[1:]] == ["7.PA-A2C4-E5G7", "8.PA-A2C4-E5G7"]


def test_a_crash_at_any_byte_leaves_a_file_that_the_next_try_completes(tmp_path: Path) -> None:
    whole, file = tmp_path / "whole.csv", tmp_path / "torn.csv"
    first, second = csv_row(_delivery()), csv_row(_delivery(id=8))
    append_once(whole, first)
    append_once(whole, second)
    expected = whole.read_bytes()
    for size in range(len(expected) + 1):
        file.write_bytes(expected[:size])
        append_once(file, first)
        append_once(file, second)
        assert file.read_bytes() == expected


def test_writers_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    file = tmp_path / "phan-anh.csv"
    rows = [csv_row(_delivery(id=number % 20)) for number in range(80)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda row: append_once(file, row), rows))
    written = [row[0] for row in _rows(file)]
    assert sorted(written[1:]) == sorted({row[0] for row in rows})


async def test_a_folder_has_a_file_for_each_month_of_the_deliveries(tmp_path: Path) -> None:
    sender = CsvSender(tmp_path)
    for month in (11, 12):
        await sender.send(delivery("csv", "so", created_at=datetime(2026, month, 2)))
    assert sorted(file.name for file in (tmp_path / "so").iterdir()) == ["phan-anh-2026-11.csv", "phan-anh-2026-12.csv"]


async def test_a_citizen_cannot_pretend_that_another_row_is_there(tmp_path: Path) -> None:
    forged = ticket(text='x\r\n"8.PA-A2C4-E5G7","Lần đầu"\r\n')
    await CsvSender(tmp_path).send(_delivery(ticket=forged))
    await CsvSender(tmp_path).send(_delivery(id=8))
    assert [row[0] for row in _rows(tmp_path / "phan-anh.csv")[1:]] == ["7.PA-A2C4-E5G7", "8.PA-A2C4-E5G7"]


async def test_a_file_that_cannot_be_written_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "phan-anh.csv").mkdir()
    with pytest.raises(DeliveryFailed, match=r"^không ghi được tệp \(EISDIR\)$"):
        await CsvSender(tmp_path).send(_delivery())


@given(st.text(), st.sampled_from(["=", "+", "-", "@", "＝", "\t=", " +", ";=", ',"@', "\r-", "; -"]), st.text())
def test_no_cell_can_act_as_a_formula(before: str, sign: str, after: str) -> None:
    for cell in (before + sign + after, sign + after):
        line = csv_line(["1", cell])
        for delimiter in ",;\t":
            cells = [cell for row in csv.reader([line], delimiter=delimiter) for cell in row]
            assert not [cell for cell in cells if re.match(r'[\s"]*[=+\-@＝＋－＠]', cell)]


@given(st.lists(st.text(), min_size=1))
def test_every_row_is_one_line(cells: list[str]) -> None:
    line = csv_line(cells)
    assert line.encode("utf-8", "surrogatepass").splitlines() == [line[:-2].encode("utf-8", "surrogatepass")]
    assert len(next(csv.reader([line]))) == len(cells)
