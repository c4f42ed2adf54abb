from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from actions.casework.hotlines.keeping import keep_offices
from actions.casework.hotlines.offices import Offices
from procedures_kb.calendar import OfficeHours, WorkingCalendar
from procedures_kb.store import open_database
from tests.actions.casework.hotlines.builders import NOW, SATURDAY, office


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    opened = open_database(f"sqlite:///{tmp_path}/motcua.db")
    with opened.session() as session:
        centre = office(key="centre", name="A", area="99", level="province", hours=OfficeHours())
        keep_offices(session, [centre, office(name="B"), office(key="other", area="99002")], replace=False)
    return Offices(opened, WorkingCalendar())


def test_the_commune_s_own_then_the_province_s_centre(offices: Offices) -> None:
    assert [found.office.name for found in offices.of("99001", NOW)] == ["B", "A"]
    assert [found.office.name for found in offices.of("99", NOW)] == ["A"]
    assert offices.of("", NOW) == offices.of("91", NOW) == []


def test_who_is_open_on_saturday_morning(offices: Offices) -> None:
    assert [(found.open_now, found.opens_at) for found in offices.of("99001", SATURDAY)] == [
        (True, None),
        (False, datetime(2026, 11, 30, 7, 30)),
    ]
