"""Every province pack loads, and its lists are imported without a fault."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from actions.casework.hotlines.areas import SAMPLE_AREA, area_of
from actions.casework.hotlines.headers import Kind
from actions.casework.hotlines.importing import import_list
from actions.casework.hotlines.keeping import offices_in, valid_hotlines
from actions.casework.hotlines.offices import Offices
from actions.casework.hotlines.phones import shown
from actions.casework.provinces import load_province
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database, open_database

FOLDER = Path(__file__).parents[2] / "provinces"
PACKS = sorted(FOLDER.glob("*.yml"))
LISTS = sorted(file for file in FOLDER.glob("*/*.yml"))
TODAY = date(2026, 11, 23)
SAMPLE_SOURCE = "Dữ liệu mẫu, không có thật"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path}/motcua.db")


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
def test_a_pack_is_called_like_its_province(file: Path) -> None:
    province = load_province(file)
    assert province.slug == file.stem
    assert province.sample == (file.stem == "mau")
    assert len(area_of(province)) == 2


def test_the_packs_are_there() -> None:
    assert {file.stem for file in PACKS} >= {"mau", "an-giang", "dong-thap", "da-nang", "thai-nguyen", "phu-tho"}
    assert [file.parent.name for file in LISTS if file.name == "hotlines.yml"] == ["an-giang", "mau"]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_list_is_imported(database: Database, file: Path) -> None:
    report = import_list(database, file, load_province(FOLDER / f"{file.parent.name}.yml"), TODAY)
    assert report.rejected == []
    assert report.counts.added > 0


def test_an_giang_has_the_published_figures_and_no_others(database: Database) -> None:
    import_list(database, FOLDER / "an-giang" / "hotlines.yml", load_province(FOLDER / "an-giang.yml"), TODAY)
    with database.session() as session:
        lines = valid_hotlines(session, TODAY)
    assert {(*map(shown, line.phones), line.email) for line in lines} == {
        ("0296 3957 006", "thutuchanhchinh@angiang.gov.vn"),
        ("0296 3957 049", "0378 247 247", "kiemtracongvu@angiang.gov.vn"),
        ("0296 3981 818", ""),
    }
    assert {line.area for line in lines} == {"91"}


def test_the_sample_has_two_lists_of_ten_units_and_says_that_it_is_made_up(database: Database) -> None:
    import_list(database, FOLDER / "mau" / "hotlines.yml", load_province(FOLDER / "mau.yml"), TODAY)
    with database.session() as session:
        lines = valid_hotlines(session, TODAY)
    assert (len({line.list for line in lines}), len({line.unit for line in lines})) == (2, 10)
    assert all("Mẫu" in line.unit and line.source == SAMPLE_SOURCE for line in lines)
    assert all(number.startswith(("02990000", "0900000")) for line in lines for number in line.phones)


def test_the_sample_has_eight_offices_of_which_some_open_on_saturday(database: Database) -> None:
    report = import_list(database, FOLDER / "mau" / "offices.yml", load_province(FOLDER / "mau.yml"), TODAY)
    assert (report.kind, report.counts.added) == (Kind.OFFICES, 8)
    communes = [f"{SAMPLE_AREA}00{number}" for number in range(1, 8)]
    with database.session() as session:
        found = offices_in(session, [SAMPLE_AREA, *communes])
    assert {office.area for office in found} == {SAMPLE_AREA, *communes}
    assert all(office.source == SAMPLE_SOURCE and "mẫu" in office.address for office in found)
    saturday = datetime(2026, 11, 28, 9, 0)
    states = [office.open_now for office in Offices(database, WorkingCalendar()).of("99003", saturday)]
    assert states == [False, True]
