from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

import pytest

from actions.casework.dossiers.figures.overdue import Irregularity, ListedDossier, irregular, overdue
from actions.casework.dossiers.models import CLOSED, WAITING, Dossier, DossierStatus
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database
from tests.actions.casework.dossiers.builders import NOW
from tests.actions.casework.dossiers.stored import DUE, RECEIVED, finished, row, store

CALENDAR = WorkingCalendar()
THURSDAY, FRIDAY = datetime(2026, 11, 19, 16, 0), datetime(2026, 11, 20, 8, 0)


def codes(dossiers: list[ListedDossier]) -> list[int]:
    """The numbers with which the test made them."""
    return [int(one.code[-7:]) for one in dossiers]


def test_an_overdue_dossier_with_all_that_staff_need(database: Database) -> None:
    store(database, [row(reason="Chờ xác minh")])
    assert overdue(database, CALENDAR, NOW) == [
        ListedDossier(
            unit="UBND phường Mẫu 1",
            code="H99.01-261102-0000001",
            procedure_name="Đăng ký kết hôn",
            group="Hộ tịch",
            status=DossierStatus.IN_PROGRESS,
            received_at=RECEIVED,
            due_at=DUE,
            days_late=6,
            reason="Chờ xác minh",
        )
    ]


def test_nothing_listed_is_about_the_citizen() -> None:
    about_the_citizen = {"applicant", "seals", "amount_due", "todo"}
    listed = {field.name for field in fields(ListedDossier)}
    assert listed - {"days_late"} <= {field.name for field in fields(Dossier)} - about_the_citizen


def test_only_what_runs_after_its_promised_moment_is_overdue(database: Database) -> None:
    still = sorted(CLOSED | WAITING)
    store(database, [row(number, status=status.value) for number, status in enumerate(still, 10)])
    store(database, [row(1, due_at=NOW), row(2, due_at=None), row(3, due_at=NOW + timedelta(days=1))])
    store(database, [row(4, due_at=NOW - timedelta(minutes=1)), row(5, status="accepted")])
    found = overdue(database, CALENDAR, NOW)
    assert [(int(one.code[-7:]), one.days_late) for one in found] == [(5, 6), (4, 0)]


def test_by_unit_the_longest_overdue_first(database: Database) -> None:
    late = [DUE, DUE - timedelta(days=3), DUE - timedelta(hours=1)]
    store(database, [row(number, due_at=due) for number, due in enumerate(late, 1)])
    store(database, [row(4, unit="UBND phường Đông"), row(5, unit="UBND phường An")])
    assert codes(overdue(database, CALENDAR, NOW)) == [5, 4, 2, 3, 1]


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        (Irregularity.STOPPED_WITHOUT_REASON, row(1, status="stopped"), row(2, status="stopped", reason="Tranh chấp")),
        (Irregularity.FINISHED_WITHOUT_RESULT, finished(1, result=""), finished(2)),
        (Irregularity.FINISHED_WITHOUT_RESULT, finished(1, result="", status="returned"), finished(2)),
        (Irregularity.PROMISE_MOVED_TWICE, row(1, due_moves=2), row(2, due_moves=1)),
    ],
)
def test_irregular_dossiers(
    database: Database, kind: Irregularity, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    store(database, [wrong, right, finished(3)])
    found = irregular(database, CALENDAR, NOW)
    assert {name: codes(lines) for name, lines in found.items() if lines} == {kind: [1]}


@pytest.mark.parametrize(
    ("changed", "irregular_now"),
    [
        ({"received_at": THURSDAY}, True),
        ({"received_at": FRIDAY}, False),
        ({"received_at": THURSDAY, "status": "registered"}, True),
        ({"received_at": None, "status": "registered"}, False),
        ({"received_at": THURSDAY, "step": "Thẩm tra"}, False),
        ({"received_at": THURSDAY, "due_at": DUE}, False),
        ({"received_at": THURSDAY, "status": "in_progress"}, False),
        ({"received_at": THURSDAY, "status": "withdrawn"}, False),
    ],
)
def test_never_entered_on_the_next_working_day(
    database: Database, changed: dict[str, Any], irregular_now: bool
) -> None:
    store(database, [row(**{"status": "accepted", "step": "", "due_at": None} | changed)])
    assert bool(irregular(database, CALENDAR, NOW)[Irregularity.NEVER_ENTERED]) is irregular_now


def test_result_numbers_are_checked_only_where_the_source_states_any(database: Database) -> None:
    store(database, [finished(1, result="")])
    assert Irregularity.FINISHED_WITHOUT_RESULT not in irregular(database, CALENDAR, NOW)
    store(database, [finished(2)])
    assert codes(irregular(database, CALENDAR, NOW)[Irregularity.FINISHED_WITHOUT_RESULT]) == [1]


def test_irregular_dossiers_stand_by_unit_and_code(database: Database) -> None:
    units = ["UBND phường Tây", "UBND phường Đông", "UBND phường Đông"]
    store(database, [row(3 - at, due_moves=2, unit=unit) for at, unit in enumerate(units)])
    assert codes(irregular(database, CALENDAR, NOW)[Irregularity.PROMISE_MOVED_TWICE]) == [1, 2, 3]
