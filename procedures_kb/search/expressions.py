"""What stands for a procedure in the index: its names, what people call it, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from procedures_kb.models import Level, Procedure, Source

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OPENING = re.compile(r"^(thủ tục|liên thông( các| thủ tục)*( hành chính)?( về)?)\s+", re.IGNORECASE)
_BODY_DOCUMENTS = 8
_BODY_CHARS = 70
_BODY_CONDITION_CHARS = 120


def expressions(procedure: Procedure, phrases: Iterable[str] = ()) -> list[str]:
    """The procedure's names, aliases, keywords and phrases, its name first; the same text only once."""
    name = _OPENING.sub("", procedure.official_name or procedure.name)
    found = [procedure.name, name, _BRACKETS.sub("", name), *procedure.aliases, *phrases, procedure.keywords]
    return list({text.lower(): text for text in found if text.strip()}.values())


def body_text(procedure: Procedure) -> str:
    """What the procedure is made of: field, results, audience, papers, conditions."""
    documents = [document.name[:_BODY_CHARS] for document in procedure.documents[:_BODY_DOCUMENTS]]
    parts = (procedure.name, procedure.official_name, procedure.field, *procedure.results, *procedure.audience)
    return " ".join([*parts, *documents, procedure.conditions[:_BODY_CONDITION_CHARS]])


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
