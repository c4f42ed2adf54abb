"""The lines of the whole country, from `national.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from actions.casework.hotlines.areas import COUNTRY
from actions.casework.hotlines.drafts import Defaults, hotline
from actions.casework.hotlines.models import HotlineEntry
from actions.casework.hotlines.published import read_published
from procedures_kb.calendar import OfficeHours

_FILE = Path(__file__).parent / "national.yml"


@cache
def national_lines() -> dict[str, HotlineEntry]:
    """Key → line, in the file's order."""
    defaults = Defaults(COUNTRY, OfficeHours(), _FILE.name)
    lines = [hotline(draft, defaults) for draft in read_published(_FILE).drafts]
    return {line.key: line for line in lines}
