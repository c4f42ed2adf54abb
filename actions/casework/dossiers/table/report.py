"""What became of the rows of an imported table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from actions.casework.dossiers.table.keeping import Outcome

_KEPT_REJECTIONS = 10_000


@dataclass(frozen=True)
class Rejection:
    """A row that was not imported: its number as a spreadsheet counts, and why, in Vietnamese."""

    row_number: int
    reason: str


@dataclass
class ImportReport:
    """What became of the rows of a table."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    rejected: list[Rejection] = field(default_factory=list)
    """The first of them."""
    rejected_count: int = 0
    """All of them."""
    seconds: float = 0.0

    @property
    def read(self) -> int:
        """Rows read, whatever became of them."""
        return self.outcomes.total() + self.rejected_count

    @property
    def added(self) -> int:
        """Dossiers that were not known before."""
        return self.outcomes[Outcome.ADDED]

    @property
    def changed(self) -> int:
        """Dossiers of which the table says something new."""
        return self.outcomes[Outcome.CHANGED]

    @property
    def unchanged(self) -> int:
        """Dossiers of which it says what was known."""
        return self.outcomes[Outcome.UNCHANGED]

    @property
    def older(self) -> int:
        """Rows that are older than what is stored, or than another row of the same table."""
        return self.outcomes[Outcome.OLDER]

    def reject(self, row_number: int, reason: str) -> None:
        """Count a rejected row, and keep it if there is room."""
        self.rejected_count += 1
        if self.rejected_count <= _KEPT_REJECTIONS:
            self.rejected.append(Rejection(row_number, reason))
