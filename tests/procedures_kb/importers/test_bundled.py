"""Our own YAML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procedures_kb.errors import BundledCatalogueError
from procedures_kb.importers.bundled import bundled_procedures, read_bundled
from procedures_kb.models import FeeKind, FeeStatus, Level, Procedure, Provenance, Source, TimeUnit

ENTRY = """
- code: "1.000001"
  name: Cấp giấy mẫu
  level: [commune]
  decision: 300/QĐ-BTP
  as_of: "2026-06"
  url: https://dichvucong.gov.vn/1
  methods:
  - method: direct
    time: {value: 3, unit: working_day, text: 3 ngày làm việc, decision: 100/QĐ-BTP, as_of: "2025-11"}
    fees:
    - {kind: charge, amount: 20000}
    - {kind: fee, status: deferred, decision: 100/QĐ-BTP, as_of: "2025-11"}
  - {method: online, time: {value: null, unit: null, text: ""}}
"""


def _only(text: str) -> Procedure:
    (record,) = read_bundled(text, "x.yml")
    return record


def _rejected(text: str) -> str:
    with pytest.raises(BundledCatalogueError) as caught:
        list(read_bundled(text, "x.yml"))
    return str(caught.value)


def test_an_entry_is_read_whole() -> None:
    record = _only(ENTRY)
    assert (record.code, record.levels) == ("1.000001", (Level.COMMUNE,))
    release = record.release
    assert (release.source, release.decision, release.as_of) == (Source.BUNDLED, "300/QĐ-BTP", date(2026, 6, 1))


def test_a_fact_keeps_its_own_decision() -> None:
    older = Provenance(decision="100/QĐ-BTP", as_of=date(2025, 11, 1))
    direct, online = _only(ENTRY).methods
    assert (direct.time.value, direct.time.unit, direct.time.provenance) == (3, TimeUnit.WORKING_DAY, older)
    assert not online.time.known
    assert [fee.provenance for fee in direct.fees] == [None, older]


def test_a_fee_with_an_amount_needs_no_status() -> None:
    charge, fee = _only(ENTRY).methods[0].fees
    assert (charge.kind, charge.status, charge.amount) == (FeeKind.CHARGE, FeeStatus.AMOUNT, 20000)
    assert (fee.kind, fee.status, fee.amount) == (FeeKind.FEE, FeeStatus.DEFERRED, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- [", "x.yml: not YAML"),
        ("code: 1.000001", "x.yml: a catalogue file is a list of entries"),
        ("- as_of: 2026-13-45", "x.yml: not YAML: month must be in 1..12"),
        ("- text", "x.yml, entry 1 (None): an entry is a mapping"),
        ("- {1: x, colour: y}", "x.yml, entry 1 (None): unknown keys 1, colour"),
        ("- {code: '1.000001', name: A}", "x.yml, entry 1 (1.000001): KeyError: 'level'"),
        (ENTRY.replace("direct", "pigeon"), "methods.0.channel"),
        (ENTRY.replace("amount: 20000", "amount: -1"), "methods.0.fees.0.amount"),
        (ENTRY.replace("amount: 20000", "status: free, amount: 1"), "an amount is given exactly when"),
        (ENTRY.replace('"2026-06"', '"06/2026"'), "as_of must be YYYY-MM, not '06/2026'"),
        (ENTRY.replace("300/QĐ-BTP", '""'), "decision: "),
    ],
)
def test_a_faulty_entry_is_named(text: str, reason: str) -> None:
    assert reason in _rejected(text)


def test_a_folders_files_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text(ENTRY.replace("1.000001", "1.000002"), encoding="utf-8")
    (tmp_path / "a.yml").write_text(ENTRY, encoding="utf-8")
    assert [record.code for record in bundled_procedures(tmp_path)] == ["1.000001", "1.000002"]
