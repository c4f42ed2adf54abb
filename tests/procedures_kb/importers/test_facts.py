"""Cells of the portal: a cell that does not plainly state a fact leaves it unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.importers.facts import read_fee, read_levels, read_time, said
from procedures_kb.models import FeeKind, FeeStatus, Level, TimeUnit


@pytest.mark.parametrize("cell", ["", "  ", "--", "Không có thông tin", "KHÔNG CÓ THÔNG TIN\n"])
def test_cells_that_say_nothing_are_empty(cell: str) -> None:
    assert said(cell) == ""


@pytest.mark.parametrize(
    ("cell", "levels"),
    [
        ("Cấp Bộ, Cấp Tỉnh", (Level.MINISTRY, Level.PROVINCE)),
        ("Cấp xã, Cấp Xã", (Level.COMMUNE,)),
        ("Cơ quan khác", (Level.OTHER,)),
        ("Cấp huyện", ()),
        ("", ()),
    ],
)
def test_levels(cell: str, levels: tuple[Level, ...]) -> None:
    assert read_levels(cell) == levels


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("07 Ngày làm việc", 7, TimeUnit.WORKING_DAY),
        ("45 Ngày", 45, TimeUnit.DAY),
        ("24 Giờ", 24, TimeUnit.HOUR),
        ("8 giờ làm việc", 8, TimeUnit.HOUR),
        ("2 tháng", 2, TimeUnit.MONTH),
    ],
)
def test_plain_times_are_counted(cell: str, value: int, unit: TimeUnit) -> None:
    time = read_time(cell)
    assert (time.value, time.unit, time.text) == (value, unit, cell)


@pytest.mark.parametrize("cell", ["Ngay trong ngày", "Không quá 05 ngày làm việc", "0 Ngày", "1 năm"])
def test_other_times_stay_words(cell: str) -> None:
    time = read_time(cell)
    assert (time.value, time.unit, time.text, time.known) == (None, None, cell, True)


@pytest.mark.parametrize("cell", ["", "--", "1", "20", "1.5"])
def test_an_empty_cell_and_a_bare_number_are_unknown_times(cell: str) -> None:
    assert not read_time(cell).known


def _fee(words: str, amount: int | None = None, shown_free: bool = False) -> tuple[FeeStatus, int | None, str]:
    fee = read_fee(FeeKind.CHARGE, amount, words, shown_free)
    assert fee.kind is FeeKind.CHARGE
    return fee.status, fee.amount, fee.condition


def test_an_empty_fee_cell_is_unknown_never_free() -> None:
    assert _fee("") == _fee("Không có thông tin") == (FeeStatus.UNKNOWN, None, "")


def test_the_number_of_the_cell_is_the_amount() -> None:
    assert _fee("mỗi bản", amount=20000) == (FeeStatus.AMOUNT, 20000, "mỗi bản")


def test_free_without_words_is_only_shown() -> None:
    assert _fee("", shown_free=True) == _fee("", amount=0, shown_free=True) == (FeeStatus.SHOWN_FREE, None, "")


@pytest.mark.parametrize("words", ["Không", "Miễn phí.", "Không thu phí", "Không phải nộp lệ phí"])
def test_free_in_words_is_free(words: str) -> None:
    assert _fee(words) == (FeeStatus.FREE, None, "")


def test_free_for_some_keeps_whom() -> None:
    words = "Trường hợp người khuyết tật được miễn lệ phí"
    assert _fee(words, shown_free=True) == (FeeStatus.FREE, None, words)
    assert _fee(words) == (FeeStatus.UNKNOWN, None, words)


@pytest.mark.parametrize(
    "words", ["Theo Nghị quyết của Hội đồng nhân dân cấp tỉnh", "Do HĐND quyết định; năm ngoái 20.000 đồng"]
)
def test_the_councils_fees_are_deferred(words: str) -> None:
    assert _fee(words) == (FeeStatus.DEFERRED, None, words)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("20.000 đồng/tờ khai", 20000),
        ("1.250.000đ", 1250000),
        ("120,000 VNĐ", 120000),
        ("5000 đồng", 5000),
        ("Lệ phí 40.000 đồng/giấy, phí in 40.000đ", 40000),
    ],
)
def test_one_amount_in_words_is_the_amount(words: str, amount: int) -> None:
    assert _fee(words) == (FeeStatus.AMOUNT, amount, words)


@pytest.mark.parametrize(
    "words",
    [
        "Cá nhân 20.000 đồng, tổ chức 50.000 đồng",
        "Từ 20.000 đến 50.000 đồng",
        "Miễn cho hộ nghèo; còn lại 20.000 đồng",
        "10 USD/bản",
        "150.000 USD",
        "15000000000 đồng",
        "Theo Thông tư 257/2016/TT-BTC",
    ],
)
def test_words_without_one_plain_amount_leave_the_fee_unknown(words: str) -> None:
    assert _fee(words) == (FeeStatus.UNKNOWN, None, words)


@given(st.text(st.characters()), st.integers(0) | st.none(), st.booleans())
def test_any_cell_can_be_read(words: str, amount: int | None, shown_free: bool) -> None:
    said(words), read_levels(words)
    assert (read_time(words).value is None) == (read_time(words).unit is None)
    assert (read_fee(FeeKind.FEE, amount, words, shown_free).amount is not None) or not amount
