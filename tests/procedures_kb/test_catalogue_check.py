"""The bundled catalogue is whole, and the check finds what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from procedures_kb.answers import Aspect, answer_card
from procedures_kb.catalogue_check import check_bundled
from procedures_kb.importers import bundled_procedures
from procedures_kb.models import Procedure
from tests.procedures_kb.builders import CODE

ENTRY: dict[str, Any] = {
    "code": CODE,
    "name": "Cấp giấy mẫu",
    "official_name": "Cấp giấy mẫu",
    "level": ["commune"],
    "field": "Hộ tịch",
    "agencies": ["UBND cấp xã"],
    "steps": ["Nộp hồ sơ"],
    "methods": [{"method": "direct", "time": {"value": 3, "unit": "day", "text": "3 ngày"}}],
    "aliases": ["a", "b", "c", "d", "e"],
    "decision": "100/QĐ-BTP",
    "as_of": "2026-06",
    "url": "https://dichvucong.gov.vn/1",
}


@pytest.fixture(scope="module")
def bundled() -> list[Procedure]:
    """Every bundled entry."""
    return list(bundled_procedures())


def _faults(folder: Path, *entries: dict[str, Any]) -> list[str]:
    (folder / "x.yml").write_text(yaml.safe_dump(list(entries), allow_unicode=True), encoding="utf-8")
    return [fault for fault in check_bundled(folder) if fault.startswith((CODE, "x.yml"))]


def test_the_bundled_catalogue_has_no_faults() -> None:
    assert check_bundled() == []


def test_at_least_150_procedures_are_bundled(bundled: list[Procedure]) -> None:
    assert len({record.code for record in bundled}) == len(bundled) >= 150


def test_every_bundled_procedure_has_aliases(bundled: list[Procedure]) -> None:
    assert [record.code for record in bundled if not record.aliases] == []


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_bundled_procedure_answers_every_aspect(bundled: list[Procedure], aspect: Aspect) -> None:
    for record in bundled:
        card = answer_card(record, [aspect])
        sections = card["custom"]["sections"]
        assert all(section.get("cases") or section.get("rows") or section.get("lines") for section in sections)
        assert card["text"].startswith(record.name) or record.name in card["text"]
        assert record.release.decision in card["text"]


def test_a_good_entry_has_no_faults(tmp_path: Path) -> None:
    assert _faults(tmp_path, ENTRY) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"steps": []}, f"{CODE}: steps is empty"),
        ({"field": ""}, f"{CODE}: field is empty"),
        ({"methods": []}, f"{CODE}: methods is empty"),
        ({"url": "http://x"}, f"{CODE}: no decision number or no link to the source"),
        ({"aliases": ["a"]}, f"{CODE}: only 1 aliases"),
        ({"methods": [{"method": "direct", "time": {"value": 3}}]}, f"{CODE}: a time needs value and unit, or neither"),
        ({"cases": [{"documents": [{"name": "Sổ hộ khẩu"}]}]}, f"{CODE}: asks for the household book"),
        ({"code": "x"}, "x.yml, entry 1 (x): code: String should match pattern '^\\d{1,2}\\.\\d{6}$'"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, changes: dict[str, Any], fault: str) -> None:
    assert _faults(tmp_path, ENTRY | changes) == [fault]


def test_an_entry_that_stands_twice_is_named(tmp_path: Path) -> None:
    assert _faults(tmp_path, ENTRY, ENTRY) == [f"{CODE}: stands twice"]
