"""Counts of the catalogue."""

from __future__ import annotations

from datetime import date

from procedures_kb.models import Fee, FeeStatus, Level, Source
from procedures_kb.stats import catalogue_stats
from procedures_kb.store import CatalogueStore
from tests.procedures_kb.builders import amount, method, procedure, release, working_days


def test_an_empty_catalogue_counts_nothing(store: CatalogueStore) -> None:
    assert catalogue_stats(store) == {}


def test_counts(store: CatalogueStore) -> None:
    older = release("old/QĐ", date(2025, 11, 27), Source.PORTAL_WORD)
    both = (Level.COMMUNE, Level.PROVINCE)
    shown_free = (Fee(status=FeeStatus.SHOWN_FREE),)
    store.put(
        [
            procedure(levels=both, methods=(method(working_days(3), (amount(1),)),)),
            procedure(levels=both, methods=(method(working_days(5)),), release=older),
            procedure(code="1.000002", levels=(Level.COMMUNE,), methods=(method(fees=shown_free),), release=older),
        ]
    )
    assert catalogue_stats(store) == {
        "procedures": 2,
        "shown from portal-2026": 1,
        "shown from portal-word": 1,
        "level commune": 2,
        "level province": 1,
        "with a known time": 1,
        "with a known fee": 1,
        "with sources that differ": 1,
    }
