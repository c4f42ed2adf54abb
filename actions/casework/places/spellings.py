"""Other keys that lead to a name: what the published tables know, and what people write besides."""

from __future__ import annotations

from collections.abc import Iterable

from actions.casework.places.amendments import PROVINCE_SPELLINGS
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


def spellings_of(unit: Unit, level: Level) -> tuple[frozenset[str], frozenset[str]]:
    """Further keys of this very name, and keys of the names of what was joined to the unit earlier.

    The first are slips ('phucsa'), parts ('camli' of 'Cam Ly - Đà Lạt'), digits for Roman numbers.
    """
    own = key_of(unit.name)
    other_names = _without_kind(unit.aliases, level, own)
    spellings = (_without_kind(unit.keywords, level, own) | _written_by_people(unit.name, level)) - other_names
    return frozenset(spellings - {own}), frozenset(other_names - {own})


def _written_by_people(name: str, level: Level) -> set[str]:
    keys = set(PROVINCE_SPELLINGS.get(name, ())) if level is Level.PROVINCE else set()
    if " - " in name:
        keys.add(key_of(name.split(" - ")[0]))
    if name in _ROMAN:
        keys.add(_ROMAN[name])
    return keys


def _without_kind(keywords: Iterable[str], level: Level, own: str) -> set[str]:
    """Bare names among keywords that come with and without their kind."""
    keys = {_key(keyword) for keyword in keywords}
    known = keys | {own}
    return {next((key[len(kind) :] for kind in _KINDS[level] if _is_kind_of(key, kind, known)), key) for key in keys}


def _is_kind_of(key: str, kind: str, known: set[str]) -> bool:
    return key.startswith(kind) and (key[len(kind) :] in known or key[len(kind) :].isdigit())


def _key(keyword: str) -> str:
    plain = keyword.isascii() and keyword.isalpha()
    return keyword.replace("y", "i") if plain else key_of(keyword)
