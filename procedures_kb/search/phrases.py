"""What people say for each procedure: reviewed YAML beside the catalogue, `procedures_kb/phrases/*.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from procedures_kb.errors import BundledCatalogueError

PHRASES_FOLDER = Path(__file__).parent.parent / "phrases"


@cache
def bundled_phrases(folder: Path = PHRASES_FOLDER) -> dict[str, tuple[str, ...]]:
    """The everyday wordings by procedure code."""
    phrases: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.yml")):
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for code, texts in (loaded or {}).items():
            where = f"{path.name}, {code}"
            if not isinstance(code, str):
                raise BundledCatalogueError(where, "the code is no text (quote it)")
            if not isinstance(texts, list):
                raise BundledCatalogueError(where, "the phrases are no list")
            if not all(isinstance(text, str) for text in texts):
                raise BundledCatalogueError(where, "a phrase is no text (quote one that holds ': ')")
            phrases[code] = (*phrases.get(code, ()), *texts)
    return phrases
