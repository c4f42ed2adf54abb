"""Other keys that lead to a name: what the published tables know, and what people write besides."""

from __future__ import annotations

from collections.abc import Iterable

from actions.casework.places.amendments import NOT_OF_A_PROVINCE, PROVINCE_NAMES
from actions.casework.places.models import Level
from actions.casework.places.tables import Unit
from actions.casework.places.words import key_of

_KINDS = {
    Level.PROVINCE: ("thanhpho", "tinh"),
    Level.DISTRICT: ("thanhpho", "district", "thixa", "huien", "quan", "tp", "tx", "q"),
    Level.COMMUNE: ("dackhu", "thitran", "phuong", "ward", "xa", "sa", "tt", "p", "f"),
}
"""Keys of kinds that keywords of the tables begin with ('xaancu', 'sadangsa', 'p5')."""
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7"}
"""One-digit numbers."""


def names_of(unit: Unit, level: Level) -> tuple[str, ...]:
    """How one writes it: the name, its first part ('Cam Ly' of 'Cam Ly - Đà Lạt'), digits for a Roman number."""
    others = PROVINCE_NAMES.get(unit.name, ()) if level is Level.PROVINCE else ()
    part = () if level is Level.PROVINCE else (unit.name.split(" - ")[0],)
    return tuple(dict.fromkeys((unit.name, *part, *others, *_ROMAN.get(unit.name, ()))))


def spellings_of(unit: Unit, level: Level) -> tuple[frozenset[str], frozenset[str]]:
    """Further keys of its name (slips: 'phucsa'), and keys of the names of what was joined to it earlier."""
    own = {key_of(name) for name in names_of(unit, level)}
    other_names = _without_kind(unit.aliases, level, own) - own
    spellings = _without_kind(unit.keywords, level, own) - other_names - own
    return frozenset(spellings - NOT_OF_A_PROVINCE if level is Level.PROVINCE else spellings), frozenset(other_names)


def _without_kind(keywords: Iterable[str], level: Level, own: set[str]) -> set[str]:
    """Bare names among keywords that come with and without their kind."""
    keys = {_key(keyword) for keyword in keywords}
    known = keys | own
    return {next((key[len(kind) :] for kind in _KINDS[level] if _is_kind_of(key, kind, known)), key) for key in keys}


def _is_kind_of(key: str, kind: str, known: set[str]) -> bool:
    return key.startswith(kind) and (key[len(kind) :] in known or key[len(kind) :].isdigit())


def _key(keyword: str) -> str:
    plain = keyword.isascii() and keyword.isalpha()
    return keyword.replace("y", "i") if plain else key_of(keyword)
