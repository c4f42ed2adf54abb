"""The import report: one bad file never stops the rest."""

from __future__ import annotations

import gzip
from pathlib import Path

from procedures_kb.importers import import_paths, import_records
from procedures_kb.store import CatalogueStore, ImportOutcome
from tests.procedures_kb.builders import portal_json, procedure, tar_file, word_export, word_file

GOOD_YAML = """
- {code: "1.000004", name: Bốn, level: [commune], decision: 4/QĐ, as_of: "2026-06"}
- {code: "1.000005", name: Năm, level: [commune], decision: 5/QĐ, as_of: June}
"""


def _folder(path: Path) -> Path:
    """Five good records among everything that can be wrong."""
    (path / "good.docx").write_bytes(word_export())
    (path / "good.json").write_text(portal_json(code="1.000002"), encoding="utf-8")
    (path / "half.yml").write_text(GOOD_YAML, encoding="utf-8")
    (path / "latin.yml").write_bytes("- tên".encode("utf-16"))
    (path / "bomb.json").write_text("[" * 100_000)
    (path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (path / "broken.docx").write_bytes(word_export()[:100])
    (path / "empty.docx").write_bytes(word_file("<x/>"))
    lines = [portal_json(code="1.000003"), "not JSON", portal_json(code="1.000006")]
    (path / "lines.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    tar_file(path / "exports.tar.gz", {"a/bad.docx": b"%PDF", "a/copy.docx": word_export()})
    return path


def test_good_records_are_stored_beside_bad_files(store: CatalogueStore, tmp_path: Path) -> None:
    report = import_paths(store, [_folder(tmp_path)])
    assert store.codes() == ["1.000001", "1.000002", "1.000003", "1.000004", "1.000006"]
    assert report.outcomes == {ImportOutcome.IMPORTED: 5, ImportOutcome.UNCHANGED: 1}
    assert report.read == 6


def test_every_bad_file_is_named_with_its_reason(store: CatalogueStore, tmp_path: Path) -> None:
    report = import_paths(store, [_folder(tmp_path)])
    reasons = {error.where.removeprefix(f"{tmp_path}/"): error.reason for error in report.rejected}
    assert reasons["exports.tar.gz, a/bad.docx"] == "a PDF under a Word name"
    assert reasons["half.yml, entry 2 (1.000005)"].endswith("as_of must be YYYY-MM, not 'June'")
    assert reasons["latin.yml"].startswith("not UTF-8: ")
    assert reasons["lines.jsonl.gz, line 2"].startswith("not JSON: ")
    assert reasons.keys() >= {"bomb.json", "old.doc", "broken.docx", "empty.docx"}
    assert len(report.rejected) == 8


def test_an_unknown_kind_of_file_is_rejected(store: CatalogueStore, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("1.000001")
    report = import_paths(store, [tmp_path / "list.txt"])
    assert "no known kind of record; known are .docx" in report.rejected[0].reason
    assert (report.read, store.codes()) == (0, [])


def test_importing_again_changes_nothing(store: CatalogueStore, tmp_path: Path) -> None:
    import_paths(store, [_folder(tmp_path)])
    revision = store.revision()
    report = import_paths(store, [tmp_path])
    assert report.outcomes == {ImportOutcome.UNCHANGED: 6}
    assert store.revision() == revision


def test_progress_tells_bytes_and_records(store: CatalogueStore, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(portal_json(code=f"1.{number:06}") for number in range(3)), encoding="utf-8")
    calls: list[tuple[int, int]] = []
    import_paths(store, [path], lambda consumed, read: calls.append((consumed, read)))
    assert sum(consumed for consumed, _ in calls) == path.stat().st_size
    assert len(calls) == 3


def test_more_records_than_a_batch_holds(store: CatalogueStore) -> None:
    report = import_records(store, (procedure(code=f"1.{number:06}") for number in range(450)))
    assert report.outcomes == {ImportOutcome.IMPORTED: 450}
    assert len(store.codes()) == 450
