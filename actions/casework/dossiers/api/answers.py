"""Reads the answers of a one-stop system's API as the province file maps them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from actions.casework.dossiers.models import Dossier, DossierEvent, GatewayDown
from actions.casework.dossiers.table.cells import Cell
from actions.casework.dossiers.table.records import NUMBERS, RowFault
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.provinces import HttpGatewaySettings, ProvinceError, TableColumns
from procedures_kb.calendar import VIETNAM

_MISSING = object()
_AS_ROW = {"at": "updated_at", "note": "reason"}
"""Fields of an event that a row calls otherwise: an event is read like a row that was updated then."""
_EPOCHS = ((range(10**9, 5 * 10**9), 1), (range(10**12, 5 * 10**12), 1000))
"""Seconds and milliseconds since 1970, from 2001 on."""


class AnswerReader:
    """Finds the fields of dossiers and events in JSON; what they hold is read like the cells of an export."""

    def __init__(self, settings: HttpGatewaySettings, factor: str, rows: RowReader) -> None:
        """`factor` is `DossierSettings.second_factor`. Raises `ProvinceError` when the mapping cannot work."""
        self._fields = settings.fields
        self._event_fields = settings.history_fields
        self._event_list = settings.history_list
        self._rows = rows
        _check("fields", self._fields, set(TableColumns.model_fields), {"code", "status"})
        if not self._fields.keys() & set(NUMBERS if factor == "either" else [factor]):
            raise ProvinceError(f"dossiers.http.fields: no second factor is mapped ({factor})")
        if settings.history_url:
            known = {field.name for field in fields(DossierEvent)}
            _check("history_fields", self._event_fields, known, {"at", "status"})

    def dossier(self, answer: Any, code: str, now: datetime) -> Dossier | None:
        """The dossier in an answer; None where the answer holds nothing. Raises `GatewayDown` for a wrong answer."""
        stated = _value_at(answer, self._fields["code"])
        if stated is _MISSING:
            raise GatewayDown(f"the answer has nothing at {self._fields['code']!r}, where the code should be")
        if not stated and not _cells(answer, {"status": self._fields["status"]})["status"]:
            return None
        dossier = self._read(_cells(answer, self._fields), now)
        if dossier.code != code:
            raise GatewayDown("the answer is about another code than the one asked for")
        return dossier

    def history(self, answer: Any, code: str, now: datetime) -> list[DossierEvent]:
        """The events in an answer, oldest first. Raises `GatewayDown` for a wrong answer."""
        entries = _value_at(answer, self._event_list)
        if entries is None:
            return []
        if not isinstance(entries, list):
            raise GatewayDown(f"the answer has no list at {self._event_list!r}")
        return sorted((self._event(entry, code, now) for entry in entries), key=attrgetter("at"))

    def _event(self, entry: Any, code: str, now: datetime) -> DossierEvent:
        said = _cells(entry, self._event_fields)
        if not said["at"]:
            raise GatewayDown(f"an event has nothing at {self._event_fields['at']!r}, where its time should be")
        row = self._read({"code": code} | {_AS_ROW.get(field, field): cell for field, cell in said.items()}, now)
        return DossierEvent(row.updated_at or now, row.status, row.unit, row.step, row.due_at, row.reason)

    def _read(self, cells: Mapping[str, Cell], now: datetime) -> Dossier:
        try:
            return self._rows.read(cells, now).dossier
        except RowFault as fault:
            raise GatewayDown(f"the answer's {fault}") from None


def _check(where: str, mapped: Mapping[str, str], known: set[str], needed: set[str]) -> None:
    wrong = sorted(mapped.keys() - known)
    missing = sorted(needed - mapped.keys())
    if wrong:
        raise ProvinceError(f"dossiers.http.{where}: unknown {', '.join(wrong)}; known are {', '.join(sorted(known))}")
    if missing:
        raise ProvinceError(f"dossiers.http.{where}: {', '.join(missing)} must be mapped")


def _value_at(answer: Any, path: str) -> Any:
    """What stands at a dotted path; None when the way there ends in nothing, `_MISSING` when there is no such way."""
    for key in path.split(".") if path else ():
        if answer in (None, {}, []):
            return None
        answer = _step(answer, key)
    return answer


def _step(answer: Any, key: str) -> Any:
    if isinstance(answer, dict):
        return answer.get(key, _MISSING)
    if isinstance(answer, list) and key.isdecimal() and int(key) < len(answer):
        return answer[int(key)]
    return _MISSING


def _cells(answer: Any, paths: Mapping[str, str]) -> dict[str, Cell]:
    return {field: _cell(_value_at(answer, path), field, path) for field, path in paths.items()}


def _cell(value: Any, field: str, path: str) -> Cell:
    if value is None or value is _MISSING:
        return None
    if isinstance(value, bool | dict | list):
        raise GatewayDown(f"the answer's {field} at {path!r} is not a text or number")
    cell: Cell = value
    return _moment(cell) if field == "at" or field.endswith("_at") else cell


def _moment(value: Cell) -> Cell:
    """Numbers that count from 1970 as a moment; anything else as it is."""
    if isinstance(value, int | float):
        for span, unit in _EPOCHS:
            if span.start <= value < span.stop:
                return datetime.fromtimestamp(value / unit, VIETNAM).replace(tzinfo=None)
    return value
