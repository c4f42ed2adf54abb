"""Counts of the catalogue."""

from __future__ import annotations

from collections import Counter

from procedures_kb.models import FeeStatus
from procedures_kb.store import CatalogueStore


def catalogue_stats(store: CatalogueStore) -> dict[str, int]:
    """Procedures by source and level, how many have a known time and fee, and how many sources differ."""
    counts: Counter[str] = Counter()
    for published in store.published():
        procedure = published.procedure
        counts["procedures"] += 1
        counts[f"shown from {procedure.release.source}"] += 1
        for level in procedure.levels:
            counts[f"level {level}"] += 1
        counts["with a known time"] += any(method.time.known for method in procedure.methods)
        counts["with a known fee"] += any(
            fee.status not in (FeeStatus.UNKNOWN, FeeStatus.SHOWN_FREE)
            for method in procedure.methods
            for fee in method.fees
        )
        counts["with sources that differ"] += bool(published.conflicts)
    return dict(counts)
