"""Figures and lists for other programs: tables as CSV text, results as JSON with English keys. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from actions.casework.dossiers.figures.counts import By, Counts, Spread
from actions.casework.dossiers.figures.overdue import Irregularity, ListedDossier
from actions.casework.dossiers.figures.staff_tables import StaffTable, Value

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_text(table: StaffTable) -> str:
    """The table as CSV with a byte order mark, so that Excel reads it as UTF-8; no cell can act as a formula."""
    text = io.StringIO()
    text.write("\ufeff")
    csv.writer(text).writerows([table.headers, *([_csv_cell(value) for value in row] for row in table.rows)])
    return text.getvalue()


def counts_json(by: By, counts: Mapping[str, Counts]) -> list[dict[str, Any]]:
    """One object for each name; `name` is '' for unknown, shares are percent with two decimals or null."""
    shares = ("finished_share", "on_time_share")
    return [
        {"by": by.value, "name": name} | asdict(one) | {share: _rounded(getattr(one, share)) for share in shares}
        for name, one in counts.items()
    ]


def spreads_json(spreads: Mapping[str, Spread]) -> list[dict[str, Any]]:
    """One object for each procedure group; working days."""
    return [{"group": group} | asdict(one) for group, one in spreads.items()]


def list_json(dossiers: Iterable[ListedDossier]) -> list[dict[str, Any]]:
    """One object for each dossier; moments in ISO 8601, Vietnamese civil time."""
    return [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(one).items()}
        for one in dossiers
    ]


def irregular_json(found: Mapping[Irregularity, Iterable[ListedDossier]]) -> dict[str, list[dict[str, Any]] | None]:
    """A list for each irregularity; null for one that cannot be checked."""
    return {kind.value: list_json(found[kind]) if kind in found else None for kind in Irregularity}


def _csv_cell(value: Value) -> str | int | float | None:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, str) and value.lstrip().startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 2)
