from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.api.answers import AnswerReader
from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus, GatewayDown
from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.provinces import DossierSettings, HttpGatewaySettings, ProvinceError
from procedures_kb.calendar import VIETNAM, OfficeHours

CODE = "H56.14-240823-0001"
NOW = datetime(2024, 9, 1, 10, 0)
SEALER = Sealer(b"made up key of at least 32 bytes...")
FIELDS = {
    "code": "data.hoSo.ma",
    "status": "data.hoSo.trangThai",
    "unit": "data.donVi.0.ten",
    "received_at": "data.hoSo.ngayNhan",
    "due_at": "data.hoSo.ngayHen",
    "amount_due": "data.hoSo.tien",
    "applicant": "data.nguoiNop.ten",
    "phone": "data.nguoiNop.dienThoai",
    "todo": "data.hoSo.viec",
}
EVENT_FIELDS = {"at": "luc", "status": "trangThai", "unit": "donVi", "note": "ghiChu", "due_at": "ngayHen"}


def http(**changes: Any) -> HttpGatewaySettings:
    base = {"url": "https://mau.example/{code}", "fields": FIELDS, "history_fields": EVENT_FIELDS}
    return HttpGatewaySettings(**base | changes)


def make_reader(settings: HttpGatewaySettings | None = None, factor: Any = "phone") -> AnswerReader:
    words = {DossierStatus.IN_PROGRESS: ("Đang thụ lý", "4")}
    dossiers = DossierSettings(second_factor=factor, statuses=words)
    return AnswerReader(settings or http(), factor, RowReader(dossiers, OfficeHours(), SEALER))


def answer(**changes: Any) -> dict[str, Any]:
    one = {
        "ma": CODE,
        "trangThai": "Đang thụ lý",
        "ngayNhan": "2024-08-23T08:05:00+07:00",
        "ngayHen": "06/09/2024 16:00",
    }
    person = {"ten": "Nguyễn Văn Mẫu", "dienThoai": "0900 000 123"}
    return {"data": {"hoSo": one | changes, "donVi": [{"ten": "UBND phường Mẫu"}], "nguoiNop": person}}


def test_a_dossier_is_read_by_dotted_paths() -> None:
    assert make_reader().dossier(answer(tien=150000.0, viec="Nộp phí"), CODE, NOW) == Dossier(
        code=CODE,
        status=DossierStatus.IN_PROGRESS,
        unit="UBND phường Mẫu",
        procedure_name="",
        received_at=datetime(2024, 8, 23, 8, 5),
        due_at=datetime(2024, 9, 6, 16, 0),
        amount_due=150000,
        todo="Nộp phí",
        applicant="N***** V** M**",
        seals=(SEALER.seal(CODE, "0900000123"),),
        updated_at=NOW,
    )


@pytest.mark.parametrize("word", ["Đang thụ lý", "dang thu ly", " ĐANG  GIẢI QUYẾT ", "4", 4])
def test_status_words_are_the_provinces_and_the_usual_ones_folded(word: str | int) -> None:
    read = make_reader().dossier(answer(trangThai=word), CODE, NOW)
    assert read is not None and read.status is DossierStatus.IN_PROGRESS


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2024-08-23T01:05:00Z", datetime(2024, 8, 23, 8, 5)),
        ("2024-08-23T08:05:00.123+07:00", datetime(2024, 8, 23, 8, 5)),
        ("23/08/2024 08:05:00", datetime(2024, 8, 23, 8, 5)),
        (1724375100, datetime(2024, 8, 23, 8, 5)),
        (1724375100000, datetime(2024, 8, 23, 8, 5)),
        (None, None),
        ("", None),
    ],
)
def test_moments_are_read_in_every_usual_way(given: Any, read: datetime | None) -> None:
    dossier = make_reader().dossier(answer(ngayNhan=given), CODE, NOW)
    assert dossier is not None and dossier.received_at == read


@given(st.datetimes(datetime(2001, 9, 10), datetime(2099, 12, 30)), st.sampled_from([1, 1000]))
def test_seconds_and_milliseconds_since_1970_are_moments_in_vietnam(moment: datetime, unit: int) -> None:
    moment = moment.replace(microsecond=0)
    number = int(moment.replace(tzinfo=VIETNAM).timestamp()) * unit
    dossier = make_reader().dossier(answer(ngayNhan=number, ngayHen=None), CODE, NOW)
    assert dossier is not None and dossier.received_at == moment


@pytest.mark.parametrize(
    "empty",
    [
        None,
        {},
        [],
        {"data": None},
        {"data": {}},
        {"data": []},
        {"success": False, "data": None},
        {"data": {"hoSo": None}},
        {"data": {"hoSo": {"ma": None, "trangThai": None}}},
        {"data": {"hoSo": {"ma": ""}}},
    ],
)
def test_an_answer_that_holds_nothing_is_no_dossier(empty: Any) -> None:
    assert make_reader().dossier(empty, CODE, NOW) is None


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"error": "bảo trì"}, "nothing at 'data.hoSo.ma'"),
        ("bảo trì", "nothing at 'data.hoSo.ma'"),
        (503, "nothing at 'data.hoSo.ma'"),
        ({"data": {"hoSo": {"trangThai": "Đã trả"}}}, "nothing at 'data.hoSo.ma'"),
        ({"data": {"hoSo": {"ma": None, "trangThai": "Đã trả"}}}, "code: ô trống"),
        ({"data": {"hoSo": {"ma": CODE}}}, "status: ô trống"),
        (answer(ma="H56.14-240823-0002"), "another code"),
        (answer(ma="Nguyễn Văn Mẫu"), "code: không phải là mã hồ sơ"),
        (answer(trangThai="Chờ sao Kim"), "status: “Chờ sao Kim” chưa có trong danh sách trạng thái"),
        (answer(trangThai={"ten": "Đã trả"}), "status at 'data.hoSo.trangThai' is not a text or number"),
        (answer(trangThai=True), "status at 'data.hoSo.trangThai' is not a text or number"),
        (answer(ngayHen="mai"), "due_at: không đọc được ngày"),
        (answer(ngayHen=17), "due_at: không đọc được ngày"),
        (answer(tien="nhiều"), "amount_due: không phải là số tiền"),
    ],
)
def test_a_wrong_answer_says_what_is_wrong(wrong: Any, why: str) -> None:
    with pytest.raises(GatewayDown) as caught:
        make_reader().dossier(wrong, CODE, NOW)
    assert why in str(caught.value)


@pytest.mark.parametrize("field", ["ma", "trangThai", "ngayNhan", "ngayHen", "tien"])
def test_a_person_in_the_wrong_place_is_not_repeated(field: str) -> None:
    with pytest.raises(GatewayDown) as caught:
        make_reader().dossier(answer(**{field: "Nguyễn Văn Mẫu 0900000123"}), CODE, NOW)
    assert "Mẫu" not in str(caught.value) and "0900000123" not in str(caught.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["data", "hoSo", "ma", "trangThai", "donVi", "ngayNhan", "luc"]), inner)
    ),
)


@given(json_values)
def test_whatever_json_comes_it_is_a_dossier_or_nothing_or_a_wrong_answer(value: Any) -> None:
    reader = make_reader()
    for read in (reader.dossier, reader.history):
        try:
            said = read(value, CODE, NOW)
        except GatewayDown:
            continue
        assert not said or value


def test_history_is_read_oldest_first() -> None:
    later = {"luc": "2024-08-25T09:00:00", "trangThai": 4, "donVi": "Phòng Tư pháp", "ngayHen": "2024-09-06T16:00:00"}
    first = {"luc": "2024-08-23T08:05:00", "trangThai": "Đã tiếp nhận", "ghiChu": "Gọi 0900000123"}
    received, working = make_reader().history({"data": [later, first]}, CODE, NOW)
    assert (received.at, received.status) == (datetime(2024, 8, 23, 8, 5), DossierStatus.ACCEPTED)
    assert received.note.startswith("Gọi ") and "0900000123" not in received.note
    assert working == DossierEvent(
        datetime(2024, 8, 25, 9, 0), DossierStatus.IN_PROGRESS, "Phòng Tư pháp", due_at=datetime(2024, 9, 6, 16, 0)
    )


def test_the_answer_itself_may_be_the_list() -> None:
    reader = make_reader(http(history_list=""))
    assert len(reader.history([{"luc": "23/08/2024", "trangThai": "Đã trả"}], CODE, NOW)) == 1
    assert reader.history(None, CODE, NOW) == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"lichSu": []}, "no list at 'data'"),
        ({"data": "không có"}, "no list at 'data'"),
        ({"data": [{"trangThai": "Đã trả"}]}, "an event has nothing at 'luc'"),
        ({"data": ["x"]}, "an event has nothing at 'luc'"),
        ({"data": [{"luc": "23/08/2024", "trangThai": "?"}]}, "status: chưa có trong danh sách trạng thái"),
    ],
)
def test_a_wrong_history_says_what_is_wrong(wrong: Any, why: str) -> None:
    with pytest.raises(GatewayDown) as caught:
        make_reader().history(wrong, CODE, NOW)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "factor", "why"),
    [
        (http(fields={"code": "a", "phone": "b"}), "phone", "http.fields: status must be mapped"),
        (http(fields=FIELDS | {"colour": "c"}), "phone", "http.fields: unknown colour; known are amount_due,"),
        (http(), "identity", "no second factor is mapped (identity)"),
        (http(fields={"code": "a", "status": "b"}), "either", "no second factor is mapped (either)"),
        (
            http(history_url="https://mau.example/{code}", history_fields={"at": "luc"}),
            "phone",
            "http.history_fields: status must be mapped",
        ),
    ],
)
def test_a_mapping_that_cannot_work_is_refused_at_start(settings: HttpGatewaySettings, factor: str, why: str) -> None:
    with pytest.raises(ProvinceError) as caught:
        make_reader(settings, factor)
    assert why in str(caught.value)


def test_either_number_opens_when_either_is_asked_for() -> None:
    reader = make_reader(http(fields=FIELDS | {"identity": "data.nguoiNop.cccd"}), "either")
    told = answer()
    told["data"]["nguoiNop"]["cccd"] = "000000000456"
    dossier = reader.dossier(told, CODE, NOW)
    assert SEALER.opens(dossier, CODE, "0123") and SEALER.opens(dossier, CODE, "0456")
