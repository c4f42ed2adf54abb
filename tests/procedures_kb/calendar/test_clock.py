"""The clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from procedures_kb.calendar import VIETNAM, vietnam_now


def test_now_is_seven_hours_ahead_of_utc_and_has_no_zone() -> None:
    now = vietnam_now()
    assert now.tzinfo is None
    assert abs(now - timedelta(hours=7) - datetime.now(UTC).replace(tzinfo=None)) < timedelta(minutes=1)


def test_vietnam_has_no_summer_time() -> None:
    offsets = {datetime(2026, month, 1, tzinfo=VIETNAM).utcoffset() for month in range(1, 13)}
    assert offsets == {timedelta(hours=7)}
