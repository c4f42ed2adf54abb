"""The index on disk."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from procedures_kb.search import saved
from procedures_kb.search.saved import SavedIndex
from tests.procedures_kb.search.catalogue import BIRTH, by_hand, toy_index

DAMAGE = {
    "empty": b"",
    "text": b"no pickle at all",
    "another object": pickle.dumps({"codes": []}),
    "nothing to call": b"K\x01)R.",
    "empty stack": b"0.",
    "a class that is gone": b"cprocedures_kb.search.index\nGone\n.",
    "a module that is gone": b"cprocedures_kb.gone\nIndex\n.",
    "a protocol of the future": b"\x80\x63.",
    "a wrong state": b"cprocedures_kb.search.index\nSearchIndex\n)\x81K\x01b.",
    "a missing key": b"cos\nenviron\nc_operator\ngetitem\n",
}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_saved_is_loaded_and_finds_the_same(tmp_path: Path) -> None:
    index = toy_index()
    SavedIndex(tmp_path / "new" / "folder").save(7, index)
    loaded = SavedIndex(tmp_path / "new" / "folder").load(7)
    assert loaded is not None
    assert loaded is not index
    question = "dang ky khai sihn"
    assert loaded.search(question, by_hand()) == index.search(question, by_hand())
    assert loaded.codes == index.codes


def test_nothing_saved_nothing_loaded(tmp_path: Path) -> None:
    assert SavedIndex(tmp_path / "never made").load(1) is None
    assert not (tmp_path / "never made").exists()


def test_another_revision_is_not_loaded(tmp_path: Path) -> None:
    index = SavedIndex(tmp_path)
    index.save(7, toy_index())
    assert index.load(6) is index.load(8) is index.load(77) is None


def test_an_index_of_other_phrases_or_code_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SavedIndex(tmp_path).save(7, toy_index())
    phrases = tmp_path / "phrases"
    phrases.mkdir()
    (phrases / "one.yml").write_text(f'"{BIRTH}": [sanh con]\n', encoding="utf-8")
    monkeypatch.setattr(saved, "PHRASES_FOLDER", phrases)
    assert SavedIndex(tmp_path).load(7) is None


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_no_index(tmp_path: Path, damage: bytes) -> None:
    index = SavedIndex(tmp_path)
    index.save(7, toy_index())
    [path] = files(tmp_path)
    path.write_bytes(damage)
    assert index.load(7) is None


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_no_index(tmp_path: Path, share: float) -> None:
    index = SavedIndex(tmp_path)
    index.save(7, toy_index())
    [path] = files(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert index.load(7) is None


def test_a_damaged_file_is_written_over(tmp_path: Path) -> None:
    index = SavedIndex(tmp_path)
    index.save(7, toy_index())
    files(tmp_path)[0].write_bytes(b"")
    index.save(7, toy_index())
    assert index.load(7) is not None


def test_old_files_are_removed_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    (tmp_path / "6-0123456789abcdef.index").write_bytes(b"of older code")
    index = SavedIndex(tmp_path)
    for revision in (7, 8, 9):
        index.save(revision, toy_index())
    assert [path.suffix for path in files(tmp_path)] == [".index", ".txt"]
    assert index.load(9) is not None
