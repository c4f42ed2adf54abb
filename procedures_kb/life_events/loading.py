"""Reading `events.yml` (docs/catalogue.md, "Life events")."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from procedures_kb.errors import BundledCatalogueError
from procedures_kb.life_events.models import LifeEvent

EVENTS_FILE = Path(__file__).parent / "events.yml"

_EVENTS = TypeAdapter(tuple[LifeEvent, ...])


@cache
def life_events(path: Path = EVENTS_FILE) -> tuple[LifeEvent, ...]:
    """Every life event of the file, in order; raises `BundledCatalogueError` when one breaks the schema."""
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise BundledCatalogueError(path.name, f"not YAML: {error}") from error
    try:
        events = _EVENTS.validate_python(entries)
    except ValidationError as error:
        first = error.errors()[0]
        raise BundledCatalogueError(f"{path.name}, {_place(first['loc'], entries)}", first["msg"]) from error
    twice = [key for key, count in Counter(event.key for event in events).items() if count > 1]
    if twice:
        raise BundledCatalogueError(f"{path.name}, {twice[0]}", "the key stands twice")
    return events


def _place(location: tuple[int | str, ...], entries: object) -> str:
    """Where in the file: 'birth: steps.0.code' for (0, 'steps', 0, 'code')."""
    if not location or not isinstance(entries, list):
        return "the whole file"
    number, *inner = location
    entry = entries[int(number)]
    key = entry.get("key") if isinstance(entry, dict) else None
    return f"{key or f'event {int(number) + 1}'}: {'.'.join(map(str, inner)) or 'the event'}"
