"""The reader against the published lists: 10,040 old wards and the units of July 2026."""

from __future__ import annotations

import pytest

from actions.casework.places import load_places
from actions.casework.places.amendments import ALSO_INTO, NOT_INTO
from procedures_kb.vietnamese import normalise_tones
from tests.actions.casework.places.published_units import (
    FOLDER,
    STYLES,
    published_names,
    published_wards,
    questions,
    wrong,
)

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(),
    reason="no ../shared/data/admin-units beside the project: published lists are not in the repository",
)

_EVERY = 7
"""Every how many wards are read; `benchmarks/places.py` reads all."""
_LATER = {
    "06970": "Xã Ba Chẽ", "22": "Thành phố Quảng Ninh", "24": "Thành phố Bắc Ninh",
    "07294": "Phường Bố Hạ", "07375": "Phường Lạng Giang", "07399": "Phường Kép", "07444": "Phường Lục Nam",
    "07840": "Phường Hiệp Hòa", "09193": "Phường Yên Phong", "09292": "Phường Phù Lãng", "09313": "Phường Chi Lăng",
    "09319": "Phường Tiên Du", "09454": "Phường Gia Bình", "09475": "Phường Nhân Thắng", "09496": "Phường Lương Tài",
}  # fmt: skip
"""What is otherwise than in July 2026, and the code that the list had wrong (06978)."""


@pytest.mark.parametrize("with_province", [True, False], ids=["with province", "without province"])
@pytest.mark.parametrize("style", STYLES)
def test_old_wards_lead_to_their_units_of_today(style: str, with_province: bool) -> None:
    asked = questions(published_wards(), style, with_province)[::_EVERY]
    failed = wrong(load_places(), asked)
    assert len(failed) / len(asked) < 0.01, [question.text for question in failed]


def test_all_wards_that_differ_from_the_published_table_are_corrections_of_it() -> None:
    old_codes = {old for old, _ in NOT_INTO} | set(ALSO_INTO)
    failed = wrong(load_places(), questions(published_wards(), "full", with_province=True))
    assert len(failed) <= len(old_codes)


def test_names_and_codes_are_the_published_ones_and_what_changed_since() -> None:
    places = load_places()
    expected = {code: normalise_tones(name[0].upper() + name[1:]) for code, name in published_names().items()} | _LATER
    del expected["06978"]
    found = {code: place.name for code in expected if (place := places.get(code))}
    assert found == expected
    assert sum(len(places.communes_of(code)) for code in expected if len(code) == 2) == 3_321
