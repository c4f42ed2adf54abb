"""What is read of a dossier in one row, and how its seals are ordered. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from actions.casework.dossiers.models import Dossier

NUMBERS = ("phone", "identity")
"""Numbers of a citizen, in the order in which `Dossier.seals` has their seals; '' stands for one that is not known."""


class RowFault(ValueError):
    """Why a row cannot be used: the field of `TableColumns`, and the reason in Vietnamese without personal data."""

    def __init__(self, field: str, reason: str) -> None:
        """`reason` is to be put after the column's name."""
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True)
class Record:
    """What a row says of a dossier."""

    dossier: Dossier
    silent: frozenset[str] = frozenset()
    """Fields of `Dossier`, and numbers, of which the row says nothing."""


def as_seals(phone: str, identity: str) -> tuple[str, ...]:
    """`Dossier.seals` of the two seals, either of which may be ''."""
    return (phone, identity) if identity else (phone,) if phone else ()


def two_seals(dossier: Dossier) -> tuple[str, str]:
    """The phone's seal and the ID's, '' where there is none."""
    phone, identity = (*dossier.seals, "", "")[:2]
    return phone, identity
