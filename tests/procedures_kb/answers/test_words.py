"""Single facts in words: nothing rounded, nothing added, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from procedures_kb.answers.words import (
    UNKNOWN_FEE,
    UNKNOWN_TIME,
    amount_in_words,
    count_in_words,
    fee_in_words,
    levels_in_words,
    source_in_words,
    time_in_words,
)
from procedures_kb.models import Document, Fee, FeeKind, FeeStatus, Level, ProcessingTime, Provenance, TimeUnit


@pytest.mark.parametrize(("dong", "words"), [(500, "500 đồng"), (20000, "20.000 đồng"), (1250000, "1.250.000 đồng")])
def test_amounts(dong: int, words: str) -> None:
    assert amount_in_words(dong) == words


@pytest.mark.parametrize(
    ("value", "unit", "text", "words"),
    [
        (3, TimeUnit.WORKING_DAY, "03 Ngày làm việc", "3 ngày làm việc"),
        (1.5, TimeUnit.WORKING_DAY, "1.5 Ngày làm việc", "1,5 ngày làm việc"),
        (24, TimeUnit.HOUR, "", "24 giờ"),
        (2, TimeUnit.WORKING_DAY, "2 ngày làm việc (cấp lại)", "2 ngày làm việc (cấp lại)"),
        (5, TimeUnit.DAY, "Không quá 05 ngày", "Không quá 05 ngày"),
        (2, TimeUnit.MONTH, "Theo lịch thi", "2 tháng (Theo lịch thi)"),
        (None, None, "Ngay trong ngày", "Ngay trong ngày"),
        (None, None, "", UNKNOWN_TIME),
    ],
)
def test_times(value: float | None, unit: TimeUnit | None, text: str, words: str) -> None:
    assert time_in_words(ProcessingTime(value=value, unit=unit, text=text)) == words


def _fee(status: FeeStatus, condition: str = "", dong: int | None = None, kind: FeeKind = FeeKind.CHARGE) -> str:
    return fee_in_words(Fee(kind=kind, status=status, amount=dong, condition=condition))


def test_an_amount_names_its_kind_and_condition() -> None:
    assert _fee(FeeStatus.AMOUNT, dong=20000) == "Lệ phí: 20.000 đồng"
    assert _fee(FeeStatus.AMOUNT, "mỗi bản", 1000, FeeKind.FEE) == "Phí: 1.000 đồng (mỗi bản)"


def test_free_is_said_with_its_condition() -> None:
    assert _fee(FeeStatus.FREE, "hộ nghèo") == "Không thu phí, lệ phí (hộ nghèo)"


def test_the_councils_fee_is_said_as_such() -> None:
    assert _fee(FeeStatus.DEFERRED) == "Lệ phí: theo nghị quyết của Hội đồng nhân dân cấp tỉnh"


def test_an_unknown_fee_is_said_as_unknown_never_as_free() -> None:
    assert _fee(FeeStatus.UNKNOWN) == UNKNOWN_FEE
    assert _fee(FeeStatus.UNKNOWN, "10 USD/bản") == "Lệ phí: nguồn không ghi số tiền (10 USD/bản)"
    for words in (UNKNOWN_FEE, _fee(FeeStatus.UNKNOWN, "x")):
        assert "miễn" not in words.lower() and "không thu" not in words.lower()


def test_a_doubtful_free_tells_the_citizen_to_ask() -> None:
    assert "không nêu căn cứ; bạn hỏi lại nơi tiếp nhận" in _fee(FeeStatus.SHOWN_FREE)


@pytest.mark.parametrize(
    ("originals", "copies", "words"),
    [(1, 0, "1 bản chính"), (0, 2, "2 bản sao"), (1, 2, "1 bản chính, 2 bản sao"), (None, None, ""), (0, 0, "")],
)
def test_counts(originals: int | None, copies: int | None, words: str) -> None:
    assert count_in_words(Document(name="Đơn", originals=originals, copies=copies)) == words


def test_sources_and_levels() -> None:
    provenance = Provenance(decision="163/QĐ-BTP", as_of=date(2026, 6, 1))
    assert source_in_words(provenance) == "Quyết định 163/QĐ-BTP, dữ liệu tháng 06/2026"
    assert levels_in_words((Level.PROVINCE, Level.COMMUNE)) == "cấp tỉnh, cấp xã"
    assert levels_in_words(()) == ""
