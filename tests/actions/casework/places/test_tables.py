from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from actions.casework.places import tables
from actions.casework.places.amendments import ALSO_INTO, COMMUNES_TO_WARDS, NOT_INTO, PROVINCE_CITIES
from actions.casework.places.tables import read_tables


def test_the_tables_have_all_communes_of_today_and_all_old_wards() -> None:
    communes, wards = read_tables()
    assert len({commune.unit.code for commune in communes}) == 3_321
    assert len({commune.province.code for commune in communes}) == 34
    assert len(wards) == 10_040 and all(ward.codes for ward in wards)
    assert sum(ward.unit is None for ward in wards) == 5


def test_every_amendment_is_about_units_of_the_tables_and_takes_effect() -> None:
    communes, wards = read_tables()
    today = {commune.unit.code: commune.unit for commune in communes}
    successors = {ward.unit.code: ward.codes for ward in wards if ward.unit}
    provinces = {commune.province.code: commune.province.kind for commune in communes}
    assert all(today[code].kind == "Xã" for code in COMMUNES_TO_WARDS)
    assert all(provinces[code] == "Tỉnh" for code in PROVINCE_CITIES)
    assert all(new in today and new not in successors[old] for old, new in NOT_INTO)
    assert all(successors[old].count(code) == 1 for old, codes in ALSO_INTO.items() for code in codes)


def test_the_main_part_of_a_split_ward_comes_first() -> None:
    _, wards = read_tables()
    cua_dong = next(ward for ward in wards if ward.unit and ward.unit.name == "Cửa Đông")
    assert cua_dong.codes[0] == "00070"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_PACKAGE", "no-such-tables")
    with pytest.raises(PackageNotFoundError, match="no-such-tables"):
        read_tables()
