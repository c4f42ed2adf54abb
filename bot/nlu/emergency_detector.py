"""Sets the intent `emergency` where plain words say so, and takes it back where they speak of papers."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.emergencies import Danger, danger_in, speaks_of_papers
from bot.nlu.intents import EMERGENCY, QUESTION, drop_intent, intent_of, set_intent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyDetector(GraphComponent, IntentClassifier):
    """Stands after the learned classifier."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure`: from this confidence a learned question for a paper outweighs a danger that is only told of.

        `alone`: from this confidence the learned intent `emergency` counts without any word of danger.
        """
        return {"sure": 0.9, "alone": 0.75}

    def __init__(self, config: dict[str, Any]) -> None:
        """`config` as in `get_default_config`."""
        self._sure: float = config["sure"]
        self._alone: float = config["alone"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EmergencyDetector:
        """Make the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Correct the intents."""
        for message in messages:
            self._correct(message, message.get(TEXT) or "")
        return messages

    def _correct(self, message: Message, text: str) -> None:
        danger = danger_in(text)
        intent, confidence = intent_of(message)
        sure_question = intent == QUESTION and confidence >= self._sure
        if danger is Danger.CRIED or (danger is Danger.TOLD and not sure_question):
            set_intent(message, EMERGENCY, 1.0)
        elif danger is Danger.NONE and intent == EMERGENCY and (confidence < self._alone or speaks_of_papers(text)):
            drop_intent(message)
