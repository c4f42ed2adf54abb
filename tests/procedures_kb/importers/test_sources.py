"""Walking files, folders, archives and lines."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procedures_kb.importers.sources import MAX_ENTRY_BYTES, entries_of, files_of, unreadable
from tests.procedures_kb.builders import portal_json, tar_file

MEGABYTE = 1024 * 1024


def _sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_folders_are_walked_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.json", "b/1.DOCX", "c.jsonl.gz", "a.txt", "d.tar.gz", "notes.md"):
        (tmp_path / name).write_bytes(b"x")
    found = [str(file.relative_to(tmp_path)) for file in files_of([tmp_path])]
    assert found == ["b/1.DOCX", "b/2.json", "c.jsonl.gz", "d.tar.gz"]


def test_a_named_file_is_taken_whatever_its_kind(tmp_path: Path) -> None:
    assert files_of([tmp_path / "missing.txt"]) == [tmp_path / "missing.txt"]


def test_a_file_is_one_entry(tmp_path: Path) -> None:
    path = tmp_path / "1.JSON"
    path.write_bytes(b"{}")
    (entry,) = entries_of(path)
    assert (entry.where, entry.suffix, entry.data, entry.consumed) == (str(path), ".json", b"{}", 2)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    (entry,) = entries_of(tmp_path / "missing.json")
    assert entry.error.startswith("can't be read: ")
    assert "missing.json" in str(unreadable(entry))


@pytest.mark.parametrize("name", ["big.json", "big.docx", "big.jsonl"])
def test_200_megabytes_are_rejected(tmp_path: Path, name: str) -> None:
    (entry,) = entries_of(_sparse(tmp_path / name, 200 * MEGABYTE))
    assert f"more than the {MAX_ENTRY_BYTES:,} that a record may have" in entry.error
    assert entry.data == b""


def test_a_large_file_is_not_read_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _sparse(tmp_path / "big.json", 200 * MEGABYTE)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} was read"))
    (entry,) = entries_of(path)
    assert entry.error.startswith("209,715,200 bytes")


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_lines_are_entries_with_their_numbers(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"records{suffix}"
    data = b'{"code": 1}\n\n{"code": 2}'
    path.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    entries = list(entries_of(path))
    assert [entry.where for entry in entries] == [f"{path}, line 1", f"{path}, line 3"]
    assert [entry.suffix for entry in entries] == [".json", ".json"]
    assert entries[1].data == b'{"code": 2}'


def test_a_truncated_gzip_gives_its_whole_lines_then_an_error(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    lines = "".join(f"{portal_json(code=f'1.{number:06}')}\n" for number in range(2000))
    path.write_bytes(gzip.compress(lines.encode())[:-2000])
    *good, last = entries_of(path)
    assert good[0].where == f"{path}, line 1"
    assert all(not entry.error for entry in good)
    assert last.error.startswith("can't be read: ")


def test_a_gzip_bomb_of_one_line_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * (MAX_ENTRY_BYTES + MEGABYTE)))
    (entry,) = entries_of(path)
    assert (entry.where, entry.data) == (f"{path}, line 1", b"")
    assert "more than the" in entry.error


def test_members_of_an_archive_are_entries(tmp_path: Path) -> None:
    members = {"a/1.docx": b"one", "a/list.txt": b"-", "b/2.JSON": b"two"}
    path = tar_file(tmp_path / "exports.tar.gz", members)
    entries = list(entries_of(path))
    assert [(entry.where, entry.suffix, entry.data) for entry in entries] == [
        (f"{path}, a/1.docx", ".docx", b"one"),
        (f"{path}, b/2.JSON", ".json", b"two"),
    ]


def test_a_large_member_does_not_hide_the_next(tmp_path: Path) -> None:
    path = tar_file(tmp_path / "exports.tgz", {"big.json": b" " * (MAX_ENTRY_BYTES + 1), "small.json": b"{}"})
    big, small = entries_of(path)
    assert "more than the" in big.error
    assert (small.data, small.error) == (b"{}", "")


def test_what_is_no_archive_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "exports.tar.gz"
    path.write_bytes(b"%PDF-1.7 no archive")
    (entry,) = entries_of(path)
    assert entry.error.startswith("can't be read: ")


@pytest.mark.parametrize("suffix", [".tar.gz", ".jsonl.gz"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_raises(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    path = tar_file(tmp_path / f"x{suffix}", {"1.json": portal_json().encode()})
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole) - 1))
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[place] ^= data.draw(st.integers(1, 255))
    for content in (whole[:cut], bytes(damaged)):
        path.write_bytes(content)
        assert all(entry.where.startswith(str(path)) for entry in entries_of(path))
