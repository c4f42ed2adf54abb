"""What people say, read from YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedures_kb.errors import BundledCatalogueError
from procedures_kb.search import bundled_phrases
from tests.procedures_kb.search.catalogue import BIRTH, MARRIAGE


def phrases_of(folder: Path, **files: str) -> dict[str, tuple[str, ...]]:
    """What is read of files with these contents."""
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    return bundled_phrases(folder)


def test_phrases_by_code(tmp_path: Path) -> None:
    read = phrases_of(tmp_path, one=f'"{BIRTH}":\n  - sanh con\n  - làm giấy cho bé\n"{MARRIAGE}": [cưới nhau]\n')
    assert read == {BIRTH: ("sanh con", "làm giấy cho bé"), MARRIAGE: ("cưới nhau",)}


def test_a_code_may_stand_in_several_files(tmp_path: Path) -> None:
    read = phrases_of(tmp_path, two=f'"{BIRTH}": [b]\n', one=f'"{BIRTH}": [a]\n')
    assert read == {BIRTH: ("a", "b")}


def test_no_files_and_empty_files_hold_no_phrases(tmp_path: Path) -> None:
    assert phrases_of(tmp_path / "none") == {}
    assert phrases_of(tmp_path, empty="", comment="# nothing yet\n") == {}


@pytest.mark.parametrize("phrase", ["hỏi: ở đâu", "2024", "true", "1.5", "null", "[a]", "~"])
def test_a_phrase_that_is_no_text_is_named(tmp_path: Path, phrase: str) -> None:
    with pytest.raises(BundledCatalogueError, match=rf"^bad\.yml, {BIRTH}: a phrase is no text"):
        phrases_of(tmp_path, bad=f'"{BIRTH}":\n  - sanh con\n  - {phrase}\n')


@pytest.mark.parametrize("phrases", ["", " sanh con", " 5", "\n  a: b"])
def test_phrases_that_are_no_list_are_named(tmp_path: Path, phrases: str) -> None:
    with pytest.raises(BundledCatalogueError, match=rf"^bad\.yml, {BIRTH}: the phrases are no list"):
        phrases_of(tmp_path, bad=f'"{BIRTH}":{phrases}\n')


def test_a_code_without_quotes_is_named(tmp_path: Path) -> None:
    with pytest.raises(BundledCatalogueError, match=r"^bad\.yml, 1\.001193: the code is no text"):
        phrases_of(tmp_path, bad="1.001193: [sanh con]\n")


def test_the_phrases_that_are_shipped() -> None:
    phrases = bundled_phrases()
    assert len(phrases) > 100
    assert all(text.strip() for texts in phrases.values() for text in texts)
