from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from actions.casework.dossiers.figures.counts import ANY_TIME, By, Counts, Period, Spread, count, spreads
from actions.casework.dossiers.figures.overdue import overdue
from actions.casework.dossiers.models import CLOSED, RUNNING, WAITING, DossierStatus
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database, open_database
from tests.actions.casework.dossiers.builders import NOW
from tests.actions.casework.dossiers.stored import DUE, RECEIVED, apologise, empty, finished, numbered, row, store

CALENDAR = WorkingCalendar()
AHEAD = NOW + timedelta(days=4)


def all_of(database: Database, period: Period = ANY_TIME) -> Counts:
    return count(database, By.ALL, NOW, period).get("all", Counts())


def test_the_published_figures_of_nine_months(database: Database) -> None:
    early, on_time, late = finished(at=DUE - timedelta(days=1)), finished(at=DUE), finished(at=DUE + timedelta(hours=1))
    parts = [(50_000, early), (17_269, on_time), (484, late), (448, row()), (2_225, row(due_at=AHEAD))]
    store(database, numbered(*parts))
    counts = all_of(database)
    assert (counts.received, counts.finished, counts.overdue_now) == (70_426, 67_753, 448)
    assert (counts.early + counts.on_time, counts.late) == (67_269, 484)
    assert f"{counts.finished_share:.1f} {counts.on_time_share:.1f}" == "96.2 99.3"


def test_the_published_shares_of_two_million() -> None:
    counts = Counts(received=1_996_213, finished=1_980_186, early=1_500_000, on_time=470_000, late=10_186)
    assert f"{counts.finished_share:.1f}" == "99.2"
    assert counts.on_time_share is not None and counts.on_time_share > 99


def test_of_nothing_there_are_no_shares(database: Database) -> None:
    assert count(database, By.ALL, NOW) == {}
    assert (Counts().finished_share, Counts().on_time_share) == (None, None)


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (finished(at=DUE - timedelta(days=1)), "early"),
        (finished(at=DUE.replace(hour=0)), "on_time"),
        (finished(at=DUE), "on_time"),
        (finished(at=DUE + timedelta(minutes=1)), "late"),
        (finished(at=DUE + timedelta(days=3)), "late"),
        (finished(at=None, returned_at=DUE), "on_time"),
        (finished(at=DUE, returned_at=DUE + timedelta(days=9)), "on_time"),
        (finished(at=None), "undated"),
        (finished(due_at=None), "undated"),
        (finished(status="returned"), "on_time"),
        (row(), "overdue_now"),
        (row(status="accepted"), "overdue_now"),
        (row(due_at=NOW), "in_time_now"),
        (row(due_at=None), "in_time_now"),
        (row(due_at=AHEAD, first_due_at=DUE), "in_time_now"),
        (row(status="registered"), "in_time_now"),
        (row(status="supplement_requested"), "in_time_now"),
        (row(status="payment_requested"), "in_time_now"),
        (row(status="withdrawn"), "ended"),
        (row(status="stopped"), "ended"),
    ],
)
def test_what_becomes_of_a_received_dossier(memory: Database, one: dict[str, Any], outcome: str) -> None:
    store(memory, [one])
    counts = all_of(memory)
    parts = ("early", "on_time", "late", "undated", "overdue_now", "in_time_now", "ended")
    assert {part: getattr(counts, part) for part in parts} == {part: int(part == outcome) for part in parts}


@pytest.mark.parametrize("one", [row(status="refused"), row(status="registered", received_at=None)])
def test_what_no_office_has_received_is_not_counted(memory: Database, one: dict[str, Any]) -> None:
    store(memory, [one])
    assert count(memory, By.ALL, NOW) == {}


def test_the_last_promise_counts(memory: Database) -> None:
    store(memory, [finished(at=AHEAD, due_at=AHEAD, first_due_at=DUE, due_moves=1)])
    assert all_of(memory).on_time == 1


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (By.ALL, {"all": 6}),
        (By.UNIT, {"": 1, "UBND phường Đông": 1, "UBND phường Mẫu 1": 3, "UBND phường Tây": 1}),
        (By.MONTH, {"": 1, "2025-12": 1, "2026-09": 1, "2026-10": 2, "2026-11": 1}),
        (By.QUARTER, {"": 1, "2025-Q4": 1, "2026-Q3": 1, "2026-Q4": 3}),
        (By.GROUP, {"Đất đai": 2, "Hộ tịch": 4}),
    ],
)
def test_counted_apart_in_the_order_of_the_names(database: Database, by: By, names: dict[str, int]) -> None:
    moments = [datetime(2025, 12, 31, 23, 59, 59), datetime(2026, 9, 30, 23, 59), datetime(2026, 10, 1)]
    rows = [row(number, received_at=moment) for number, moment in enumerate(moments)]
    rows[0]["unit"], rows[1]["unit"] = "UBND phường Tây", "UBND phường Đông"
    rows += [row(3, received_at=datetime(2026, 10, 31)), row(4, received_at=None, unit=""), row(5)]
    for one in rows[:2]:
        one["procedure_group"] = "Đất đai"
    store(database, rows)
    counts = count(database, by, NOW)
    assert {name: one.received for name, one in counts.items()} == names
    assert list(counts) == list(names)


@pytest.mark.parametrize(
    ("first", "last", "received"),
    [
        (None, None, 4),
        (date(2026, 9, 1), None, 2),
        (None, date(2026, 9, 1), 2),
        (date(2026, 9, 1), date(2026, 9, 1), 1),
        (date(2026, 9, 2), date(2026, 9, 29), 0),
        (date(2026, 8, 31), date(2026, 9, 30), 3),
        (date.min, date.max, 3),
    ],
)
def test_both_days_of_a_period_count_whole(database: Database, first: date, last: date, received: int) -> None:
    moments = [datetime(2026, 8, 31, 23, 59, 59), datetime(2026, 9, 1), datetime(2026, 9, 30, 23, 59, 59), None]
    store(database, [row(number, received_at=moment) for number, moment in enumerate(moments)])
    assert all_of(database, Period(first, last)).received == received


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends on 2026-08-31, before it begins on 2026-09-01"):
        Period(date(2026, 9, 1), date(2026, 8, 31))


def test_apologies_are_counted_and_the_missing_ones(database: Database) -> None:
    other = "UBND phường Mẫu 2"
    store(
        database, [row(1), row(2), row(3), finished(4, at=AHEAD), row(5, unit=other), row(6, unit=other, due_at=AHEAD)]
    )
    for number in (1, 4):
        apologise(database, number)
    apologise(database, 2, promised=DUE - timedelta(days=5))
    apologise(database, 99)
    counts = count(database, By.UNIT, NOW)
    first, second = counts["UBND phường Mẫu 1"], counts[other]
    assert (first.received, first.overdue_now, first.apologies, first.unapologised) == (4, 3, 3, 2)
    assert (second.received, second.overdue_now, second.apologies, second.unapologised) == (2, 1, 0, 1)


def test_the_spread_in_working_days_by_group(database: Database) -> None:
    monday = datetime(2026, 11, 2, 8, 0)
    ends = [monday + timedelta(days=days) for days in (0, 1, 1, 2, 3, 4, 5, 7, 8, 28)]
    store(database, [finished(number, at=end, received_at=monday) for number, end in enumerate(ends)])
    store(database, [finished(20, at=monday, received_at=RECEIVED, procedure_group="Đất đai"), row(21)])
    assert spreads(database, CALENDAR) == {
        "Đất đai": Spread(1, 0, 0, 0, 0, 0, 0),
        "Hộ tịch": Spread(10, 0, 1, 3, 5, 6, CALENDAR.working_days_between(monday.date(), ends[-1].date())),
    }


def test_the_spread_is_of_the_period_and_of_dated_results(database: Database) -> None:
    store(database, [finished(1), finished(2, at=None), finished(3, received_at=None)])
    assert spreads(database, CALENDAR)["Hộ tịch"].finished == 1
    assert spreads(database, CALENDAR, Period(date(2026, 11, 3))) == {}


dossiers = st.builds(
    row,
    status=st.sampled_from([status.value for status in DossierStatus]),
    unit=st.sampled_from(["", "UBND phường Mẫu 1", "UBND phường Mẫu 2"]),
    received_at=st.none() | st.datetimes(datetime(2026, 1, 1), NOW),
    due_at=st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    finished_at=st.none() | st.datetimes(datetime(2026, 1, 1), NOW),
)


@hypothesis_settings(max_examples=60)
@given(st.lists(dossiers, max_size=12))
def test_the_parts_add_up_to_the_whole(memory_for_all: Database, rows: list[dict[str, Any]]) -> None:
    empty(memory_for_all)
    store(memory_for_all, numbered(*((1, one) for one in rows)))
    whole = all_of(memory_for_all)
    assert whole.finished == whole.early + whole.on_time + whole.late + whole.undated
    assert whole.received == whole.finished + whole.in_time_now + whole.overdue_now + whole.ended
    assert whole.overdue_now == len(overdue(memory_for_all, CALENDAR, NOW))
    for by in By:
        parts = list(count(memory_for_all, by, NOW).values())
        sums = {field.name: sum(getattr(part, field.name) for part in parts) for field in fields(Counts)}
        assert Counts(**sums) == whole


def test_every_status_is_running_waiting_or_closed() -> None:
    assert set(DossierStatus) == RUNNING | WAITING | CLOSED
    assert len(DossierStatus) == len(RUNNING) + len(WAITING) + len(CLOSED)


@pytest.fixture(scope="module")
def memory_for_all() -> Iterator[Database]:
    opened = open_database("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def memory(memory_for_all: Database) -> Database:
    empty(memory_for_all)
    return memory_for_all
