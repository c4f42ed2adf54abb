"""The sample province: its file, its 500 dossiers, and the examples that its page names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from actions.casework.dossiers.figures.overdue import Irregularity, irregular, overdue
from actions.casework.dossiers.models import Dossier, DossierStatus
from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.importing import import_table
from actions.casework.dossiers.table.keeping import find
from actions.casework.dossiers.table.report import ImportReport
from actions.casework.dossiers.tables import DossierRow
from actions.casework.provinces import STATUS_WORDS, Province, load_province
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.importers import bundled_procedures
from procedures_kb.store import Database, open_database

FOLDER = Path(__file__).parents[2] / "provinces"
NOW = datetime(2026, 11, 23, 9, 0)
SEALER = Sealer(b"a key for tests, thirty-two bytes")
EXAMPLE = re.compile(r"\| ([^|]+) \| `([^`]+)` \| (\d{4}) \|")


@pytest.fixture(scope="module")
def province() -> Province:
    return load_province(FOLDER / "mau.yml")


@pytest.fixture(scope="module")
def imported(province: Province, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, ImportReport]]:
    opened = open_database(f"sqlite:///{tmp_path_factory.mktemp('sample')}/mau.sqlite")
    file = FOLDER / province.dossiers.sample
    report = import_table(opened, file, province.dossiers, province.office_hours, SEALER, NOW, lambda done, total: None)
    yield opened, report
    opened.close()


@pytest.fixture(scope="module")
def dossiers(imported: tuple[Database, ImportReport]) -> dict[str, Dossier]:
    with imported[0].session() as session:
        return find(session, session.scalars(select(DossierRow.code)))


def test_the_file_says_that_it_is_a_sample(province: Province) -> None:
    assert (province.slug, province.name, province.sample) == ("mau", "Tỉnh Mẫu", True)


def test_every_row_is_imported(imported: tuple[Database, ImportReport]) -> None:
    assert (imported[1].added, imported[1].read, imported[1].rejected) == (500, 500, [])


def test_every_status_is_there(dossiers: dict[str, Dossier]) -> None:
    assert {dossier.status for dossier in dossiers.values()} == set(DossierStatus)


def test_every_procedure_is_in_the_bundled_catalogue(dossiers: dict[str, Dossier]) -> None:
    known = {(procedure.code, procedure.field) for procedure in bundled_procedures()}
    assert {(dossier.procedure_code, dossier.group) for dossier in dossiers.values()} <= known


def test_nobody_is_real() -> None:
    lines = (FOLDER / "mau" / "dossiers.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert all("Mẫu" in line and "Dữ liệu mẫu, không có thật" in line for line in lines)
    assert all(re.search(r",0900 ?000 ?\d{3},", line) for line in lines)


def test_there_are_late_and_irregular_dossiers(imported: tuple[Database, ImportReport], province: Province) -> None:
    calendar = WorkingCalendar(province.calendar, province.office_hours)
    late = {listed.days_late for listed in overdue(imported[0], calendar, NOW)}
    assert {1, 60} <= late and len(late) > 25
    assert all(irregular(imported[0], calendar, NOW)[kind] for kind in Irregularity)


def test_each_example_of_the_page_is_opened_by_its_digits_alone(dossiers: dict[str, Dossier]) -> None:
    examples = EXAMPLE.findall((FOLDER / "mau" / "README.md").read_text(encoding="utf-8"))
    words = {words[0]: status for status, words in STATUS_WORDS.items()}
    assert {words[word] for word, _, _ in examples} == set(DossierStatus)
    for word, code, digits in examples:
        assert dossiers[code].status == words[word]
        assert SEALER.opens(dossiers[code], code, digits)
        assert not SEALER.opens(dossiers[code], code, f"{(int(digits) + 1) % 10_000:04}")
