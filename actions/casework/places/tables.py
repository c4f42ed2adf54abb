"""Reads the published tables (PyPI `vietnamadminunits`, MIT): data files only, its code is never imported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from actions.casework.places.amendments import ALSO_INTO, NOT_INTO

_PACKAGE = "vietnamadminunits"
KINDS = ("Xã", "Phường", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Thị xã", "Thành phố", "Tỉnh")
_TODAY = """SELECT provinceCode, province, provinceKey, provinceKeywords,
                   wardCode, ward, wardKey, wardKeywords, wardAlias FROM admin_units"""
_BEFORE = """SELECT provinceCode, province, provinceKey, provinceKeywords,
                    districtCode, district, districtKey, districtKeywords, districtAlias,
                    wardCode, ward, wardKey, wardKeywords, wardAlias FROM admin_units_legacy"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the tables have it."""

    code: str
    kind: str
    """'Xã', 'Thị trấn', 'Tỉnh' …"""
    name: str
    """Without its kind."""
    keywords: tuple[str, ...]
    """Every key that the tables know for it, with and without its kind."""
    aliases: tuple[str, ...]
    """Those that are names of units that were joined to it earlier."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today."""

    province: Unit
    unit: Unit


@dataclass(frozen=True, slots=True)
class OldWard:
    """A ward as it was before July 2025; `unit` is None for an island district without wards."""

    province: Unit
    district: Unit
    unit: Unit | None
    codes: tuple[str, ...]
    """Codes of the communes of today that it went into, the main one first."""


def read_tables() -> tuple[list[Commune], list[OldWard]]:
    """Today's communes and the wards before July 2025.

    Raises:
        importlib.metadata.PackageNotFoundError: the package with the tables is not installed.
    """
    data = Path(str(distribution(_PACKAGE).locate_file(_PACKAGE))) / "data"
    with closing(sqlite3.connect(f"{(data / 'dataset.db').as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.row_factory = sqlite3.Row
        today, before = database.execute(_TODAY).fetchall(), database.execute(_BEFORE).fetchall()
    codes = {(row["provinceKey"], row["wardKey"]): str(row["wardCode"]) for row in today}
    successors = _successors(json.loads((data / "converter_2025.json").read_bytes()), codes)
    communes = [Commune(_province(row), _unit(row, "ward")) for row in today]
    return communes, [_old_ward(row, successors) for row in before]


def _old_ward(row: sqlite3.Row, successors: dict[str, tuple[str, ...]]) -> OldWard:
    known = successors[f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"]
    unit = _unit(row, "ward") if row["ward"] else None
    old = unit.code if unit else ""
    codes = tuple(code for code in known if (old, code) not in NOT_INTO) + ALSO_INTO.get(old, ())
    return OldWard(_province(row), _unit(row, "district"), unit, codes)


def _successors(converter: dict[str, Any], codes: dict[tuple[str, str], str]) -> dict[str, tuple[str, ...]]:
    """Old ward ('province_district_ward' in the tables' keys) → codes of today, the main one first."""
    whole = {
        old: (codes[province, new],)
        for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for new, wards in communes.items()
        for old in wards
    }
    split = {
        old: tuple(codes[province, key] for key in _main_first(parts))
        for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items()
        for old, parts in wards.items()
    }
    return whole | split


def _main_first(parts: list[dict[str, Any]]) -> Iterator[str]:
    return (part["newWardKey"] for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]))


def _province(row: sqlite3.Row) -> Unit:
    return Unit(str(row["provinceCode"]), *_kind_and_name(row["province"]), _list(row["provinceKeywords"]), ())


def _unit(row: sqlite3.Row, what: str) -> Unit:
    keywords, aliases = (_list(row[f"{what}{column}"]) for column in ("Keywords", "Alias"))
    return Unit(str(row[f"{what}Code"]), *_kind_and_name(row[what]), keywords, aliases)


def _kind_and_name(full: str) -> tuple[str, str]:
    """'Thị Trấn Prao' → ('Thị trấn', 'Prao')."""
    kind = next(kind for kind in KINDS if full.lower().startswith(f"{kind.lower()} "))
    return kind, full[len(kind) + 1 :]


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()
