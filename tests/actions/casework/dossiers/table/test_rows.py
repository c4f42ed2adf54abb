"""What single rows of an export say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.models import DossierStatus
from actions.casework.dossiers.table.cells import Cell, CellFault, read_amount, read_moment, read_text
from actions.casework.dossiers.table.headers import layout
from actions.casework.dossiers.table.records import Record, RowFault
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.provinces import STATUS_WORDS, DossierSettings, TableColumns
from procedures_kb.calendar import OfficeHours
from tests.actions.casework.dossiers.export_rows import CODE, SEALER

NOW = datetime(2026, 11, 23, 9, 0)
USUAL: dict[str, Cell] = {"code": CODE, "status": "Đang xử lý"}


def read(settings: DossierSettings | None = None, **cells: Cell) -> Record:
    reader = RowReader(settings or DossierSettings(), OfficeHours(), SEALER)
    return reader.read(USUAL | cells, NOW)


def fault(**cells: Cell) -> RowFault:
    with pytest.raises(RowFault) as caught:
        read(**cells)
    return caught.value


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("23/09/2025", datetime(2025, 9, 23)),
        ("3/9/2025", datetime(2025, 9, 3)),
        ("23-09-2025", datetime(2025, 9, 23)),
        ("23/09/2025 14:30", datetime(2025, 9, 23, 14, 30)),
        ("23/09/2025 14:30:59", datetime(2025, 9, 23, 14, 30, 59)),
        ("14:30 23/09/2025", datetime(2025, 9, 23, 14, 30)),
        ("14h30, 23/09/2025", datetime(2025, 9, 23, 14, 30)),
        ("23/09/2025 2:30:00 CH", datetime(2025, 9, 23, 14, 30)),
        ("23/09/2025 12:05 SA", datetime(2025, 9, 23, 0, 5)),
        ("2025-09-23", datetime(2025, 9, 23)),
        ("2025-09-23 14:30", datetime(2025, 9, 23, 14, 30)),
        ("2025-09-23T14:30:00", datetime(2025, 9, 23, 14, 30)),
        ("2025-09-23T14:30:00.123456", datetime(2025, 9, 23, 14, 30)),
        ("2025-09-23T07:30:00Z", datetime(2025, 9, 23, 14, 30)),
        ("2025-09-23T18:30:00+00:00", datetime(2025, 9, 24, 1, 30)),
        ("2025-09-23T14:30:00+0700", datetime(2025, 9, 23, 14, 30)),
        ("45923", datetime(2025, 9, 23)),
        ("45923,604166667", datetime(2025, 9, 23, 14, 30)),
        (45923, datetime(2025, 9, 23)),
        (45923.604166666664, datetime(2025, 9, 23, 14, 30)),
        (datetime(2025, 9, 23, 14, 30, 0, 7), datetime(2025, 9, 23, 14, 30)),
        (date(2025, 9, 23), datetime(2025, 9, 23)),
        (" 23/09/2025 ", datetime(2025, 9, 23)),
        ("", None),
        ("-", None),
        ("NULL", None),
        (None, None),
    ],
)
def test_a_date_is_read_however_it_is_written(cell: Cell, moment: datetime | None) -> None:
    assert read_moment(cell) == moment


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)), st.sampled_from(["%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y"])
)
def test_what_is_written_to_the_minute_is_read_back(moment: datetime, form: str) -> None:
    assert read_moment(moment.strftime(form)) == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("31/02/2025", "“31/02/2025” không phải là ngày giờ có thật"),
        ("09/23/2025", "không phải là ngày giờ có thật"),
        ("23/09/2025 25:00", "không phải là ngày giờ có thật"),
        ("23/09/2025 14:30 CH", "không phải là ngày giờ có thật"),
        ("23/09/0205", "nằm ngoài các năm 2000–2100"),
        (datetime(1900, 1, 1), "nằm ngoài các năm 2000–2100"),
        ("23/09/25", "không đọc được ngày"),
        ("hôm qua", "không đọc được ngày"),
        (time(14, 30), "không đọc được ngày"),
    ],
)
def test_an_impossible_date_is_told(cell: Cell, words: str) -> None:
    with pytest.raises(CellFault, match=words):
        read_moment(cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("150.000", 150_000),
        ("150.000 đồng", 150_000),
        ("150.000 Đồng", 150_000),
        ("150,000đ", 150_000),
        ("1.150.000 VND", 1_150_000),
        ("150000", 150_000),
        ("150.000,00", 150_000),
        ("150 000", 150_000),
        (150000, 150_000),
        (150000.0, 150_000),
        (0, 0),
        ("", None),
    ],
)
def test_an_amount_is_read_however_it_is_written(cell: Cell, amount: int | None) -> None:
    assert read_amount(cell) == amount


@pytest.mark.parametrize("cell", ["1.5", "-150.000", "15.00.000", "miễn phí", 1.5, "5.000.000.000.000.000"])
def test_what_is_no_amount_that_can_be_kept_is_told(cell: Cell) -> None:
    with pytest.raises(CellFault, match="số"):
        read_amount(cell)


def test_text_comes_composed_with_single_blanks_and_without_what_cannot_be_seen() -> None:
    assert read_text("UBND\u00a0xã\x00  Mẫu\u200b") == "UBND xã Mẫu"
    assert read_text("Ma\u0302\u0303u\ud800") == "Mẫu"


def test_headers_are_found_in_any_order_case_and_spelling() -> None:
    found = layout(["STT", "tinh trang  HỒ SƠ", None, "Mã Hồ Sơ (*)", "hạn trả kết quả", 2026], TableColumns())
    assert found is not None
    assert found.positions == {"code": 3, "status": 1, "due_at": 4}
    assert found.headers["status"] == "tinh trang HỒ SƠ"


def test_of_two_columns_for_one_field_the_spelling_that_is_named_first_counts() -> None:
    found = layout(["Mã hồ sơ", "Trạng thái", "Đơn vị", "Đơn vị xử lý"], TableColumns())
    assert found is not None and found.positions["unit"] == 3


@pytest.mark.parametrize("missing", [["Mã hồ sơ", "Đơn vị"], ["Trạng thái"], []])
def test_without_code_or_status_there_is_no_layout(missing: list[str]) -> None:
    assert layout(missing, TableColumns()) is None


@pytest.mark.parametrize(
    ("status", "word"), [(status, word) for status, words in STATUS_WORDS.items() for word in words]
)
def test_every_known_status_word_is_read(status: DossierStatus, word: str) -> None:
    assert read(status=word.upper()).dossier.status == status


def test_the_provinces_own_words_count_before_the_usual_ones() -> None:
    own = DossierSettings(statuses={DossierStatus.SUPPLEMENT_REQUESTED: ("Tạm dừng xử lý", "Chờ dân")})
    assert read(own, status="tạm dừng xử lý").dossier.status == DossierStatus.SUPPLEMENT_REQUESTED
    assert read(own, status="Chờ dân").dossier.status == DossierStatus.SUPPLEMENT_REQUESTED
    assert read(own, status="Dừng xử lý").dossier.status == DossierStatus.STOPPED


def test_a_row_becomes_a_dossier_without_personal_data() -> None:
    record = read(
        unit="UBND xã Mẫu",
        applicant="Nguyễn Văn Mẫu",
        phone=900000123,
        identity="000000004567",
        todo="Gọi 0900 000 123 để hẹn ngày",
        received_at="02/11/2026",
        updated_at="20/11/2026 10:00",
        amount_due="150.000 đồng",
    )
    dossier = record.dossier
    assert (dossier.code, dossier.unit, dossier.amount_due) == (CODE, "UBND xã Mẫu", 150_000)
    assert dossier.received_at == datetime(2026, 11, 2)
    assert dossier.updated_at == datetime(2026, 11, 20, 10)
    assert dossier.seals == (SEALER.seal(CODE, "0123"),)
    assert not any(secret in repr(record) for secret in ("Nguyễn", "Văn", "000 123", "000123", "4567"))


@pytest.mark.parametrize(
    ("factor", "seals"),
    [
        ("phone", (SEALER.seal(CODE, "0123"),)),
        ("identity", ("", SEALER.seal(CODE, "4567"))),
        ("either", (SEALER.seal(CODE, "0123"), SEALER.seal(CODE, "4567"))),
    ],
)
def test_only_what_the_province_asks_for_is_sealed(factor: Any, seals: tuple[str, ...]) -> None:
    record = read(DossierSettings(second_factor=factor), phone="0900 000 123", identity="000000004567")
    assert record.dossier.seals == seals


def test_a_promised_day_ends_when_the_office_closes() -> None:
    hours = OfficeHours.model_validate({"mon": ["08:00-12:00", "13:00-16:45"]})
    reader = RowReader(DossierSettings(), hours, SEALER)
    due = reader.read(USUAL | {"due_at": "27/11/2026", "first_due_at": datetime(2026, 11, 20)}, NOW).dossier
    assert (due.due_at, due.first_due_at) == (datetime(2026, 11, 27, 16, 45), datetime(2026, 11, 20, 16, 45))
    assert read(due_at="27/11/2026 10:00").dossier.due_at == datetime(2026, 11, 27, 10)


def test_nothing_is_newer_than_the_import() -> None:
    assert read().dossier.updated_at == NOW
    assert read(updated_at="01/01/2062").dossier.updated_at == NOW


def test_a_mere_day_of_the_result_is_not_before_a_reception_on_the_same_day() -> None:
    dossier = read(received_at="02/11/2026 14:30", finished_at="02/11/2026", returned_at="02/11/2026").dossier
    assert dossier.received_at == dossier.finished_at == dossier.returned_at


def test_what_the_row_does_not_say_is_known_as_such() -> None:
    silent = read(unit="UBND xã Mẫu", due_moves="", phone="").silent
    assert {"step", "reason", "due_moves", "first_due_at", "due_at"} <= silent
    assert not silent & {"unit", "status", "code", "phone", "identity"}
    assert "phone" in read().silent


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"code": "Tổng cộng"}, "code", "không phải là mã hồ sơ"),
        ({"code": ""}, "code", "ô trống"),
        ({"status": None}, "status", "ô trống"),
        ({"status": "Chờ ký số"}, "status", "“Chờ ký số” chưa có trong danh sách trạng thái"),
        ({"received_at": "31/11/2026"}, "received_at", "“31/11/2026” không phải là ngày giờ có thật"),
        ({"due_moves": "nhiều"}, "due_moves", "không phải là số lần"),
        ({"received_at": "02/11/2026", "returned_at": "01/11/2026"}, "returned_at", "đứng trước ngày tiếp nhận"),
        ({"received_at": "02/11/2026", "due_at": "30/10/2026"}, "due_at", "đứng trước ngày tiếp nhận"),
        ({"finished_at": "02/11/2026 10:00", "returned_at": "02/11/2026 9:00"}, "returned_at", "đứng trước ngày có"),
    ],
)
def test_a_row_that_cannot_be_used_names_the_column_and_the_fault(
    cells: dict[str, Cell], field: str, words: str
) -> None:
    told = fault(**cells)
    assert told.field == field
    assert words in told.reason


PERSONAL = ("Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU", "nguyễn văn mẫu", "0900 000 123", "0900000123", "000000004567")


@pytest.mark.parametrize("slipped", PERSONAL)
@pytest.mark.parametrize("field", ["code", "status", "received_at", "due_at", "due_moves", "amount_due"])
def test_a_name_or_number_in_the_wrong_column_is_never_repeated(field: str, slipped: str) -> None:
    assert slipped not in str(fault(**{field: slipped}))


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(allow_nan=True),
    st.datetimes(),
    st.dates(),
    st.from_regex(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{1,4}( [0-9]{1,2}:[0-9]{1,2})?", fullmatch=True),
    st.sampled_from(["Đang xử lý", "đã trả kết quả", CODE, "150.000 đồng", *PERSONAL]),
)


@given(st.dictionaries(st.sampled_from(sorted(TableColumns.model_fields)), CELLS))
def test_whatever_stands_in_the_cells_there_is_a_record_or_a_fault(cells: Mapping[str, Cell]) -> None:
    reader = RowReader(DossierSettings(second_factor="either"), OfficeHours(), SEALER)
    try:
        dossier = reader.read(USUAL | dict(cells), NOW).dossier
    except RowFault as told:
        assert told.field in TableColumns.model_fields and told.reason
    else:
        assert dossier.code and dossier.updated_at is not None and dossier.updated_at <= NOW
        str(dossier).encode()
