"""Reading announcements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procedures_kb.calendar.announced import announcements
from procedures_kb.errors import BundledCatalogueError


def test_a_break_runs_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    file = tmp_path / "announced.yml"
    file.write_text(
        "- source: Công văn 1/VPCP-KGVX\n"
        "  breaks: [{name: Quốc khánh, first: 2026-08-31, last: 2026-09-02}]\n"
        "  working_days: [2026-08-22]\n",
        encoding="utf-8",
    )
    (only,) = announcements(file)
    assert list(only.breaks[0].days()) == [date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)]
    assert only.working_days == (date(2026, 8, 22),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- source: [", "not YAML"),
        ("- breaks: [{name: Tết, first: 2026-02-14, last: 2026-02-22}]", "0.source"),
        ("- {source: A, breaks: []}", "0.breaks"),
        ("- {source: A, breaks: [{name: Tết, first: 2026-02-22, last: 2026-02-14}]}", "is after 'last'"),
        ("- {source: A, breaks: [{name: Tết, first: 2026-12-31, last: 2027-01-03}]}", "another year"),
        ("- {source: A, breaks: [{name: Tết, first: soon, last: 2026-02-14}]}", "0.breaks.0.first"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "announced.yml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BundledCatalogueError, match=said):
        announcements(file)


def test_every_bundled_announcement_names_its_document() -> None:
    assert all(any(char.isdigit() for char in announcement.source) for announcement in announcements())
