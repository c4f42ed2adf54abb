"""Made-up dossiers for tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.casework.dossiers.models import Dossier, DossierEvent, DossierStatus

CODE = "H99.01-261102-0007"
NOW = datetime(2026, 11, 23, 9, 0)
"""A Monday."""


def dossier(**changed: Any) -> Dossier:
    """A dossier in progress that is due in time, with what the test changes."""
    usual: dict[str, Any] = {
        "code": CODE,
        "status": DossierStatus.IN_PROGRESS,
        "unit": "UBND phường Mẫu 1",
        "procedure_name": "Đăng ký kết hôn",
        "step": "Thẩm tra hồ sơ",
        "received_at": datetime(2026, 11, 2, 8, 15),
        "due_at": datetime(2026, 11, 27, 17, 0),
        "applicant": "N****** V** M**",
        "updated_at": datetime(2026, 11, 23, 7, 0),
    }
    return Dossier(**usual | changed)


class FakeGateway:
    """Dossiers in memory; `down` is raised instead when set."""

    def __init__(self, *dossiers: Dossier) -> None:
        self.dossiers = {one.code: one for one in dossiers}
        self.events: list[DossierEvent] = []
        self.down: Exception | None = None

    async def find(self, code: str) -> Dossier | None:
        if self.down:
            raise self.down
        return self.dossiers.get(code)

    async def history(self, code: str) -> list[DossierEvent]:
        if self.down:
            raise self.down
        return self.events

    async def close(self) -> None:
        """Nothing is open."""
