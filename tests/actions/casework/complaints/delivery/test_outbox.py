"""What the outbox promises to workers that know nothing of one another, on each kind of database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from actions.casework.complaints.delivery.outbox import Outbox, pause
from actions.casework.complaints.tables import TicketRow
from procedures_kb.store import Database
from tests.actions.casework.complaints.delivery.builders import NOW, UNIT, add, outbox_row, state_of

_MINUTE = timedelta(minutes=1)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database, jitter=lambda: 0.0)


def test_a_claimed_delivery_carries_its_whole_ticket(database: Database, outbox: Outbox) -> None:
    number = add(database)
    claimed = outbox.claim(NOW, 300)
    assert claimed is not None
    assert (claimed.id, claimed.kind, claimed.target, claimed.occasion) == (number, "email", UNIT, "received")
    assert claimed.key == f"{number}.PA-T001-E001"
    assert claimed.ticket.complaint.happened == "sáng thứ hai"
    assert claimed.ticket.route.unit == "UBND Phường Mẫu 1"


def test_a_claim_keeps_others_away_until_it_runs_out(database: Database, outbox: Outbox) -> None:
    number = add(database)
    assert outbox.claim(NOW, 300) is not None
    assert outbox.claim(NOW + timedelta(seconds=299), 300) is None
    assert outbox.due(NOW, 10) == []
    again = outbox.claim(NOW + timedelta(seconds=300), 300)
    assert again is not None and again.id == number


def test_what_waited_longest_is_claimed_first_and_nothing_before_its_time(database: Database, outbox: Outbox) -> None:
    later = add(database, 1, next_try_at=NOW + _MINUTE)
    second, first = add(database, 2), add(database, 3, next_try_at=NOW - _MINUTE)
    assert [delivery.id for delivery in outbox.due(NOW, 10)] == [first, second]
    assert [delivery.id for delivery in outbox.due(NOW + _MINUTE, 2)] == [first, second]
    claimed = [outbox.claim(NOW + _MINUTE, 300) for _ in range(4)]
    assert [delivery and delivery.id for delivery in claimed] == [first, second, later, None]


def test_one_medium_can_be_claimed_alone(database: Database, outbox: Outbox) -> None:
    add(database, 1)
    number = add(database, 2, kind="csv", target="a.csv")
    claimed = outbox.claim(NOW, 300, "csv")
    assert claimed is not None and claimed.id == number
    assert outbox.claim(NOW, 300, "csv") is None


def test_workers_at_once_never_claim_the_same_delivery(database: Database, outbox: Outbox) -> None:
    numbers = [add(database, number) for number in range(60)]
    together = Barrier(4)

    def work() -> list[int]:
        together.wait()
        taken = []
        while (claimed := outbox.claim(NOW, 300)) is not None:
            taken.append(claimed.id)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [future.result() for future in [pool.submit(work) for _ in range(4)]]
    assert sorted(sum(taken, [])) == sorted(numbers)


def test_what_arrived_forwards_the_ticket_once_and_never_comes_again(database: Database, outbox: Outbox) -> None:
    number = add(database)
    outbox.claim(NOW, 300)
    outbox.delivered(number, NOW + _MINUTE)
    outbox.delivered(number, NOW + 2 * _MINUTE)
    assert outbox_row(database, number).delivered_at == NOW + _MINUTE
    expected = ("forwarded", [("received", "hệ thống"), ("forwarded", "hệ thống")])
    assert state_of(database, "PA-T001-E001") == expected
    assert outbox.claim(NOW + timedelta(days=9), 300) is None


def test_a_ticket_that_is_further_on_does_not_fall_back(database: Database, outbox: Outbox) -> None:
    number = add(database)
    with database.session() as session:
        session.execute(update(TicketRow).values(state="in_progress"))
    outbox.delivered(number, NOW)
    assert state_of(database, "PA-T001-E001") == ("in_progress", [("received", "hệ thống")])


def test_failures_are_counted_and_pauses_grow(database: Database, outbox: Outbox) -> None:
    number, now, waits = add(database), NOW, []
    for _ in range(11):
        assert outbox.claim(now, 300) is not None
        outbox.failed(number, "mã 451", now)
        next_try = outbox_row(database, number).next_try_at
        waits.append((next_try - now) / _MINUTE)
        assert outbox.claim(next_try - timedelta(seconds=1), 300) is None
        now = next_try
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert (outbox_row(database, number).tries, outbox_row(database, number).last_error) == (11, "mã 451")


def test_a_failure_reported_late_does_not_undo_a_delivery(database: Database, outbox: Outbox) -> None:
    number = add(database)
    outbox.delivered(number, NOW)
    outbox.failed(number, "mã 451", NOW)
    assert outbox_row(database, number).delivered_at == NOW
    assert outbox_row(database, number).tries == 0


@pytest.mark.parametrize(
    ("tries", "age", "shown"),
    [(4, timedelta(hours=23), False), (5, timedelta(0), True), (0, timedelta(days=1), True)],
)
def test_staff_see_what_failed_five_times_or_is_a_day_old(
    database: Database, outbox: Outbox, tries: int, age: timedelta, shown: bool
) -> None:
    number = add(database, tries=tries, created_at=NOW - age, last_error="mã 451")
    assert [(stuck.id, stuck.last_error) for stuck in outbox.stuck(NOW)] == ([(number, "mã 451")] if shown else [])
    outbox.delivered(number, NOW)
    assert outbox.stuck(NOW) == []


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_a_pause_is_never_below_four_fifths_and_never_above_six_hours(failures: int, jitter: float) -> None:
    assert pause(failures, 1.0) <= pause(failures, jitter) <= pause(failures, 0.0) <= timedelta(hours=6)
    assert pause(failures, jitter) >= timedelta(seconds=48)
