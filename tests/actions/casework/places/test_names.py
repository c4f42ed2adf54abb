from __future__ import annotations

import pytest

from actions.casework.places.models import Entry, Level
from actions.casework.places.names import Names, misspelt
from actions.casework.places.words import words_of

AN_CU = Entry(Level.COMMUNE, "Xã", ("An Cư",), "Xã An Cư")
EA_HLEO = Entry(Level.COMMUNE, "Xã", ("Ea H'Leo",), "Xã Ea H'Leo", spellings=frozenset({"eahleu"}))
AN_GIANG = Entry(Level.PROVINCE, "Tỉnh", ("An Giang",), "Tỉnh An Giang")
NAMES = Names([AN_CU, EA_HLEO, AN_GIANG])


@pytest.mark.parametrize("text", ["Ea H'Leo", "ea hleo", "eahleo", "Ea H’leo", "ea hleu"])
def test_a_name_is_found_however_it_is_spelt(text: str) -> None:
    assert NAMES.named(Level.COMMUNE, words_of(text)) == [EA_HLEO]


@pytest.mark.parametrize("text", ["anc ư", "An Cựu", "An", ""])
def test_other_words_are_no_name(text: str) -> None:
    assert NAMES.named(Level.COMMUNE, words_of(text)) == []


def test_a_name_belongs_to_its_level() -> None:
    assert NAMES.named(Level.PROVINCE, words_of("an giang")) == [AN_GIANG]
    assert NAMES.named(Level.DISTRICT, words_of("an giang")) == []


def test_a_province_has_initials() -> None:
    assert list(NAMES.provinces_by_initials("ag")) == [AN_GIANG]
    assert list(NAMES.provinces_by_initials("ac")) == []


@pytest.mark.parametrize(("text", "degree"), [("An Cư", 0), ("an cư", 0), ("an cu", 1), ("An cứ", 2), ("ancu", 1)])
def test_missing_diacritics_are_a_smaller_slip_than_wrong_ones(text: str, degree: int) -> None:
    assert misspelt(AN_CU, words_of(text)) == degree
