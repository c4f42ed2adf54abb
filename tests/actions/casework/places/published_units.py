"""The wards before July 2025 and what became of them, as published; and how people write them."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from actions.casework.places import PlaceReading, Places
from procedures_kb.vietnamese import fold

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "admin-units"
_TABLE = FOLDER / "convert_legacy_2025_simple.csv"
_SHORT = {"xã": "X.", "phường": "P.", "thị trấn": "TT.", "huyện": "H.", "quận": "Q.", "thị xã": "TX.",
          "thành phố": "TP.", "tỉnh": "T."}  # fmt: skip
_KIND = re.compile(rf"(?:^|(?<=, ))(?:{'|'.join(_SHORT)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class OldWard:
    """A ward before July 2025; `ward` is empty for an island district without wards."""

    ward: str
    district: str
    province: str
    codes: frozenset[str]
    """Codes of the units of today that its ground belongs to."""

    def written(self, with_province: bool) -> str:
        """'Xã An Cư, Thị xã Tịnh Biên, Tỉnh An Giang'."""
        return ", ".join(part for part in (self.ward, self.district, self.province * with_province) if part)


def published_wards() -> list[OldWard]:
    """Every old ward of the shared table; skips the test where the shared data is absent."""
    if not _TABLE.exists():
        pytest.skip("no ../shared/data/admin-units beside the project: the published table is not in the repository")
    codes: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    with _TABLE.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            codes[row["ward"], row["district"], row["province"]].add(row["newWardCode"])
    return [OldWard(*names, frozenset(some)) for names, some in codes.items()]


def abbreviated(text: str) -> str:
    """'Xã An Cư, Thị xã Tịnh Biên' → 'X. An Cư, TX. Tịnh Biên'."""
    return _KIND.sub(lambda kind: _SHORT[kind[0].lower()], text)


STYLES: dict[str, Callable[[str], str]] = {
    "full": lambda text: text,
    "full, folded": lambda text: fold(text).replace(",", ""),
    "abbreviated": abbreviated,
    "abbreviated, folded": lambda text: fold(abbreviated(text)),
    "in a sentence": lambda text: f"tôi ở {text.lower()} muốn hỏi làm khai sinh",
}


@dataclass(frozen=True)
class Score:
    """How many were read rightly."""

    read: int
    wrong: tuple[str, ...]
    """What was not: text, what was read."""

    @property
    def share(self) -> float:
        """Of all."""
        return 1 - len(self.wrong) / self.read


def score(places: Places, wards: list[OldWard], style: str, with_province: bool) -> Score:
    """Reads every ward in that style; without province only those whose words say which is meant."""
    texts = {ward: STYLES[style](ward.written(with_province)) for ward in wards}
    times = Counter(texts.values())
    asked = [ward for ward in wards if with_province or times[texts[ward]] == 1]
    wrong = [
        f"{texts[ward]!r} → {reading}"
        for ward in asked
        if not right(ward, reading := places.find(texts[ward]), times[texts[ward]] > 1)
    ]
    return Score(len(asked), tuple(wrong))


def right(ward: OldWard, reading: PlaceReading | None, namesakes: bool) -> bool:
    """Whether a ward that went into one unit is resolved to it; one that was split, or has namesakes, offers its units."""
    found = [place.code for place in reading.places] if reading else []
    if len(ward.codes) > 1 or namesakes:
        return ward.codes <= set(found)
    return found == list(ward.codes)
