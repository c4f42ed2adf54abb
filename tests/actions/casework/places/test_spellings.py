from __future__ import annotations

from actions.casework.places.models import Level
from actions.casework.places.spellings import names_of, spellings_of
from actions.casework.places.tables import Unit


def test_keywords_lose_their_kind_and_split_into_slips_and_earlier_names() -> None:
    unit = Unit(
        "1",
        "Phường",
        "Phúc Xá",
        ("phuongphucxa", "phucxa", "phucsa", "xanamthang", "namthang"),
        ("xanamthang", "namthang"),
    )
    assert spellings_of(unit, Level.COMMUNE) == ({"phucsa"}, {"namthang"})


def test_numbers_lose_their_kind_and_their_zeros() -> None:
    unit = Unit("1", "Phường", "9", ("phuong09", "p9", "phuong10", "p10", "f10"), ("phuong10", "p10", "f10"))
    assert spellings_of(unit, Level.COMMUNE) == (frozenset(), {"10"})


def test_towns_do_not_stand_for_their_province() -> None:
    unit = Unit("77", "Tỉnh", "Bà Rịa - Vũng Tàu", ("tinhbariavungtau", "bariavungtau", "vungtau", "baria"), ())
    assert spellings_of(unit, Level.PROVINCE) == (frozenset(), frozenset())


def test_a_name_may_be_written_in_part_or_with_a_digit() -> None:
    assert names_of(Unit("1", "Phường", "Cam Ly - Đà Lạt", (), ()), Level.COMMUNE) == ("Cam Ly - Đà Lạt", "Cam Ly")
    assert names_of(Unit("1", "Phường", "III", (), ()), Level.COMMUNE) == ("III", "3")
    assert "Sài Gòn" in names_of(Unit("79", "Thành phố", "Hồ Chí Minh", (), ()), Level.PROVINCE)
