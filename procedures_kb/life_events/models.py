"""A life event (sự kiện trong đời) and its steps, as immutable values."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from procedures_kb.models import ProcedureCode, Text


def _compiled(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no pattern: {error}") from error
    return pattern


Pattern = Annotated[str, Field(min_length=1), AfterValidator(_compiled)]
"""A regular expression of folded whole words."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Value):
    """One procedure of an event. `needs` is what it takes from the steps before, `when` for whom it applies."""

    code: ProcedureCode
    why: Text = Field(min_length=1)
    needs: Text = ""
    when: Text = ""


class LifeEvent(_Value):
    """What a family goes through. A broad question is about it when `about` matches and `unless` does not."""

    key: str = Field(pattern=r"^[a-z_]+$")
    name: Text = Field(min_length=1)
    opening: Text = Field(pattern=r"^[^\n]+$")
    about: tuple[Pattern, ...] = Field(min_length=1)
    unless: tuple[Pattern, ...] = ()
    aliases: tuple[Text, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=3, max_length=7)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the steps, in order."""
        return tuple(step.code for step in self.steps)
