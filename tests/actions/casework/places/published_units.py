"""The units as published, and the wards before July 2025 with what became of them; and how people write them."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from actions.casework.places import PlaceReading, Places
from procedures_kb.vietnamese import fold

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "admin-units"
"""Beside the project, not in the repository."""
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
    """Every old ward of the shared table."""
    codes: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    with (FOLDER / "convert_legacy_2025_simple.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            codes[row["ward"], row["district"], row["province"]].add(row["newWardCode"])
    return [OldWard(*names, frozenset(some)) for names, some in codes.items()]


def published_names() -> dict[str, str]:
    """Code → full name, of the shared list of July 2026."""
    with gzip.open(FOLDER / "units-2026-07-25.json.gz", "rt", encoding="utf-8") as file:
        provinces = json.load(file)
    return {unit["Code"]: unit["FullName"] for province in provinces for unit in (province, *province["Wards"])}


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
class Question:
    """A ward as somebody wrote it."""

    text: str
    ward: OldWard
    namesakes: bool
    """Whether the words mean other wards as well."""

    def is_right(self, reading: PlaceReading | None) -> bool:
        """A ward that went into one unit is resolved to it; of one that was split, or has namesakes, it is offered."""
        found = [place.code for place in reading.places] if reading else []
        several = self.namesakes or len(self.ward.codes) > 1
        return self.ward.codes <= set(found) if several else found == list(self.ward.codes)


def questions(wards: Sequence[OldWard], style: str, with_province: bool) -> list[Question]:
    """Every ward in that style; without province only those whose words say which one is meant."""
    texts = [STYLES[style](ward.written(with_province)) for ward in wards]
    times = Counter(texts)
    asked = (Question(text, ward, times[text] > 1) for text, ward in zip(texts, wards, strict=True))
    return [question for question in asked if with_province or not question.namesakes]


def wrong(places: Places, asked: Sequence[Question]) -> list[Question]:
    """Those that are not read rightly."""
    return [question for question in asked if not question.is_right(places.find(question.text))]
