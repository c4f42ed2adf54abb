from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.api.breaker import Breaker


def opened(at: float = 100.0) -> Breaker:
    breaker = Breaker(failures=3, seconds=30)
    for _ in range(3):
        breaker.failed(at)
    return breaker


def test_it_opens_only_after_failures_in_a_row() -> None:
    breaker = Breaker(failures=2, seconds=30)
    breaker.failed(1)
    breaker.succeeded()
    breaker.failed(2)
    assert not breaker.is_open and breaker.admits(2)
    breaker.failed(3)
    assert breaker.is_open and not breaker.admits(3)


def test_an_open_breaker_lets_one_probe_through_when_its_time_has_passed() -> None:
    breaker = opened(at=100)
    assert not breaker.admits(129.9)
    assert breaker.admits(130)
    assert not breaker.admits(130) and not breaker.admits(131)


def test_a_probe_that_succeeds_closes_it() -> None:
    breaker = opened(at=100)
    assert breaker.admits(130)
    breaker.succeeded()
    assert not breaker.is_open and breaker.admits(130)


def test_a_probe_that_fails_keeps_it_open_for_as_long_again() -> None:
    breaker = opened(at=100)
    assert breaker.admits(130)
    breaker.failed(133)
    assert not breaker.admits(162.9)
    assert breaker.admits(163)


def test_a_probe_whose_caller_vanished_does_not_lock_it_for_ever() -> None:
    breaker = opened(at=100)
    assert breaker.admits(130)
    assert not breaker.admits(159.9)
    assert breaker.admits(160)


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from(["fails", "succeeds", "vanishes"])), max_size=60))
def test_while_it_is_open_admissions_are_never_closer_than_its_seconds(steps: list[tuple[float, str]]) -> None:
    breaker, now, admitted = Breaker(failures=2, seconds=30), 0.0, None
    for wait, outcome in steps:
        now += wait
        was_open = breaker.is_open
        if not breaker.admits(now):
            assert was_open
            continue
        if was_open and admitted is not None:
            assert now - admitted >= 30
        admitted = now
        if outcome == "fails":
            breaker.failed(now)
        elif outcome == "succeeds":
            breaker.succeeded()
