"""The labels of the portal's questions are sound and join with their source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.evaluation.portal_2021 import LABELS, rows
from tests.helpers import PROJECT

REASONS = {"portal", "policy", "dossier", "not_published", "vague"}
SOURCE = """
nlu:
- intent: greet
  examples: |
    - xin chào
- intent: ask
  examples: |
    - Làm thẻ thư viện ở đâu?
    - Quên mật khẩu thì sao?
    - Lam the thu vien o dau?
    - Quen mat khau thi sao?
"""


@pytest.fixture(scope="module")
def labels() -> dict[int, dict[str, Any]]:
    loaded: dict[int, dict[str, Any]] = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.yml"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def two_labels(tmp_path: Path) -> Path:
    path = tmp_path / "labels.yml"
    path.write_text('1: {codes: ["9.000001"]}\n2: {codes: [], why: portal}\n', encoding="utf-8")
    return path


def test_every_position_is_labelled(labels: dict[int, dict[str, Any]]) -> None:
    assert sorted(labels) == list(range(1, 201))


def test_every_label_has_codes_or_a_known_reason(labels: dict[int, dict[str, Any]]) -> None:
    for position, label in labels.items():
        expected = {"codes"} if label["codes"] else {"codes", "why"}
        assert set(label) == expected, position
        assert label.get("why", "portal") in REASONS, position


def test_every_code_is_text_and_named_once(labels: dict[int, dict[str, Any]]) -> None:
    for position, label in labels.items():
        assert all(isinstance(code, str) for code in label["codes"]), position
        assert len(set(label["codes"])) == len(label["codes"]), position


def test_every_code_stands_in_the_catalogue_index(labels: dict[int, dict[str, Any]]) -> None:
    index = PROJECT.parent / "shared" / "data" / "catalogue-index.tsv"
    if not index.is_file():
        pytest.skip("no ../shared/data beside the project: the catalogue index is not part of the repository")
    known = {line.partition("\t")[0] for line in index.read_text(encoding="utf-8").splitlines()[1:]}
    assert not {code for label in labels.values() for code in label["codes"]} - known


def test_a_label_serves_the_question_with_and_without_diacritics(source: Path, two_labels: Path) -> None:
    common = {"codes": ["9.000001"], "aspects": [], "kind": "answer"}
    assert rows(source, two_labels) == [
        {"text": "Làm thẻ thư viện ở đâu?", "style": "portal", **common},
        {"text": "Lam the thu vien o dau?", "style": "portal_unaccented", **common},
    ]


def test_a_source_of_another_length_is_refused(source: Path) -> None:
    with pytest.raises(ValueError, match="source.yml holds 4 questions, not 200"):
        rows(source)
