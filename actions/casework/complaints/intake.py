"""The intake of a complaint, turn by turn: what is known, what is asked next. Pure.

The contact comes last and is never part of the draft: it goes from the message into the ticket, so that the
conversation holds no telephone number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from actions.casework.complaints.models import Category, Complaint

LEAST_WORDS = 3
"""Fewer say nothing of what happened."""
_MOST_CHARS = 2000


class Field(StrEnum):
    """What is asked."""

    TEXT = "text"
    PLACE = "place"
    CONFIRM = "confirm"
    CONTACT = "contact"
    STOP = "stop"
    """Whether to drop it all."""


@dataclass(frozen=True)
class Draft:
    """A complaint in the making."""

    started: str
    """When, ISO; with the sender it names the submission."""
    asked: Field = Field.TEXT
    resumed: Field = Field.TEXT
    """What was asked before `STOP`."""
    text: str = ""
    category: str = ""
    place_code: str = ""
    place: str = ""
    place_asked: bool = False
    dossier_code: str = ""
    unit: str = ""

    def to_slot(self) -> dict[str, Any]:
        """As the conversation remembers it."""
        return asdict(self)

    @classmethod
    def from_slot(cls, value: Mapping[str, Any]) -> Draft:
        """Read back what `to_slot` wrote."""
        fields = dict(value) | {"asked": Field(value["asked"]), "resumed": Field(value["resumed"])}
        return cls(**fields)

    def complaint(self, **others: Any) -> Complaint:
        """What is told so far; `others` are further fields of `Complaint`."""
        category = Category(self.category) if self.category else Category.OTHER
        return Complaint(
            text=self.text,
            category=category,
            dossier_code=self.dossier_code,
            place_code=self.place_code,
            place=self.place,
            unit=self.unit,
            **others,
        )


@dataclass(frozen=True)
class Heard:
    """What one message says, as far as a complaint goes."""

    text: str
    intent: str = ""
    category: str = ""
    place_code: str = ""
    place: str = ""
    dossier_code: str = ""

    @property
    def tells(self) -> bool:
        """Whether it says anything of what happened."""
        return self.intent not in _ANSWERS and len(self.text.split()) >= LEAST_WORDS


_ANSWERS = frozenset({"affirm", "deny", "skip", "stop_form", "anonymous", "give_number", "greet", "thank", "goodbye"})


def hear(draft: Draft, heard: Heard) -> Draft:
    """The draft after a message: what it says is taken, whatever was asked; `asked` is what to ask next."""
    if heard.intent == "stop_form" and draft.asked is not Field.STOP:
        return replace(draft, asked=Field.STOP, resumed=draft.asked)
    if draft.asked is Field.STOP:
        return replace(draft, asked=draft.resumed)
    known = _with_details(draft, heard)
    match draft.asked:
        case Field.TEXT:
            known = _with_text(known, heard)
        case Field.PLACE:
            known = replace(known, place_asked=True, place=known.place or _said_place(heard))
        case Field.CONFIRM if heard.intent != "affirm":
            return _corrected(known, draft, heard)
    confirmed = draft.asked is Field.CONFIRM or (draft.asked is Field.CONTACT and known == draft)
    return replace(known, asked=next_field(known, confirmed))


def next_field(draft: Draft, confirmed: bool = False) -> Field:
    """What is missing first."""
    if not draft.text:
        return Field.TEXT
    if not (draft.place or draft.place_asked or draft.dossier_code):
        return Field.PLACE
    return Field.CONTACT if confirmed else Field.CONFIRM


def _with_details(draft: Draft, heard: Heard) -> Draft:
    return replace(
        draft,
        place_code=heard.place_code or draft.place_code,
        place=heard.place or draft.place,
        dossier_code=heard.dossier_code or draft.dossier_code,
        category=draft.category or heard.category,
    )


def _with_text(draft: Draft, heard: Heard) -> Draft:
    return replace(draft, text=heard.text[:_MOST_CHARS]) if heard.tells else draft


def _said_place(heard: Heard) -> str:
    """Where, in the citizen's words, when no unit of today was recognised."""
    return "" if heard.intent in _ANSWERS else heard.text[:200]


def _corrected(known: Draft, before: Draft, heard: Heard) -> Draft:
    """At the summary anything but a yes corrects: a place replaces the place, other words are added."""
    if known.place != before.place or not heard.tells:
        return known
    return replace(known, text=f"{known.text}\n{heard.text}"[:_MOST_CHARS])
