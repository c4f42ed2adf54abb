"""What one row of a one-stop system's export, or one answer of its API, says of a dossier. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from actions.casework.dossiers.codes.reader import canonical
from actions.casework.dossiers.codes.repairs import RUN_SIZES
from actions.casework.dossiers.models import Dossier, DossierStatus
from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.cells import Cell, CellFault, read_amount, read_count, read_moment, read_text
from actions.casework.dossiers.table.headers import REQUIRED, folded, repeatable
from actions.casework.dossiers.table.records import NUMBERS, Record, RowFault, as_seals
from actions.casework.privacy import mask_name, withhold
from actions.casework.provinces import STATUS_WORDS, DossierSettings, TableColumns
from procedures_kb.calendar import OfficeHours

_FIELDS = frozenset(field.name for field in fields(Dossier)) - {"seals"}
_USUAL = {"unit": "", "procedure_name": ""}
_DERIVED = ("first_due_at", "due_moves")
"""Follow from earlier rows when a row does not say them."""
_ORDER = (
    ("received_at", "ngày tiếp nhận", "due_at"),
    ("received_at", "ngày tiếp nhận", "finished_at"),
    ("received_at", "ngày tiếp nhận", "returned_at"),
    ("finished_at", "ngày có kết quả", "returned_at"),
)
"""Nothing on the right happens on an earlier day than what is on the left."""


class RowReader:
    """Reads rows as one province's settings want them read."""

    def __init__(self, settings: DossierSettings, hours: OfficeHours, sealer: Sealer) -> None:
        """`hours` tell when a promised day ends."""
        factor = settings.second_factor
        self._factors = frozenset(NUMBERS if factor == "either" else (factor,))
        self._status_words = _status_words(settings)
        self._status = lru_cache(maxsize=1_000)(self._find_status)
        self._closing = _closing(hours)
        self._sealer = sealer
        self._unsaid = lru_cache(maxsize=100)(self._find_unsaid)
        self._readers: dict[str, Callable[[Cell], Any]] = {
            **dict.fromkeys(TableColumns.model_fields, read_text),
            "code": _read_code,
            "status": lambda cell: self._status(read_text(cell)),
            "due_at": self._read_promise,
            "first_due_at": self._read_promise,
            "due_moves": read_count,
            "amount_due": read_amount,
            **dict.fromkeys(("received_at", "finished_at", "returned_at", "updated_at"), read_moment),
            **dict.fromkeys(("reason", "todo"), _read_remark),
            "applicant": lambda cell: mask_name(read_text(cell)),
        }

    def read(self, cells: Mapping[str, Cell], now: datetime) -> Record:
        """The record in cells by field of `TableColumns`; raises `RowFault`.

        Names are masked and numbers sealed at once. What is not dated is as of `now`; nothing is newer than that.
        """
        said = self._read(dict.fromkeys(REQUIRED) | dict(cells))
        silent = self._unsaid(tuple(cells)) | {field for field in _DERIVED if said.get(field) is None}
        seals = [self._seal(said["code"], field, cells.get(field)) for field in NUMBERS]
        said["updated_at"] = min(said.get("updated_at") or now, now)
        said["due_moves"] = said.get("due_moves") or 0
        return Record(Dossier(**_USUAL | _in_order(said), seals=as_seals(*seals)), silent)

    def _read(self, cells: Mapping[str, Cell]) -> dict[str, Any]:
        said = {}
        for field, cell in cells.items():
            if field not in NUMBERS:
                try:
                    said[field] = self._readers[field](cell)
                except CellFault as fault:
                    raise RowFault(field, str(fault)) from None
        return said

    def _find_unsaid(self, told: tuple[str, ...]) -> frozenset[str]:
        return (_FIELDS | self._factors).difference(told)

    def _find_status(self, text: str) -> DossierStatus:
        status = self._status_words.get(folded(text))
        if status:
            return status
        word = f"“{text}” " if repeatable(text) else ""
        raise CellFault(f"{word}chưa có trong danh sách trạng thái" if text else "ô trống")

    def _read_promise(self, cell: Cell) -> datetime | None:
        """A promised day without a time ends when the office closes."""
        moment = read_moment(cell)
        return datetime.combine(moment, self._closing) if moment and moment.time() == time() else moment

    def _seal(self, code: str, field: str, cell: Cell) -> str:
        return self._sealer.seal(code, read_text(cell)) if field in self._factors else ""


def _read_code(cell: Cell) -> str:
    text = read_text(cell)
    beginning, dash, run = text.rpartition("-")
    if len(run) in RUN_SIZES and run.isascii() and run.isdecimal() and _begins_canonical_codes(beginning + dash):
        return text
    try:
        return canonical(text)
    except ValueError:
        raise CellFault("không phải là mã hồ sơ" if text else "ô trống") from None


@lru_cache(maxsize=50_000)
def _begins_canonical_codes(beginning: str) -> bool:
    """Whether codes with this agency and day are canonical as they stand; dossiers of a day share the answer."""
    code = beginning + "0" * RUN_SIZES[0]
    try:
        return canonical(code) == code
    except ValueError:
        return False


def _read_remark(cell: Cell) -> str:
    text = read_text(cell)
    return withhold(text).text if text else ""


def _status_words(settings: DossierSettings) -> dict[str, DossierStatus]:
    """The province's own words come last, so that they count."""
    tables = (STATUS_WORDS, settings.statuses)
    return {folded(word): status for table in tables for status, words in table.items() for word in words}


def _closing(hours: OfficeHours) -> time:
    """Monday's last closing time; that of the next open weekday when the office is closed on Mondays."""
    return next(filter(None, map(hours.on, range(5))))[-1].end


def _in_order(said: dict[str, Any]) -> dict[str, Any]:
    """Checks that nothing happened before what must come first; a mere day counts as not before on the same day."""
    for first, name, then in _ORDER:
        earlier, later = said.get(first), said.get(then)
        if earlier and later and later < earlier:
            if later.date() < earlier.date() or (then != "due_at" and later.time() != time()):
                raise RowFault(then, f"{later:%d/%m/%Y %H:%M} đứng trước {name} ({earlier:%d/%m/%Y %H:%M})")
            if then != "due_at":
                said[then] = earlier
    return said
