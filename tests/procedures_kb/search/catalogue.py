"""A toy catalogue and a ranker that weighs what a real one weighs."""

from __future__ import annotations

import numpy as np

from procedures_kb.models import Procedure
from procedures_kb.search import Ranker, SearchIndex
from procedures_kb.search.acts import ACTS
from tests.procedures_kb.builders import procedure

BIRTH, MARRIAGE, RESIDENCE, PASSPORT = "1.000001", "1.000002", "1.000003", "1.000004"
NAMES = {
    BIRTH: "Đăng ký khai sinh",
    MARRIAGE: "Đăng ký kết hôn",
    RESIDENCE: "Đăng ký thường trú",
    PASSPORT: "Cấp hộ chiếu phổ thông",
}
COVERED = 15
"""The signal that tells how much of the name was said."""
_RESEMBLANCES = 17
"""Signals before the acts: resemblances as they are, rooted and relative; name coverage."""


def named(names: dict[str, str]) -> list[Procedure]:
    """Procedures with these names by code."""
    return [procedure(code=code, name=name, cases=()) for code, name in names.items()]


def toy_index() -> SearchIndex:
    """The four procedures of `NAMES`."""
    return SearchIndex(named(NAMES))


def by_hand(act_not_asked: float = -8.0, act_asked: float = 8.0) -> Ranker:
    """More resemblance is better; an act that nobody asked for is worse, one that was asked for is better."""
    resemblances = np.full(_RESEMBLANCES, 2.0)
    rest = np.zeros(2)
    acts = np.concatenate([np.full(len(ACTS), act_not_asked), np.full(len(ACTS), act_asked)])
    return Ranker(np.concatenate([resemblances, rest, acts]))
