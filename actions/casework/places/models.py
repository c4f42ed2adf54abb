"""Units of today, the names that lead to them, and what was read in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal


@dataclass(frozen=True)
class Place:
    """A province or a commune of today."""

    code: str
    """Official code: two digits for a province, five for a commune."""
    name: str
    """In full, with its kind: 'Phường Tịnh Biên'."""
    level: Literal["province", "commune"]
    province: str
    province_code: str


@dataclass(frozen=True)
class PlaceReading:
    """What the words of a citizen name."""

    text: str
    """The words that named it."""
    places: tuple[Place, ...]
    """One: that is it. Several: ask back; at most `MAX_PLACES`, the likeliest first."""
    old_name: str = ""
    """What it was called before, when the citizen used an old name ('Xã An Cư, thị xã Tịnh Biên')."""


MAX_PLACES = 8


class Level(IntEnum):
    """How fine a name is."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One name that a unit has, or had before."""

    level: Level
    kind: str
    """'Xã', 'Thị xã', 'Tỉnh' …"""
    names: tuple[str, ...]
    """Without its kind, as one writes it: 'An Cư'; 'Hồ Chí Minh' and 'Sài Gòn'."""
    title: str
    """In full, as one would say it: 'Xã An Cư, thị xã Tịnh Biên'."""
    codes: tuple[str, ...] = ()
    """Codes of the units of today on its ground, the likeliest first."""
    current: bool = False
    """Whether it is a name of today."""
    area: str = ""
    """What the names inside it have in their `within`; a commune has none."""
    within: frozenset[str] = frozenset()
    """Areas of the districts and provinces, of today and before, that it belongs to."""
    spellings: frozenset[str] = frozenset()
    """Keys of slips and abbreviations of these names."""
    other_names: frozenset[str] = frozenset()
    """Keys of what its parts were called before they were joined to it."""
