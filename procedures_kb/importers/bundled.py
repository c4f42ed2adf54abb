"""Our own YAML catalogue: the format of `procedures_kb/catalogue/*.yml` (docs/catalogue.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from procedures_kb.errors import BundledCatalogueError
from procedures_kb.models import FeeStatus, Procedure, Provenance, Release, Source

CATALOGUE_FOLDER = Path(__file__).parent.parent / "catalogue"

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_KEYS = {
    "code", "name", "official_name", "level", "field", "type", "audience", "agencies", "authority", "results",
    "conditions", "decision", "as_of", "url", "sources", "methods", "cases", "steps", "legal", "aliases", "status",
    "replaced_by", "note",
}  # fmt: skip
_SAME_NAME = (
    "code", "name", "official_name", "field", "type", "audience", "agencies", "authority", "results", "conditions",
    "cases", "steps", "aliases", "note", "status", "replaced_by",
)  # fmt: skip


def bundled_procedures(folder: Path = CATALOGUE_FOLDER) -> Iterator[Procedure]:
    """Every entry of the folder's YAML files; raises `BundledCatalogueError` at the first that breaks the schema."""
    for path in sorted(folder.glob("*.yml")):
        yield from read_bundled(path.read_text(encoding="utf-8"), path.name)


def read_bundled(text: str, where: str) -> Iterator[Procedure]:
    """The entries of one YAML file; `where` is named in errors."""
    try:
        entries = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BundledCatalogueError(where, f"not YAML: {error}") from error
    if not isinstance(entries, list):
        raise BundledCatalogueError(where, "a catalogue file is a list of entries")
    for number, entry in enumerate(entries, start=1):
        code = entry.get("code") if isinstance(entry, dict) else None
        yield _read_entry(entry, f"{where}, entry {number} ({code})")


def _read_entry(entry: Any, where: str) -> Procedure:
    if not isinstance(entry, dict):
        raise BundledCatalogueError(where, "an entry is a mapping")
    unknown = set(entry) - _KEYS
    if unknown:
        raise BundledCatalogueError(where, f"unknown keys {', '.join(sorted(map(str, unknown)))}")
    try:
        return Procedure.model_validate(_fields(entry))
    except ValidationError as error:
        first = error.errors()[0]
        raise BundledCatalogueError(where, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BundledCatalogueError(where, f"{type(error).__name__}: {error}") from error


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    fields = {name: entry[name] for name in _SAME_NAME if entry.get(name) is not None}
    return fields | {
        "levels": entry["level"],
        "methods": [_method(method) for method in entry.get("methods") or ()],
        "legal_bases": entry.get("legal") or (),
        "release": Release(
            source=Source.BUNDLED, decision=entry["decision"], as_of=_month(entry["as_of"]), url=entry.get("url") or ""
        ),
    }


def _method(method: dict[str, Any]) -> dict[str, Any]:
    return {
        "channel": method["method"],
        "time": _with_provenance(method.get("time") or {}),
        "fees": [_with_provenance({"status": FeeStatus.AMOUNT} | fee) for fee in method.get("fees") or ()],
        "note": method.get("note") or "",
    }


def _with_provenance(fact: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in fact.items() if name not in ("decision", "as_of")}
    if "decision" not in fact:
        return rest
    return rest | {"provenance": Provenance(decision=fact["decision"], as_of=_month(fact["as_of"]))}


def _month(text: Any) -> date:
    match = _MONTH.fullmatch(str(text))
    if match is None:
        raise ValueError(f"as_of must be YYYY-MM, not {text!r}")
    return date(int(match[1]), int(match[2]), 1)
