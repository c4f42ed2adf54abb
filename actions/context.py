"""What the actions work with, handed down by the floor above when the server (or a test) starts."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from actions.casework.complaints.desk import ComplaintDesk
from actions.casework.dossiers.apologies import Apologies
from actions.casework.dossiers.desk import DossierDesk
from actions.casework.dossiers.subscriptions import Subscriptions
from actions.casework.hotlines.registry import HotlineRegistry
from actions.casework.places import PlaceReading, Places
from actions.casework.provinces import Province
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import CatalogueStore

withheld_numbers: ContextVar[tuple[str, ...]] = ContextVar("withheld_numbers", default=())
"""The personal numbers of the message that is being answered: Rasa, its tracker and the logs never see them."""


@dataclass(frozen=True)
class Assistant:
    """The services of one running assistant."""

    catalogue: CatalogueStore
    province: Province
    calendar: WorkingCalendar
    desk: DossierDesk
    apologies: Apologies
    subscriptions: Subscriptions
    complaints: ComplaintDesk
    registry: HotlineRegistry
    places: Places
    area: str
    """Official code of the province."""

    @property
    def hotline(self) -> str:
        """The province's public-service line."""
        return self.province.hotline

    def find_place(self, text: str) -> PlaceReading | None:
        """The place that a sentence names, of this province first."""
        return self.places.find(text, "" if self.sample else self.area)

    @property
    def sample(self) -> bool:
        """Whether the casework data are made up."""
        return self.province.sample


_current: list[Assistant] = []


def assistant() -> Assistant:
    """The running assistant's services; a RuntimeError before `provide`."""
    if not _current:
        raise RuntimeError("no assistant was provided: call actions.context.provide() first")
    return _current[-1]


def provide(current: Assistant) -> None:
    """Make `current` the services of this process."""
    _current[:] = [current]
