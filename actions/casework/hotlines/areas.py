"""How near an entry of the registry is to a place: commune, province, country."""

from __future__ import annotations

from actions.casework.places import load_places
from actions.casework.provinces import Province

SAMPLE_AREA = "99"
"""Code of a made-up province, which no real one has; its communes' codes begin with it."""
COUNTRY = ""
PROVINCE_DIGITS = 2


class AreaFault(ValueError):
    """A place that is not known, in Vietnamese."""


def area_of(province: Province) -> str:
    """The code of a province file's province; raises `AreaFault`."""
    return SAMPLE_AREA if province.sample else read_area(province.name, "")


def read_area(text: str, province_code: str) -> str:
    """The code of a place that is given by code or name; `province_code` decides between namesakes."""
    if text.isdigit():
        if load_places().get(text) or text.startswith(SAMPLE_AREA):
            return text
        raise AreaFault("mã địa bàn không có trong danh mục đơn vị hành chính")
    reading = load_places().find(text, "" if province_code == SAMPLE_AREA else province_code)
    if not reading or len(reading.places) != 1:
        raise AreaFault("không nhận ra địa bàn; hãy ghi mã đơn vị hành chính")
    return reading.places[0].code


def province_of(code: str) -> str:
    """The code of the province of a province or commune; '' for the whole country."""
    place = load_places().get(code) if code else None
    return place.province_code if place else code[:PROVINCE_DIGITS]


def distance(area: str, place: str) -> int:
    """0 for the place itself, 1 for its province, 2 for the country; `area` must be one that serves the place."""
    if area == COUNTRY:
        return 2
    return 0 if area == place else 1
