from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.places import Place, PlaceReading, Places, load_places
from actions.casework.places.models import MAX_PLACES
from procedures_kb.vietnamese import clean, fold

AN_GIANG = "91"
_DEVELOPMENT = Path(__file__).parents[3] / "evaluation" / "development.jsonl"
_FRAGMENTS = (
    "tôi ở", "xã", "phường", "P.", "q", "huyện", "TX", "tp", "tỉnh", "An Cư", "an cu", "5", "Tịnh Biên", "châu thành",
    "AG", "An Giang", "hcm", "cũ", ",", "(", ")", "Hội An", "xã hội", "Ea H'leo", "Cam Ly - Đà Lạt", "làm khai sinh",
    "\n", "…",
)  # fmt: skip


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places()


def codes(reading: PlaceReading | None) -> list[str]:
    return [place.code for place in reading.places] if reading else []


@pytest.mark.parametrize(
    ("text", "code", "old_name"),
    [
        ("P. Nhơn Hưng, TX Tịnh Biên", "30502", "Phường Nhơn Hưng, thị xã Tịnh Biên"),
        ("xã An Cư huyện Tịnh Biên tỉnh An Giang", "30526", "Xã An Cư, thị xã Tịnh Biên"),
        ("phuong 5 q3", "27154", "Phường 5, quận 3"),
        ("Phường 05, Quận 3", "27154", "Phường 5, quận 3"),
        ("TT. Chợ Vàm", "30409", "Thị trấn Chợ Vàm, huyện Phú Tân"),
        ("tt chợ vàm phú tân an giang", "30409", "Thị trấn Chợ Vàm, huyện Phú Tân"),
        ("phường III Vị Thanh", "31321", "Phường III, thành phố Vị Thanh"),
        ("Phường 3, TP Vị Thanh", "31321", "Phường III, thành phố Vị Thanh"),
        ("huyện đảo Lý Sơn", "21548", "Huyện Lý Sơn"),
        ("Tỉnh Kiên Giang", "91", "Tỉnh Kiên Giang"),
        ("BR-VT", "79", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("huyện Tịnh Biên xã An Cư", "30526", "Xã An Cư, thị xã Tịnh Biên"),
        ("toi o an cu tinh bien an giang", "30526", "Xã An Cư, thị xã Tịnh Biên"),
        ("Bến Nghé", "26740", "Phường Bến Nghé, quận 1"),
    ],
)
def test_old_names_lead_to_the_unit_of_today(places: Places, text: str, code: str, old_name: str) -> None:
    reading = places.find(text)
    assert codes(reading) == [code]
    assert reading and reading.old_name == old_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tp hcm", "Thành phố Hồ Chí Minh"),
        ("Sài Gòn", "Thành phố Hồ Chí Minh"),
        ("daklak", "Tỉnh Đắk Lắk"),
        ("Vĩnh Long", "Tỉnh Vĩnh Long"),
        ("thành phố Bắc Ninh", "Thành phố Bắc Ninh"),
        ("Thừa Thiên Huế", "Thành phố Huế"),
        ("phường Xuân Hương", "Phường Xuân Hương - Đà Lạt"),
        ("xã ea hleo dak lak", "Xã Ea H'Leo"),
        ("Phường Tịnh Biên, Tỉnh An Giang", "Phường Tịnh Biên"),
        ("đặc khu phú quốc", "Đặc khu Phú Quốc"),
    ],
)
def test_names_of_today_have_no_old_name(places: Places, text: str, name: str) -> None:
    reading = places.find(text)
    assert reading and [place.name for place in reading.places] == [name]
    assert reading.old_name == ""


def test_every_unit_of_today_resolves_to_itself(places: Places) -> None:
    """But 'phường Ninh Xá, thành phố Bắc Ninh', which is also how one wrote another ward until 2025."""
    provinces = {code for code in (f"{number:02}" for number in range(100)) if places.get(code)}
    units = [unit for code in provinces for unit in (places.get(code), *places.communes_of(code)) if unit]
    found = {
        unit: places.find(unit.name if unit.level == "province" else f"{unit.name}, {unit.province}") for unit in units
    }
    assert len(units) == 3_355
    assert {unit.name for unit, reading in found.items() if codes(reading) != [unit.code]} == {"Phường Ninh Xá"}
    assert all(reading and reading.places[0] == unit and not reading.old_name for unit, reading in found.items())


@given(st.data())
def test_a_unit_of_today_is_among_the_options_however_it_is_written(data: st.DataObject) -> None:
    places = load_places()
    unit = data.draw(st.sampled_from(places.communes_of(AN_GIANG)))
    write = data.draw(st.sampled_from([str, str.lower, str.upper, fold]))
    assert unit.code in codes(places.find(write(f"tôi ở {unit.name}"), AN_GIANG))


def test_a_name_is_found_inside_a_sentence(places: Places) -> None:
    reading = places.find("tôi ở xã an cư huyện tịnh biên muốn hỏi làm khai sinh")
    assert reading and reading.text == "xã an cư huyện tịnh biên"
    assert codes(reading) == ["30526"]


def test_a_split_ward_offers_all_its_parts_the_main_one_first(places: Places) -> None:
    reading = places.find("Phường Cửa Đông, quận Hoàn Kiếm")
    assert reading and reading.old_name == "Phường Cửa Đông, quận Hoàn Kiếm"
    assert codes(reading) == ["00070", "00004"]


def test_an_old_district_offers_its_communes_its_namesake_first(places: Places) -> None:
    reading = places.find("TX Tịnh Biên")
    assert reading and reading.old_name == "Thị xã Tịnh Biên"
    assert [place.name for place in reading.places] == [
        "Phường Tịnh Biên", "Phường Thới Sơn", "Phường Chi Lăng", "Xã An Cư", "Xã Núi Cấm",
    ]  # fmt: skip


def test_the_province_of_before_decides_between_districts_of_one_name(places: Places) -> None:
    reading = places.find("h. Châu Thành, AG")
    assert reading and reading.old_name == "Huyện Châu Thành"
    assert {place.province for place in reading.places} == {"Tỉnh An Giang"}
    assert "Xã An Châu" in [place.name for place in reading.places]
    assert "Xã Thạnh Lộc" not in [place.name for place in reading.places]


def test_namesakes_are_offered_and_narrowed_by_the_province_of_the_citizen(places: Places) -> None:
    anywhere = places.find("xã Tân Lập")
    assert anywhere and len(anywhere.places) == MAX_PLACES and anywhere.old_name == ""
    assert len({place.province for place in anywhere.places}) > 3
    for home in (AN_GIANG, "An Giang", "tỉnh Kiên Giang"):
        assert [place.name for place in places.find("xã Tân Lập", home).places] == ["Xã Núi Cấm"]  # type: ignore[union-attr]


def test_a_province_that_is_said_weighs_more_than_the_one_that_is_supposed(places: Places) -> None:
    assert codes(places.find("xã Tân Lập, tỉnh Tây Ninh", AN_GIANG)) == ["25489"]
    assert codes(places.find("em quê tỉnh Tây Ninh, hồi trước ở xã Tân Lập", AN_GIANG))[0] == "25489"


def test_an_unknown_province_is_refused(places: Places) -> None:
    with pytest.raises(ValueError, match="'Atlantis' is neither code nor name of a province"):
        places.find("xã An Cư", "Atlantis")


def test_former_names_are_preferred_when_the_citizen_says_so(places: Places) -> None:
    either, former = places.find("xã Tân An", AN_GIANG), places.find("xã Tân An (cũ)", AN_GIANG)
    assert either and [place.name for place in either.places] == ["Xã Tân An", "Xã Tân Hội"]
    assert former and set(former.places) == set(either.places)
    read = places.find("xã An Cư (cũ)", AN_GIANG)
    assert read and read.old_name == "Xã An Cư, thị xã Tịnh Biên"


@pytest.mark.parametrize(
    "text",
    [
        "tôi muốn đăng ký kết hôn", "đồng ý", "tôi là F1", "bảo hiểm xã hội", "phuong an phu hop", "ra phường làm giấy",
        "hợp tác xã mở công ty", "Người Việt Nam định cư ở nước ngoài", "ảnh 4x6", "đường Nguyễn Trãi", "ông Bình Minh",
        "Ủy ban nhân dân cấp xã. Đã có kết quả", "cai dau", "di lam xa 6 thang", "", " ", "...", "xã", "P.",
    ],
)  # fmt: skip
def test_everyday_words_are_no_places(places: Places, text: str) -> None:
    assert places.find(text) is None


def test_everyday_questions_name_only_the_places_that_people_wrote(places: Places) -> None:
    rows = [json.loads(line) for line in _DEVELOPMENT.read_text("utf-8").splitlines()]
    texts = [row["text"] if "text" in row else turn["user"] for row in rows for turn in row.get("turns", [{}])]
    found = {fold(reading.text) for text in texts for reading in [places.find(text)] if reading}
    assert found <= {
        "an giang", "binh duong", "da nang", "dong nai", "ha noi", "lam dong", "nghe an", "quan 7", "sai gon",
        "vung tau",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tôi ở An Cư muốn làm khai sinh", True),
        ("tôi an cư lạc nghiệp", False),
        ("an cư", True),
        ("Nguyễn Văn An Cư", False),
    ],
)
def test_a_bare_name_counts_when_it_is_written_as_one_or_is_the_whole_message(
    places: Places, text: str, found: bool
) -> None:
    assert (places.find(text, AN_GIANG) is not None) is found


@given(st.one_of(st.text(), st.lists(st.sampled_from(_FRAGMENTS), max_size=12).map(" ".join)))
def test_any_text_is_read_without_failing(text: str) -> None:
    places = load_places()
    for province in ("", AN_GIANG):
        reading = places.find(text, province)
        if reading:
            assert reading.text in clean(text)
            assert 1 <= len(reading.places) <= MAX_PLACES
            assert len(set(reading.places)) == len(reading.places)


def test_units_are_found_by_code(places: Places) -> None:
    assert places.get("30526") == Place("30526", "Xã An Cư", "commune", "Tỉnh An Giang", "91")
    assert places.get("75") == Place("75", "Thành phố Đồng Nai", "province", "Thành phố Đồng Nai", "75")
    assert places.get("99999") is None


def test_communes_of_a_province_come_in_the_order_of_their_codes(places: Places) -> None:
    communes = places.communes_of(AN_GIANG)
    assert len(communes) == 102
    assert [commune.code for commune in communes] == sorted(commune.code for commune in communes)
    assert places.communes_of("00") == []
