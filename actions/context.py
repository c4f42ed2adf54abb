"""What the actions work with, handed down by the floor above when the server (or a test) starts."""

from __future__ import annotations

from dataclasses import dataclass

from procedures_kb.store import CatalogueStore


@dataclass(frozen=True)
class Assistant:
    """The services of one running assistant."""

    catalogue: CatalogueStore
    hotline: str


_current: list[Assistant] = []


def assistant() -> Assistant:
    """The running assistant's services; a RuntimeError before `provide`."""
    if not _current:
        raise RuntimeError("no assistant was provided: call actions.context.provide() first")
    return _current[-1]


def provide(current: Assistant) -> None:
    """Make `current` the services of this process."""
    _current[:] = [current]
