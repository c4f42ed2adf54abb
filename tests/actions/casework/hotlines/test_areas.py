from __future__ import annotations

import pytest

from actions.casework.hotlines.areas import AreaFault, area_of, distance, province_of, read_area
from actions.casework.provinces import Province
from tests.actions.casework.hotlines.builders import PROVINCE


def test_a_province_file_has_a_code() -> None:
    assert area_of(Province(slug="an-giang", name="Tỉnh An Giang")) == "91"
    assert area_of(PROVINCE) == "99"


def test_a_province_that_is_none_is_refused() -> None:
    with pytest.raises(AreaFault):
        area_of(Province(slug="x", name="Tỉnh Không Có Thật"))


def test_places_are_given_by_code_or_name() -> None:
    assert read_area("30376", "91") == read_area("Phường Tân Châu", "91") == "30376"
    assert read_area("99001", "99") == "99001"
    for unknown in ("03", "88888", "phường Không Đâu"):
        with pytest.raises(AreaFault):
            read_area(unknown, "91")


@pytest.mark.parametrize(
    ("area", "place", "steps"),
    [("30376", "30376", 0), ("91", "30376", 1), ("", "30376", 2), ("91", "91", 0), ("91", "", 1), ("", "", 2)],
)
def test_nearness(area: str, place: str, steps: int) -> None:
    assert distance(area, place) == steps


def test_the_province_of_a_place() -> None:
    assert [province_of(code) for code in ("30376", "91", "99001", "")] == ["91", "91", "99", ""]
