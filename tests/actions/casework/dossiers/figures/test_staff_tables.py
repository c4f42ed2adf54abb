from __future__ import annotations

from dataclasses import replace

import pytest

from actions.casework.dossiers.figures.counts import By, Counts, Spread
from actions.casework.dossiers.figures.overdue import Irregularity
from actions.casework.dossiers.figures.staff_tables import (
    IRREGULARITY_NAMES,
    counts_table,
    irregular_table,
    list_table,
    rejected_table,
    spreads_table,
)
from actions.casework.dossiers.table.report import Rejection
from tests.actions.casework.dossiers.figures.test_exports import LISTED


@pytest.mark.parametrize(
    ("by", "name", "header", "shown"),
    [
        (By.ALL, "all", "Phạm vi", "Toàn bộ"),
        (By.UNIT, "UBND phường Mẫu 1", "Đơn vị", "UBND phường Mẫu 1"),
        (By.UNIT, "", "Đơn vị", "(không rõ)"),
        (By.MONTH, "2026-09", "Tháng", "Tháng 09/2026"),
        (By.MONTH, "", "Tháng", "(không rõ)"),
        (By.QUARTER, "2026-Q3", "Quý", "Quý 3/2026"),
        (By.GROUP, "Hộ tịch", "Lĩnh vực", "Hộ tịch"),
    ],
)
def test_what_was_counted_apart_in_vietnamese(by: By, name: str, header: str, shown: str) -> None:
    table = counts_table(by, {name: Counts()})
    assert (table.headers[0], table.rows[0][0]) == (header, shown)


def test_every_count_stands_under_its_header() -> None:
    counts = Counts(
        received=1000,
        finished=900,
        early=500,
        on_time=300,
        late=70,
        undated=30,
        in_time_now=60,
        overdue_now=25,
        ended=15,
        apologies=12,
        unapologised=13,
    )
    table = counts_table(By.ALL, {"all": counts})
    assert dict(zip(table.headers, table.rows[0], strict=True)) == {
        "Phạm vi": "Toàn bộ",
        "Tiếp nhận": 1000,
        "Đã giải quyết": 900,
        "Tỷ lệ giải quyết (%)": 90.0,
        "Giải quyết trước hạn": 500,
        "Giải quyết đúng hạn": 300,
        "Giải quyết trễ hạn": 70,
        "Giải quyết, không rõ hạn": 30,
        "Tỷ lệ trước và đúng hạn (%)": 92.0,
        "Đang giải quyết trong hạn": 60,
        "Đang trễ hạn": 25,
        "Rút hoặc dừng xử lý": 15,
        "Lần xin lỗi": 12,
        "Đang trễ hạn, chưa xin lỗi": 13,
    }


def test_shares_of_nothing_are_left_out() -> None:
    assert counts_table(By.ALL, {"all": Counts()}).rows[0].count(None) == 2


def test_a_spread_stands_under_its_headers() -> None:
    table = spreads_table({"Hộ tịch": Spread(8, 0, 1, 2, 3, 4, 9), "": Spread(1, 1, 1, 1, 1, 1, 1)})
    assert dict(zip(table.headers, table.rows[0], strict=True))["50% trong vòng"] == 2
    assert table.rows[1][0] == "(không rõ)"


def test_a_listed_dossier_with_the_official_name_of_its_status() -> None:
    table = list_table([replace(LISTED, unit="")])
    assert len(table.headers) == len(table.rows[0])
    assert (table.rows[0][0], table.rows[0][4]) == ("(không rõ)", "Đang xử lý")


def test_an_irregular_dossier_with_what_is_wrong() -> None:
    table = irregular_table({Irregularity.NEVER_ENTERED: [LISTED], Irregularity.PROMISE_MOVED_TWICE: []})
    assert [row[:3] for row in table.rows] == [("Tiếp nhận mà không đưa vào xử lý", LISTED.unit, LISTED.code)]
    assert len(table.headers) == len(table.rows[0])


def test_every_irregularity_has_a_name() -> None:
    assert IRREGULARITY_NAMES.keys() == set(Irregularity)


def test_a_rejected_row_with_its_number() -> None:
    assert rejected_table([Rejection(7, "ô trống")]).rows == [(7, "ô trống")]
