"""docs/dossiers.md names every column, status, count and irregularity."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.casework.dossiers.figures.counts import By, Counts
from actions.casework.dossiers.figures.exports import counts_json
from actions.casework.dossiers.figures.overdue import Irregularity
from actions.casework.dossiers.figures.staff_tables import counts_table
from actions.casework.provinces import STATUS_WORDS, TableColumns

PAGE = (Path(__file__).parents[4] / "docs" / "dossiers.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]


def test_every_status() -> None:
    text = " ".join(PAGE.split())
    assert [words[0] for words in STATUS_WORDS.values() if words[0] not in text] == []


@pytest.mark.parametrize("field", TableColumns.model_fields)
def test_every_column(field: str) -> None:
    named = {name for row in ROWS for name in row[0].split(", ")}
    assert named & set(getattr(TableColumns(), field))


def test_every_count_beside_its_header() -> None:
    start = next(number for number, row in enumerate(ROWS) if row[0] == "`received`")
    headers = counts_table(By.ALL, {}).headers[1:]
    described = ROWS[start : start + len(headers)]
    assert [row[1] for row in described] == list(headers)
    [names] = counts_json(By.ALL, {"all": Counts()})
    assert {row[0].strip("`") for row in described} == names.keys() - {"by", "name"}


@pytest.mark.parametrize("kind", Irregularity)
def test_every_irregularity(kind: Irregularity) -> None:
    assert f"`{kind.value}`" in [row[0] for row in ROWS]
