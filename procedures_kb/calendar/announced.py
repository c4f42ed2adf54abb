"""Reading `announced.yml`: the breaks and worked Saturdays that the Government announced (docs/calendar.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from procedures_kb.errors import BundledCatalogueError
from procedures_kb.models import Text

ANNOUNCED_FILE = Path(__file__).parent / "announced.yml"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Break(_Value):
    """Days off in a row, weekly days off included, both ends inclusive."""

    name: Text = Field(min_length=1)
    first: date
    last: date

    @model_validator(mode="after")
    def _runs_forwards_within_a_year(self) -> Break:
        if not self.first <= self.last or self.first.year != self.last.year:
            raise ValueError(f"'first' {self.first} is after 'last' {self.last}, or in another year")
        return self

    def days(self) -> Iterator[date]:
        """Every day of the break, in order."""
        return (self.first + timedelta(days) for days in range((self.last - self.first).days + 1))


class Announcement(_Value):
    """What one published document says. `source` is its number and date."""

    source: Text = Field(min_length=1)
    breaks: tuple[Break, ...] = Field(min_length=1)
    working_days: tuple[date, ...] = ()


_ANNOUNCEMENTS = TypeAdapter(tuple[Announcement, ...])


@cache
def announcements(path: Path = ANNOUNCED_FILE) -> tuple[Announcement, ...]:
    """Every announcement of the file, in order; raises `BundledCatalogueError` when one breaks the schema."""
    try:
        return _ANNOUNCEMENTS.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise BundledCatalogueError(path.name, f"not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise BundledCatalogueError(f"{path.name}, {'.'.join(map(str, first['loc']))}", first["msg"]) from error
