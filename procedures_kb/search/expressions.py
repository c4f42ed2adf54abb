"""What stands for a procedure in the index: its names, what people call it, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from procedures_kb.models import Level, Procedure, Source

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OPENING = re.compile(r"^(thủ tục|liên thông( các| thủ tục)*( hành chính)?( về)?)\s+", re.IGNORECASE)


class Expression(NamedTuple):
    """A text that stands for the procedure, and how much a match with it counts (0..1)."""

    text: str
    weight: float


def expressions(procedure: Procedure, phrases: Iterable[str] = ()) -> list[Expression]:
    """The procedure's names, aliases and phrases; the same text only once."""
    name = _OPENING.sub("", procedure.official_name or procedure.name)
    found = [Expression(procedure.name, 1.0), Expression(name, 1.0), Expression(_BRACKETS.sub("", name), 0.97)]
    found += [Expression(alias, 1.0) for alias in procedure.aliases]
    found += [Expression(phrase, 1.0) for phrase in phrases]
    if procedure.keywords:
        found.append(Expression(procedure.keywords, 0.8))
    unique: dict[str, Expression] = {}
    for expression in found:
        unique.setdefault(expression.text.lower(), expression)
    return list(unique.values())


def prior(procedure: Procedure) -> float:
    """How likely an ordinary citizen is to mean it, before a word is read (0..1).

    Bundled procedures are those that people need most; the commune's variant comes before the province's, and that
    before the ministry's.
    """
    level = 0.0
    if Level.COMMUNE in procedure.levels:
        level = 1.0
    elif Level.PROVINCE in procedure.levels:
        level = 0.6
    return 0.5 * level + 0.5 * (procedure.release.source is Source.BUNDLED)
