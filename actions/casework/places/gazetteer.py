"""Today's units and every name that leads to them, out of the published tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from actions.casework.places.amendments import COMMUNES_TO_WARDS, PROVINCE_CITIES
from actions.casework.places.models import Entry, Level, Place
from actions.casework.places.spellings import names_of, spellings_of
from actions.casework.places.tables import Commune, OldWard, Unit


@dataclass(frozen=True)
class Gazetteer:
    """The units of today by code, and all names, today's first."""

    places: dict[str, Place]
    entries: list[Entry]


def build_gazetteer(communes: list[Commune], wards: list[OldWard]) -> Gazetteer:
    """Everything that a name can mean."""
    places = {place.code: place for place in _places(communes)}
    entries = [
        *_provinces(communes),
        *_communes(communes, wards),
        *_old_provinces(wards, places),
        *_old_districts(wards, places),
        *_old_wards(wards, places),
    ]
    return Gazetteer(places, entries)


def _places(communes: list[Commune]) -> Iterator[Place]:
    provinces = {commune.province.code: _title(commune.province) for commune in communes}
    for code, name in provinces.items():
        yield Place(code, name, "province", name, code)
    for commune in communes:
        code = commune.province.code
        yield Place(commune.unit.code, _title(commune.unit), "commune", provinces[code], code)


def _provinces(communes: list[Commune]) -> Iterator[Entry]:
    for province in dict.fromkeys(commune.province for commune in communes):
        for name in _names(province, Level.PROVINCE):
            yield replace(name, codes=(province.code,), area=province.code)


def _communes(communes: list[Commune], wards: list[OldWard]) -> Iterator[Entry]:
    before: dict[str, set[str]] = defaultdict(set)
    for ward in wards:
        for code in ward.codes:
            before[code] |= {_district(ward), _old_province(ward)}
    for commune in communes:
        code = commune.unit.code
        within = frozenset({commune.province.code, *before[code]})
        yield from (replace(name, codes=(code,), within=within) for name in _names(commune.unit, Level.COMMUNE))


def _old_provinces(wards: list[OldWard], places: dict[str, Place]) -> Iterator[Entry]:
    for province, some in _grouped(wards, lambda ward: ward.province).items():
        codes = tuple(_provinces_of(some, places))
        yield replace(
            _before(province, Level.PROVINCE), codes=codes, area=_old_province(some[0]), within=frozenset(codes)
        )


def _old_districts(wards: list[OldWard], places: dict[str, Place]) -> Iterator[Entry]:
    for district, some in _grouped(wards, lambda ward: ward.district).items():
        name = _before(district, Level.DISTRICT)
        within = frozenset({_old_province(some[0]), *_provinces_of(some, places)})
        yield replace(name, codes=_likeliest(district.name, some, places), area=_district(some[0]), within=within)


def _old_wards(wards: list[OldWard], places: dict[str, Place]) -> Iterator[Entry]:
    for ward in wards:
        if ward.unit:
            name = _before(ward.unit, Level.COMMUNE)
            title = f"{name.title}, {ward.district.kind.lower()} {ward.district.name}"
            within = frozenset({_district(ward), _old_province(ward), *_provinces_of([ward], places)})
            yield replace(name, title=title, codes=ward.codes, within=within)


def _likeliest(name: str, wards: list[OldWard], places: dict[str, Place]) -> tuple[str, ...]:
    """Communes of today in an old district: its namesake, then those that took most of its wards."""
    wholly = Counter(ward.codes[0] for ward in wards)
    codes = {code for ward in wards for code in ward.codes}
    return tuple(sorted(codes, key=lambda code: (not places[code].name.endswith(f" {name}"), -wholly[code], code)))


def _names(unit: Unit, level: Level) -> Iterator[Entry]:
    """The name of today, and the one before the unit changed its kind."""
    name = _before(unit, level)
    yield replace(name, kind=_kind_today(unit), title=_title(unit), current=True)
    if name.title != _title(unit):
        yield name


def _before(unit: Unit, level: Level) -> Entry:
    spellings, other_names = spellings_of(unit, level)
    title = f"{unit.kind} {unit.name}"
    return Entry(level, unit.kind, names_of(unit, level), title, spellings=spellings, other_names=other_names)


def _title(unit: Unit) -> str:
    return f"{_kind_today(unit)} {unit.name}"


def _kind_today(unit: Unit) -> str:
    if unit.code in PROVINCE_CITIES:
        return "Thành phố"
    return "Phường" if unit.code in COMMUNES_TO_WARDS else unit.kind


def _district(ward: OldWard) -> str:
    return f"district {ward.district.code}"


def _old_province(ward: OldWard) -> str:
    return f"province {ward.province.code}"


def _provinces_of(wards: Iterable[OldWard], places: dict[str, Place]) -> Iterable[str]:
    return dict.fromkeys(places[code].province_code for ward in wards for code in ward.codes)


def _grouped(wards: Iterable[OldWard], key: Callable[[OldWard], Unit]) -> dict[Unit, list[OldWard]]:
    groups: dict[Unit, list[OldWard]] = defaultdict(list)
    for ward in wards:
        groups[key(ward)].append(ward)
    return groups
