"""What the published tables do not say, or say wrong: changes since they were made, and corrections.

The tables of `vietnamadminunits` are of August 2025. Source of the corrections: the conversion table of the National
Statistics Office (danhmuchanhchinh.nso.gov.vn).
"""

from __future__ import annotations

PROVINCE_CITIES = ("75", "22", "24")
"""Provinces that became cities: Đồng Nai (30/2026/QH16, from 30/04/2026), Quảng Ninh (36/2026/QH16, from 01/09/2026),
Bắc Ninh (39/2026/QH16, from 20/09/2026)."""

COMMUNES_TO_WARDS = frozenset(
    {
        # Đồng Nai, 237/NQ-UBTVQH16, from 30/04/2026
        "25270", "25357", "25363", "26116", "26170", "26248", "26326", "26368", "26425", "26485",
        # Bắc Ninh, 388/NQ-UBTVQH16, from 20/09/2026
        "07294", "07375", "07399", "07444", "07840", "09193", "09292", "09313", "09319", "09454", "09475", "09496",
    }
)  # fmt: skip
"""Communes (xã) that became wards (phường) with the same name, ground and code."""

NOT_INTO = frozenset(
    {
        ("00556", "00562"), ("06079", "06184"), ("10798", "11911"), ("11890", "10804"), ("11890", "10843"),
        ("23053", "23041"), ("25462", "27694"), ("27691", "25459"), ("28036", "28087"), ("28252", "29869"),
        ("28270", "29869"), ("28437", "29869"), ("28439", "29869"), ("28924", "29734"), ("29623", "29182"),
        ("29734", "28921"), ("29902", "29869"), ("29908", "29869"), ("31246", "31726"), ("31268", "31666"),
        ("31378", "31654"), ("31379", "31582"), ("31438", "31741"), ("31474", "31741"), ("31480", "31639"),
        ("31483", "31591"), ("31582", "31378"), ("31606", "31495"), ("31657", "31378"), ("31666", "31288"),
        ("31669", "31480"), ("31714", "31246"), ("31741", "31408"), ("31744", "31473"),
    }
)  # fmt: skip
"""Old ward, unit of today: the tables lay the ward partly in that unit, because another ward of the same name is."""

ALSO_INTO = {"00553": ("00562",), "01615": ("01648",), "02485": ("02494",), "09013": ("09817",)}
"""Old ward → units of today that a part of it went to and that the tables leave out."""

PROVINCE_NAMES = {
    "Hồ Chí Minh": ("Sài Gòn", "TPHCM", "SG"),
    "Huế": ("Thừa Thiên Huế", "TTH"),
    "Bà Rịa - Vũng Tàu": ("BRVT", "BR-VT", "Bà Rịa VT"),
    "Đắk Lắk": ("Đắc Lắc",),
    "Đắk Nông": ("Đắc Nông",),
    "Kon Tum": ("Công Tum",),
    "Bắc Kạn": ("Bắc Cạn",),
}
"""How else people call or write a province."""

NOT_OF_A_PROVINCE = frozenset({"baria", "vungtau"})
"""Keys that the tables know for a province, and people for its towns."""
