"""Finds the codes of dossiers and complaints, and messages that are nothing but a withheld number."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.casework.complaints.codes import read_ticket_code
from actions.casework.dossiers.codes.reader import CodeReading, read_code
from bot.nlu.intents import EMERGENCY, QUESTION, intent_of, set_intent
from procedures_kb.calendar import filing_day, vietnam_now

DOSSIER_INTENTS = ("ask_dossier", "ask_dossier_history", "follow_dossier", "unfollow_dossier", "complain_dossier")
_NUMBER_ONLY = re.compile(r"\W*(?:\w+\W+){0,6}?\[số \d\](?:\W+\w+){0,3}\W*", re.IGNORECASE)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DossierReader(GraphComponent, EntityExtractorMixin):
    """A message with a dossier code is about that dossier, whatever else was understood; never an emergency."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DossierReader:
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity `dossier` and correct the intents."""
        for message in messages:
            text = message.get(TEXT) or ""
            intent, _ = intent_of(message)
            reading = read_code(text)
            if reading is not None:
                message.set(ENTITIES, [*message.get(ENTITIES, []), _entity(reading)], add_to_output=True)
                if intent not in (*DOSSIER_INTENTS, EMERGENCY):
                    set_intent(message, "ask_dossier", 1.0)
            elif intent != EMERGENCY and read_ticket_code(text) is not None:
                set_intent(message, "check_ticket", 1.0)
            elif intent == "ask_dossier" and _files_yet(text):
                set_intent(message, QUESTION, 1.0)
            elif _NUMBER_ONLY.fullmatch(text) and intent != EMERGENCY:
                set_intent(message, "give_number", 1.0)
        return messages


def _files_yet(text: str) -> bool:
    """Whether the dossier is still to be filed: 'nộp hồ sơ hôm nay thì bao giờ có' asks for a time, not a status."""
    today = vietnam_now().date()
    day = filing_day(text, today)
    return day is not None and day >= today


def _entity(reading: CodeReading) -> dict[str, Any]:
    start, end = reading.span
    return {
        "entity": "dossier",
        "value": reading.code if reading.sure else "",
        "suggestions": list(reading.suggestions),
        "start": start,
        "end": end,
        "extractor": "DossierReader",
    }
