from __future__ import annotations

from collections import Counter
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.figures.spread import Spread, spread_of


def test_one_dossier_is_every_quantile() -> None:
    assert spread_of(Counter({7: 1})) == Spread(1, 7, 7, 7, 7, 7, 7)


@given(st.lists(st.integers(0, 60), min_size=1))
def test_quantiles_are_those_of_the_nearest_rank(days: list[int]) -> None:
    ordered = sorted(days)
    expected = [ordered[ceil(len(ordered) * percent / 100) - 1] for percent in (25, 50, 75, 90)]
    assert spread_of(Counter(days)) == Spread(len(ordered), ordered[0], *expected, ordered[-1])
