"""Every decision, amount, time and legal number of the bundled catalogue stands in a published record."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from procedures_kb.importers import bundled_procedures
from procedures_kb.models import Procedure, Source
from procedures_kb.reconcile import reconcile
from tests.procedures_kb.builders import amount, method, procedure, working_days
from tests.procedures_kb.conftest import PublishedData
from tests.procedures_kb.published_facts import Sources


@pytest.fixture(scope="module")
def raw_words(shared_data: Path) -> dict[str, str]:
    """The words of each JSON record as published, cut cells included."""
    with gzip.open(shared_data / "portal-2026" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return {record["code"]: json.dumps(record, ensure_ascii=False) for record in records}


def test_every_bundled_fact_is_published(published: PublishedData, raw_words: dict[str, str]) -> None:
    wrong: list[str] = []
    for entry in bundled_procedures():
        sources = Sources(published.store.versions(entry.code), raw_words.get(entry.code, ""))
        wrong += sources.mismatches(entry)
    assert not wrong, f"{len(wrong)} facts of the bundled catalogue stand in no source:\n" + "\n".join(wrong)


def test_the_bundled_entry_is_the_one_that_is_shown(published: PublishedData) -> None:
    hidden = [
        entry.code
        for entry in bundled_procedures()
        if reconcile([entry, *published.store.versions(entry.code)])[0].release.source is not Source.BUNDLED
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lệ phí 20.000 đồng, 03 ngày làm việc", True),
        ("Lệ phí 20000 đồng, 3 (ba) ngày làm việc", True),
        ("Lệ phí 120.000 đồng, 3 ngày làm việc", False),
        ("Lệ phí 20.000 đồng, 13 ngày làm việc", False),
        ("Lệ phí 20.000 đồng, 3 ngày", False),
    ],
)
def test_facts_are_found_in_words(words: str, found: bool) -> None:
    entry = procedure(methods=(method(working_days(3), (amount(20000),)),))
    assert (list(Sources([procedure()], words).mismatches(entry)) == []) is found


def test_each_mismatch_is_named() -> None:
    entry = procedure(methods=(method(working_days(3), (amount(20000),)),), legal_bases=[{"number": "1/2020/TT"}])
    other = entry.release.model_copy(update={"decision": "other/QĐ"})
    assert list(Sources([_bare(entry)], "").mismatches(entry.model_copy(update={"release": other}))) == [
        "1.000001: decision other/QĐ, the newest source has 100/QĐ-BTP",
        "1.000001: direct: time 3 working_day",
        "1.000001: direct: fee 20000",
        "1.000001: legal text 1/2020/TT",
    ]
    assert list(Sources([], "").mismatches(entry)) == ["1.000001: no source has it"]


def _bare(entry: Procedure) -> Procedure:
    return entry.model_copy(update={"methods": (), "legal_bases": ()})
