"""How processing times are spread. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Spread:
    """Processing times of finished dossiers, in working days; quantiles by nearest rank."""

    finished: int
    shortest: int
    lower_quarter: int
    median: int
    upper_quarter: int
    ninth_tenth: int
    longest: int


def spread_of(days: Counter[int]) -> Spread:
    """The spread of so many dossiers by number of days; there must be one."""
    lower, median, upper, ninth = (_percentile(days, percent) for percent in (25, 50, 75, 90))
    return Spread(days.total(), min(days), lower, median, upper, ninth, max(days))


def _percentile(days: Counter[int], percent: int) -> int:
    """The least number of days that at least so many percent did not exceed."""
    ordered = sorted(days)
    reached = accumulate(days[value] for value in ordered)
    return next(value for value, number in zip(ordered, reached, strict=True) if 100 * number >= percent * days.total())
