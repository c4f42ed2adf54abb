"""Importing an export: what is stored, what is counted, what is refused; on every kind of database."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus
from actions.casework.dossiers.table import importing
from actions.casework.dossiers.table import report as import_report
from actions.casework.dossiers.table.importing import import_table
from actions.casework.dossiers.table.keeping import find, history
from actions.casework.dossiers.table.report import ImportReport, Rejection
from actions.casework.dossiers.tables import DossierEventRow, DossierRow
from actions.casework.provinces import DossierSettings
from procedures_kb.calendar import OfficeHours
from procedures_kb.store import Database
from tests.actions.casework.dossiers.export_rows import CODE, SEALER, Row, row, write_csv

NOW = datetime(2026, 11, 23, 9, 0)
LATER = datetime(2026, 11, 24, 9, 0)


class Imports:
    """One export after the other, into one database."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.progress: list[tuple[int, int]] = []

    def __call__(
        self,
        *rows: Row,
        settings: DossierSettings | None = None,
        now: datetime = NOW,
        without: Iterable[str] = (),
    ) -> ImportReport:
        file = write_csv(self.folder / "bang.csv", rows, without)
        return import_table(
            self.database,
            file,
            settings or DossierSettings(),
            OfficeHours(),
            SEALER,
            now,
            lambda done, total: self.advance(done, total),
        )

    def advance(self, done: int, total: int) -> None:
        self.progress.append((done, total))

    def dossier(self, code: str = CODE) -> Dossier:
        with self.database.session() as session:
            return find(session, [code])[code]

    def history(self, code: str = CODE) -> list[DossierEvent]:
        with self.database.session() as session:
            return history(session, code)

    def stored(self) -> tuple[int, int]:
        """How many dossiers and events there are."""
        with self.database.session() as session:
            counts = [
                session.scalar(select(func.count()).select_from(table)) for table in (DossierRow, DossierEventRow)
            ]
        return counts[0] or 0, counts[1] or 0

    def everything(self) -> str:
        """All that is stored, as text."""
        with self.database.session() as session:
            return repr([list(session.execute(text(f"SELECT * FROM {name}"))) for name in ("dossier", "dossier_event")])


@pytest.fixture
def imports(database: Database, tmp_path: Path) -> Imports:
    return Imports(database, tmp_path)


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.older, report.rejected_count


def test_a_dossier_is_stored_as_the_row_says(imports: Imports) -> None:
    report = imports(row())
    assert (report.read, counts(report)) == (1, (1, 0, 0, 0, 0))
    assert imports.dossier() == Dossier(
        code=CODE,
        status=DossierStatus.IN_PROGRESS,
        unit="UBND phường Mẫu 1",
        procedure_name="Đăng ký kết hôn",
        step="Xác minh",
        received_at=datetime(2026, 11, 2, 8, 15),
        due_at=datetime(2026, 11, 27, 17, 0),
        applicant=imports.dossier().applicant,
        seals=(SEALER.seal(CODE, "0123"),),
        updated_at=datetime(2026, 11, 20, 10, 0),
    )


@pytest.mark.parametrize(("factor", "filled"), [("phone", (1, 0)), ("identity", (0, 1)), ("either", (1, 1))])
def test_nothing_personal_is_stored_in_the_clear_and_only_the_wanted_numbers_are_sealed(
    imports: Imports, factor: str, filled: tuple[int, int]
) -> None:
    imports(row(reason="Gọi số 0900 000 123"), settings=DossierSettings.model_validate({"second_factor": factor}))
    stored = imports.everything()
    assert not any(secret in stored for secret in ("Nguyễn", "Văn", "000 123", "000123", "4567"))
    with imports.database.session() as session:
        seals = session.execute(select(DossierRow.phone_seal, DossierRow.id_seal)).one()
    assert tuple(map(bool, seals)) == tuple(map(bool, filled))


def test_a_factor_that_is_no_longer_asked_for_is_forgotten(imports: Imports) -> None:
    imports(row(), settings=DossierSettings(second_factor="either"))
    assert len(imports.dossier().seals) == 2
    imports(row(), settings=DossierSettings(second_factor="phone"))
    assert imports.dossier().seals == (SEALER.seal(CODE, "0123"),)


def test_the_first_sight_tells_of_the_reception_and_of_the_present_status(imports: Imports) -> None:
    imports(row(reason="Chờ xác minh"))
    due = datetime(2026, 11, 27, 17, 0)
    assert imports.history() == [
        DossierEvent(datetime(2026, 11, 2, 8, 15), DossierStatus.ACCEPTED, "", due_at=due),
        DossierEvent(
            datetime(2026, 11, 20, 10, 0),
            DossierStatus.IN_PROGRESS,
            "UBND phường Mẫu 1",
            "Xác minh",
            due,
            "Chờ xác minh",
        ),
    ]


def test_a_dossier_that_was_just_received_has_one_event(imports: Imports) -> None:
    imports(row(status="Được tiếp nhận"))
    assert [(event.at, event.status) for event in imports.history()] == [
        (datetime(2026, 11, 2, 8, 15), DossierStatus.ACCEPTED)
    ]


def test_importing_the_same_table_again_changes_nothing(imports: Imports) -> None:
    table = [row(number, status=word) for number, word in enumerate(["Đang xử lý", "Đã trả kết quả", "Mới đăng ký"])]
    imports(*table)
    before = imports.everything()
    assert counts(imports(*table)) == (0, 0, 3, 0, 0)
    assert imports.everything() == before


def test_importing_undated_rows_again_only_renews_their_date(imports: Imports) -> None:
    table = [{"Ngày cập nhật": ""} | row(number, updated="") for number in range(3)]
    imports(*table)
    before = imports.stored()
    report = imports(*table, now=LATER)
    assert counts(report) == (0, 0, 3, 0, 0)
    assert imports.stored() == before
    assert imports.dossier("H99.21-261102-0001").updated_at == LATER


@pytest.mark.parametrize(
    "changed",
    [{"status": "Chờ bổ sung"}, {"step": "Trình ký"}, {"unit": "UBND phường Mẫu 2"}, {"due": "30/11/2026"}],
)
def test_a_change_that_a_history_shows_is_an_event(imports: Imports, changed: dict[str, str]) -> None:
    imports(row())
    before = imports.history()
    report = imports(row(updated="21/11/2026 08:00", **changed))
    assert counts(report) == (0, 1, 0, 0, 0)
    new = imports.dossier()
    event = DossierEvent(datetime(2026, 11, 21, 8, 0), new.status, new.unit, new.step, new.due_at)
    assert imports.history() == [*before, event]


def test_another_change_is_stored_without_an_event(imports: Imports) -> None:
    imports(row())
    before = imports.history()
    assert counts(imports(row(reason="Chờ xác minh", updated="21/11/2026 08:00"))) == (0, 1, 0, 0, 0)
    assert (imports.dossier().reason, imports.history()) == ("Chờ xác minh", before)


def test_the_result_is_dated_as_the_table_dates_it(imports: Imports) -> None:
    finished = {"Ngày có kết quả": "19/11/2026 15:00", "Ngày trả kết quả": ""}
    imports(row())
    imports(row(status="Đã xử lý xong", updated="21/11/2026 08:00") | finished)
    assert imports.history()[-1].at == datetime(2026, 11, 19, 15, 0)
    imports(
        row(status="Đã trả kết quả", updated="21/11/2026 09:00") | finished | {"Ngày trả kết quả": "20/11/2026 08:00"}
    )
    assert imports.history()[-1].at == datetime(2026, 11, 20, 8, 0)


def test_an_older_row_does_not_overwrite(imports: Imports) -> None:
    imports(row())
    before = imports.everything()
    assert counts(imports(row(status="Được tiếp nhận", updated="20/11/2026 09:59"))) == (0, 0, 0, 1, 0)
    assert imports.everything() == before


def test_a_moved_promise_is_counted_and_the_first_one_is_kept(imports: Imports) -> None:
    first = datetime(2026, 11, 27, 17, 0)
    imports(row(updated=""))
    assert (imports.dossier().first_due_at, imports.dossier().due_moves) == (None, 0)
    for moves, due in enumerate(["30/11/2026", "04/12/2026"], start=1):
        for _ in range(2):
            imports(row(updated="", due=due))
            assert (imports.dossier().first_due_at, imports.dossier().due_moves) == (first, moves)


def test_a_promise_that_is_missing_for_a_while_is_not_moved(imports: Imports) -> None:
    for due in ("27/11/2026", "", "27/11/2026"):
        imports(row(updated="", due=due))
    assert (imports.dossier().first_due_at, imports.dossier().due_moves) == (None, 0)
    for due in ("", "30/11/2026"):
        imports(row(updated="", due=due))
    assert (imports.dossier().first_due_at, imports.dossier().due_moves) == (datetime(2026, 11, 27, 17, 0), 1)


def test_what_the_table_says_of_moves_counts(imports: Imports) -> None:
    imports(row(updated="", first_due="20/11/2026", moves=""))
    assert (imports.dossier().first_due_at, imports.dossier().due_moves) == (datetime(2026, 11, 20, 17, 0), 1)
    imports(row(updated="", due="30/11/2026", first_due="", moves="4"))
    assert (imports.dossier().first_due_at, imports.dossier().due_moves) == (datetime(2026, 11, 20, 17, 0), 4)


def test_columns_that_a_table_lacks_leave_what_is_known(imports: Imports) -> None:
    imports(row(reason="Chờ xác minh"))
    imports(row(step="Trình ký", updated="21/11/2026 08:00"), without=["Lý do", "Số điện thoại", "Người nộp"])
    dossier = imports.dossier()
    assert (dossier.step, dossier.reason) == ("Trình ký", "Chờ xác minh")
    assert dossier.seals and dossier.applicant
    imports(row(updated="21/11/2026 08:00"))
    assert imports.dossier().reason == ""


@pytest.mark.parametrize(
    ("updates", "wins"), [(("", ""), 1), (("20/11/2026", "20/11/2026"), 1), (("21/11/2026", "20/11/2026"), 0)]
)
def test_of_rows_with_one_code_the_latest_counts_however_often_they_are_imported(
    imports: Imports, updates: tuple[str, str], wins: int
) -> None:
    steps = ("Xác minh", "Trình ký")
    table = [row(step=step, updated=updated) for step, updated in zip(steps, updates, strict=True)]
    table.insert(1, row(1, updated=updates[0]))
    assert counts(imports(*table)) == (2, 0, 0, 1, 0)
    assert imports.dossier().step == steps[wins]
    before = imports.stored()
    assert counts(imports(*table)) == (0, 0, 2, 1, 0)
    assert (imports.dossier().step, imports.stored()) == (steps[wins], before)


def test_a_rejected_row_does_not_hide_a_good_one_with_its_code(imports: Imports) -> None:
    report = imports(row(), row(status="?"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert imports.dossier().status == DossierStatus.IN_PROGRESS


def test_bad_rows_are_told_by_number_and_column_and_the_others_are_stored(imports: Imports) -> None:
    report = imports(row(1), row(2, due="31/11/2026"), row(3), row(4, status="Chờ ký số"), row(5, code="0900 000 123"))
    assert counts(report) == (2, 0, 0, 0, 3)
    assert report.read == 5
    assert report.rejected == [
        Rejection(3, "Cột “Ngày hẹn trả”: “31/11/2026” không phải là ngày giờ có thật."),
        Rejection(5, "Cột “Trạng thái”: “Chờ ký số” chưa có trong danh sách trạng thái."),
        Rejection(6, "Cột “Mã hồ sơ”: không phải là mã hồ sơ."),
    ]


def test_rejections_are_all_counted_but_not_all_kept(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_report, "_KEPT_REJECTIONS", 2)
    report = imports(*(row(number, status="?") for number in range(5)))
    assert (report.rejected_count, [rejection.row_number for rejection in report.rejected]) == (5, [2, 3])


def test_a_table_without_rows_is_imported(imports: Imports, tmp_path: Path) -> None:
    file = tmp_path / "leer.csv"
    file.write_text("Mã hồ sơ,Trạng thái\n", encoding="utf-8")
    report = import_table(
        imports.database, file, DossierSettings(), OfficeHours(), SEALER, NOW, lambda done, total: None
    )
    assert report.read == 0


def test_progress_is_told_chunk_by_chunk(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_CHUNK", 2)
    imports(*(row(number) for number in range(5)))
    assert imports.progress == [(2, 5), (4, 5), (5, 5)]


def test_an_interrupted_import_leaves_whole_chunks_and_is_completed_by_the_next(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_CHUNK", 2)
    table = [row(number) for number in range(6)]

    def stop_in_the_second_chunk(*_: object) -> None:
        if imports.progress:
            raise KeyboardInterrupt
        imports.progress.append((2, 6))

    with monkeypatch.context() as patched:
        patched.setattr(imports, "advance", stop_in_the_second_chunk)
        with pytest.raises(KeyboardInterrupt):
            imports(*table)
    assert gc.isenabled()
    assert imports.stored() == (4, 8)
    assert counts(imports(*table)) == (2, 0, 4, 0, 0)
    assert imports.stored() == (6, 12)


def test_a_chunk_that_fails_is_not_stored_in_part(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the database went away")

    with monkeypatch.context() as patched:
        patched.setattr("actions.casework.dossiers.table.keeping._event_columns", fail)
        with pytest.raises(RuntimeError):
            imports(row(1), row(2))
    assert imports.stored() == (0, 0)


def test_repeated_imports_of_shuffled_changes_end_with_the_latest_state(imports: Imports) -> None:
    chance = random.Random(7)
    steps = [f"Bước {number}" for number in range(6)]
    versions = [row(step=step, updated=f"20/11/2026 10:{number:02}") for number, step in enumerate(steps)]
    for _ in range(4):
        chance.shuffle(versions)
        for version in versions:
            imports(version)
    assert imports.dossier() == replace(imports.dossier(), step="Bước 5", updated_at=datetime(2026, 11, 20, 10, 5))
