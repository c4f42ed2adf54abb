"""The limiter of wrong second factors, on each kind of database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from actions.casework.dossiers.attempts import Attempts, lock_end
from actions.casework.dossiers.tables import LookupAttempt
from procedures_kb.store import Database

NOW = datetime(2026, 6, 1, 9, 0)
MINUTE = timedelta(minutes=1)
QUARTER = 15 * MINUTE
KEY = b"k" * 32
CODE, OTHER_CODE = "H56.14-240823-0001", "H56.14-240823-0002"


@pytest.fixture
def attempts(database: Database) -> Attempts:
    """No tries yet."""
    return Attempts(database, KEY)


def test_four_wrong_tries_lock_nothing(attempts: Attempts) -> None:
    _fail(attempts, "an", CODE, 4)
    assert attempts.locked_until("an", CODE, NOW + 4 * MINUTE) is None


def test_the_fifth_wrong_try_locks_sender_and_code_for_a_quarter_of_an_hour(attempts: Attempts) -> None:
    _fail(attempts, "an", CODE, 5)
    until = NOW + 4 * MINUTE + QUARTER
    assert attempts.locked_until("an", CODE, NOW + 4 * MINUTE) == until
    assert attempts.locked_until("an", OTHER_CODE, until - MINUTE) == until
    assert attempts.locked_until("binh", CODE, until - MINUTE) == until
    assert attempts.locked_until("binh", OTHER_CODE, until - MINUTE) is None
    assert attempts.locked_until("an", CODE, until) is None


def test_a_code_is_locked_by_the_tries_of_different_senders(attempts: Attempts) -> None:
    for number in range(5):
        attempts.failed(f"sender {number}", CODE, NOW)
    assert attempts.locked_until("somebody else", CODE, NOW) == NOW + QUARTER
    assert attempts.locked_until("sender 1", OTHER_CODE, NOW) is None


def test_the_later_lock_holds(attempts: Attempts) -> None:
    _fail(attempts, "an", OTHER_CODE, 5)
    for number in range(5):
        attempts.failed(f"sender {number}", CODE, NOW + 10 * MINUTE)
    assert attempts.locked_until("an", CODE, NOW + 10 * MINUTE) == NOW + 10 * MINUTE + QUARTER


def test_tries_that_are_spread_over_a_longer_time_lock_nothing(attempts: Attempts) -> None:
    for number in range(10):
        attempts.failed("an", CODE, NOW + number * 4 * MINUTE)
    assert attempts.locked_until("an", CODE, NOW + 36 * MINUTE) is None


def test_after_a_lock_five_tries_are_free_again(attempts: Attempts) -> None:
    _fail(attempts, "an", CODE, 5)
    later = NOW + 4 * MINUTE + QUARTER
    for _ in range(4):
        attempts.failed("an", CODE, later)
    assert attempts.locked_until("an", CODE, later) is None
    attempts.failed("an", CODE, later)
    assert attempts.locked_until("an", CODE, later) == later + QUARTER


def test_success_forgets_the_senders_tries_but_not_the_codes(attempts: Attempts) -> None:
    _fail(attempts, "an", CODE, 4)
    attempts.succeeded("an", NOW + 4 * MINUTE)
    attempts.failed("an", OTHER_CODE, NOW + 4 * MINUTE)
    assert attempts.locked_until("an", OTHER_CODE, NOW + 4 * MINUTE) is None
    attempts.failed("binh", CODE, NOW + 4 * MINUTE)
    assert attempts.locked_until("chi", CODE, NOW + 4 * MINUTE) == NOW + 4 * MINUTE + QUARTER


def test_limit_and_window_can_be_set(database: Database) -> None:
    strict = Attempts(database, KEY, limit=1, window=MINUTE)
    strict.failed("an", CODE, NOW)
    assert strict.locked_until("an", CODE, NOW) == NOW + MINUTE


def test_nothing_is_stored_in_the_clear_and_another_key_knows_nothing(database: Database, attempts: Attempts) -> None:
    _fail(attempts, "0900000123", CODE, 5)
    with database.session() as session:
        subjects = set(session.scalars(select(LookupAttempt.subject)))
    assert len(subjects) == 2
    assert all(len(bytes.fromhex(subject)) == 32 for subject in subjects)
    assert Attempts(database, b"o" * 32).locked_until("0900000123", CODE, NOW) is None


def test_old_tries_are_deleted_and_counted(attempts: Attempts) -> None:
    _fail(attempts, "an", CODE, 5)
    assert attempts.forget_before(NOW + 2 * MINUTE) == 4
    assert attempts.locked_until("an", CODE, NOW + 4 * MINUTE) is None
    assert attempts.forget_before(NOW + QUARTER) == 6
    assert attempts.forget_before(NOW + QUARTER) == 0


def test_tries_at_the_same_time_are_all_counted(database: Database) -> None:
    def fail(number: int) -> None:
        other_process = Database(database.url)
        Attempts(other_process, KEY).failed(f"sender {number}", CODE, NOW)
        other_process.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(fail, range(5)))
    assert Attempts(database, KEY).locked_until("an", CODE, NOW) == NOW + QUARTER


@given(st.lists(st.integers(0, 30), max_size=40))
def test_a_lock_follows_five_tries_within_the_window_and_only_those(gaps: list[int]) -> None:
    tries = [NOW + minutes * MINUTE for minutes in accumulate(gaps)]
    end = lock_end(tries, 5, QUARTER)
    crowded = any(last - first < QUARTER for first, last in zip(tries, tries[4:], strict=False))
    assert (end is not None) == crowded
    if end is not None:
        assert end - QUARTER in tries


@given(st.integers(5, 20))
def test_tries_that_slip_through_during_a_lock_do_not_lengthen_it(count: int) -> None:
    assert lock_end([NOW + number * MINUTE / 2 for number in range(count)], 5, QUARTER) == NOW + 2 * MINUTE + QUARTER


def _fail(attempts: Attempts, sender: str, code: str, times: int) -> None:
    """One wrong try a minute."""
    for number in range(times):
        attempts.failed(sender, code, NOW + number * MINUTE)
