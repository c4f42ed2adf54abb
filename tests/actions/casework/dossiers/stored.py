"""Made-up rows of the dossier table, as many as a test wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert

from actions.casework.dossiers.models import DossierStatus
from actions.casework.dossiers.tables import ApologyRow, DossierRow
from procedures_kb.store import Database

RECEIVED = datetime(2026, 11, 2, 8, 15)
DUE = datetime(2026, 11, 13, 17, 0)
_CHUNK = 20_000


def row(number: int = 1, **changed: Any) -> dict[str, Any]:
    """A dossier in progress that was to be finished by `DUE`, with what the test changes."""
    return {
        "code": f"H99.01-261102-{number:07}",
        "status": DossierStatus.IN_PROGRESS.value,
        "unit": "UBND phường Mẫu 1",
        "procedure_name": "Đăng ký kết hôn",
        "procedure_code": "1.000894",
        "procedure_group": "Hộ tịch",
        "step": "Thẩm tra hồ sơ",
        "received_at": RECEIVED,
        "due_at": DUE,
        "first_due_at": None,
        "due_moves": 0,
        "finished_at": None,
        "returned_at": None,
        "result": "",
        "reason": "",
        "todo": "",
        "amount_due": None,
        "applicant": "N****** V** M**",
        "phone_seal": "sealed-phone",
        "id_seal": "sealed-identity",
        "updated_at": RECEIVED,
        "content_hash": "",
    } | changed


def finished(number: int = 1, at: datetime | None = DUE, **changed: Any) -> dict[str, Any]:
    """A dossier of which the result is there."""
    done = {"status": DossierStatus.FINISHED.value, "finished_at": at, "result": "12/TLKH"}
    return row(number, **done | changed)


def store(database: Database, rows: Iterable[dict[str, Any]]) -> None:
    """Put the rows into the table."""
    left = iter(rows)
    while chunk := list(islice(left, _CHUNK)):
        with database.engine.begin() as connection:
            connection.execute(insert(DossierRow.__table__), chunk)


def apologise(database: Database, number: int = 1, promised: datetime = DUE) -> None:
    """Issue an apology for the dossier with this number."""
    apology = {"promised": promised, "new_due": promised, "issued_at": promised, "days_late": 1, "channel": "test"}
    with database.session() as session:
        session.execute(insert(ApologyRow).values(code=row(number)["code"], **apology))


def empty(database: Database) -> None:
    """Take every dossier out again."""
    with database.session() as session:
        session.execute(delete(DossierRow))


def numbered(*parts: tuple[int, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """So many dossiers like each of the given ones, each with a code of its own."""
    number = 0
    for times, one in parts:
        for _ in range(times):
            number += 1
            yield one | {"code": row(number)["code"]}
