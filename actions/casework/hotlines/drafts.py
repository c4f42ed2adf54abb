"""One published line or office before it is checked, and the check. Pure but for the table of places."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from actions.casework.dossiers.table.cells import CellFault, read_moment, read_text
from actions.casework.dossiers.table.headers import folded
from actions.casework.hotlines.areas import AreaFault, read_area
from actions.casework.hotlines.hours import HoursFault, read_hours
from actions.casework.hotlines.models import HotlineEntry, ReceivingOffice
from actions.casework.hotlines.phones import EMAIL, PhoneFault, read_phones, written
from actions.casework.hotlines.roles import office_only
from procedures_kb.calendar import OfficeHours

Model = TypeVar("Model", bound=BaseModel)
_USUAL_HOURS = ("", "giohanhchinh")
_LEVELS = {"tinh": "province", "captinh": "province", "province": "province"} | dict.fromkeys(
    ("xa", "capxa", "phuong", "commune"), "commune"
)
_LIST_OPENING = re.compile(r"^(?:(?:danh sách|số điện thoại|các|các số|đường dây)\s+)+(?=tiếp)", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """What a file says of one line or office."""

    number: int
    """Its row, or its place in a YAML file, from 1."""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Defaults:
    """What holds where a file says nothing."""

    area: str
    hours: OfficeHours
    source: str


class DraftFault(ValueError):
    """Why a line or office cannot be taken, in Vietnamese."""


def hotline(draft: Draft, defaults: Defaults) -> HotlineEntry:
    """The line; raises `DraftFault`."""
    fields = draft.fields
    phones, email = _contacts(fields.get("phones"), read_text(fields.get("email")))
    if not phones and not email:
        raise DraftFault("không có số điện thoại hay thư điện tử")
    unit, role, listed = _text(fields, "unit"), office_only(_raw(fields.get("role"))), _text(fields, "list")
    return _checked(
        HotlineEntry,
        key=_text(fields, "key") or _key(list_identity(listed), unit, role),
        list=listed,
        unit=unit,
        role=role,
        phones=phones,
        email=email,
        topics=_topics(fields.get("topics")),
        valid_from=_day(fields.get("valid_from")),
        valid_to=_day(fields.get("valid_to")),
        **_shared(fields, defaults),
    )


def office(draft: Draft, defaults: Defaults) -> ReceivingOffice:
    """The office; raises `DraftFault`."""
    fields, shared = draft.fields, _shared(draft.fields, defaults)
    level = _text(fields, "level")
    if level and folded(level) not in _LEVELS:
        raise DraftFault("cấp phải là “tỉnh” hoặc “xã”")
    name = _text(fields, "name")
    return _checked(
        ReceivingOffice,
        key=_text(fields, "key") or _key("office", shared["area"], name),
        name=name,
        level=_LEVELS[folded(level)] if level else ("province" if len(shared["area"]) == 2 else "commune"),
        address=_text(fields, "address"),
        phones=_contacts(fields.get("phones"), "")[0],
        map_url=_text(fields, "map_url"),
        receives=_text(fields, "receives"),
        **shared,
    )


def list_identity(name: str) -> str:
    """The same for every spelling of a list's name."""
    return folded(_LIST_OPENING.sub("", name))


def _shared(fields: Mapping[str, Any], defaults: Defaults) -> dict[str, Any]:
    try:
        area = _text(fields, "area")
        return {
            "area": read_area(area, defaults.area) if area else defaults.area,
            "hours": _hours(fields.get("hours"), defaults.hours),
            "source": _text(fields, "source") or defaults.source,
        }
    except (AreaFault, HoursFault) as fault:
        raise DraftFault(str(fault)) from fault


def _contacts(cell: Any, email: str) -> tuple[tuple[str, ...], str]:
    text = "\n".join(map(_raw, cell)) if isinstance(cell, list) else _raw(cell)
    emails = [*EMAIL.findall(email), *EMAIL.findall(text)]
    if email and not EMAIL.search(email):
        raise DraftFault("thư điện tử không đúng dạng")
    try:
        return read_phones(EMAIL.sub("\n", text)), ", ".join(dict.fromkeys(emails))
    except PhoneFault as fault:
        raise DraftFault(str(fault)) from fault


def _hours(given: Any, usual: OfficeHours) -> OfficeHours | None:
    if isinstance(given, Mapping):
        return _checked(OfficeHours, **given)
    text = _raw(given)
    return usual if folded(text) in _USUAL_HOURS else read_hours(text)


def _topics(given: Any) -> tuple[str, ...]:
    parts = given if isinstance(given, list) else re.split(r"[,;\n]", _raw(given))
    return tuple(filter(None, map(read_text, parts)))


def _day(cell: Any) -> date | None:
    try:
        moment = read_moment(cell)
    except CellFault as fault:
        raise DraftFault(str(fault)) from fault
    return moment.date() if moment else None


def _raw(cell: Any) -> str:
    """The text with its line breaks; '' for the usual signs of nothing."""
    return written(cell).strip() if read_text(cell) else ""


def _text(fields: Mapping[str, Any], name: str) -> str:
    return read_text(fields.get(name))


def _key(*parts: str) -> str:
    return hashlib.sha256("|".join(map(folded, parts)).encode()).hexdigest()[:16]


def _checked(model: type[Model], **values: Any) -> Model:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise DraftFault(f"mục “{where}” còn trống hoặc sai dạng") from error
