"""The check of the bundled catalogue that CI runs: nothing that every source has may be empty, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from procedures_kb.errors import BundledCatalogueError
from procedures_kb.importers.bundled import CATALOGUE_FOLDER, bundled_procedures
from procedures_kb.models import Procedure
from procedures_kb.search.phrases import bundled_phrases
from procedures_kb.vietnamese import fold, nfc

_REQUIRED = ("official_name", "levels", "field", "agencies", "steps", "methods", "aliases")
_LEAST_ALIASES = 5


def check_bundled(folder: Path = CATALOGUE_FOLDER) -> list[str]:
    """Every fault found, in words; empty when all is well."""
    try:
        procedures = list(bundled_procedures(folder))
    except BundledCatalogueError as error:
        return [str(error)]
    faults = [fault for procedure in procedures for fault in _faults(procedure)]
    twice = [code for code, count in Counter(one.code for one in procedures).items() if count > 1]
    return faults + [f"{code}: stands twice" for code in twice] + list(_phrase_faults())


def _faults(procedure: Procedure) -> Iterator[str]:
    for name in _REQUIRED:
        if not getattr(procedure, name):
            yield f"{procedure.code}: {name} is empty"
    if not procedure.release.decision or not procedure.release.url.startswith("https://"):
        yield f"{procedure.code}: no decision number or no link to the source"
    if len(procedure.aliases) < _LEAST_ALIASES:
        yield f"{procedure.code}: only {len(procedure.aliases)} aliases"
    for method in procedure.methods:
        if (method.time.value is None) != (method.time.unit is None):
            yield f"{procedure.code}: a time needs value and unit, or neither"
    if any(document.name.lower() == "sổ hộ khẩu" for document in procedure.documents):
        yield f"{procedure.code}: asks for the household book"


def _phrase_faults() -> Iterator[str]:
    owners: dict[str, str] = {}
    for code, phrases in bundled_phrases().items():
        for phrase in phrases:
            key = " ".join(phrase.lower().split())
            if owners.setdefault(key, code) != code:
                yield f"{code}: the phrase {phrase!r} also stands for {owners[key]}"
            if nfc(phrase) != phrase or not fold(phrase).strip():
                yield f"{code}: the phrase {phrase!r} is empty or not NFC"
