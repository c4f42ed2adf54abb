from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.lateness import Lateness, days_left, lateness
from actions.casework.dossiers.models import CLOSED, RUNNING, WAITING, DossierStatus
from procedures_kb.calendar import WorkingCalendar
from tests.actions.casework.dossiers.builders import NOW, dossier

CALENDAR = WorkingCalendar()
MISSED = datetime(2026, 11, 10, 17, 0)


def test_nine_working_days_late_is_counted_without_weekends() -> None:
    assert lateness(dossier(due_at=MISSED), CALENDAR, NOW) == Lateness(MISSED, 9, None, finished=False)


def test_not_late_before_the_promised_moment_and_on_it() -> None:
    assert lateness(dossier(due_at=NOW), CALENDAR, NOW) is None
    assert lateness(dossier(due_at=NOW + timedelta(minutes=1)), CALENDAR, NOW) is None


def test_late_by_an_hour_is_late_by_no_whole_day() -> None:
    late = lateness(dossier(due_at=NOW - timedelta(hours=1)), CALENDAR, NOW)
    assert late is not None and late.days == 0


def test_a_moved_promise_is_late_from_the_first_one_and_names_the_new_one() -> None:
    new = datetime(2026, 11, 30, 17, 0)
    late = lateness(dossier(first_due_at=MISSED, due_at=new, due_moves=1), CALENDAR, NOW)
    assert late == Lateness(MISSED, 9, new, finished=False)


def test_a_new_promise_that_was_missed_too_is_no_new_date() -> None:
    late = lateness(dossier(first_due_at=MISSED, due_at=MISSED + timedelta(days=3)), CALENDAR, NOW)
    assert late is not None and late.new_due is None


@pytest.mark.parametrize("status", [DossierStatus.FINISHED, DossierStatus.RETURNED])
def test_finished_late_is_counted_up_to_the_result(status: DossierStatus) -> None:
    finished = dossier(status=status, due_at=MISSED, finished_at=datetime(2026, 11, 12, 10, 0))
    assert lateness(finished, CALENDAR, NOW) == Lateness(MISSED, 2, None, finished=True)


def test_finished_in_time_is_not_late_however_long_ago() -> None:
    finished = dossier(status=DossierStatus.FINISHED, due_at=MISSED, finished_at=MISSED - timedelta(days=1))
    assert lateness(finished, CALENDAR, NOW) is None


@pytest.mark.parametrize(
    "status", sorted(WAITING | {DossierStatus.REFUSED, DossierStatus.WITHDRAWN, DossierStatus.STOPPED})
)
def test_the_offices_time_does_not_run(status: DossierStatus) -> None:
    assert lateness(dossier(status=status, due_at=MISSED), CALENDAR, NOW) is None


def test_without_a_promise_nothing_is_late_or_left() -> None:
    assert lateness(dossier(due_at=None), CALENDAR, NOW) is None
    assert days_left(dossier(due_at=None), CALENDAR, NOW) is None


def test_days_left_count_working_days_up_to_the_promised_one() -> None:
    assert days_left(dossier(due_at=datetime(2026, 12, 1, 17, 0)), WorkingCalendar(), NOW) == _between(
        datetime(2026, 12, 1)
    )
    assert days_left(dossier(due_at=NOW.replace(hour=17)), CALENDAR, NOW) == 0


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_nothing_is_left_of_a_closed_dossier(status: DossierStatus) -> None:
    assert days_left(dossier(status=status), CALENDAR, NOW) is None


@given(st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)), st.sampled_from(sorted(RUNNING)))
def test_a_running_dossier_is_either_late_or_has_days_left(due: datetime, status: DossierStatus) -> None:
    one = dossier(status=status, due_at=due)
    assert (lateness(one, CALENDAR, NOW) is None) == (days_left(one, CALENDAR, NOW) is not None)


def _between(day: datetime) -> int:
    return CALENDAR.working_days_between(NOW.date(), day.date())
