"""Sets the intent `emergency` where plain words say so, whatever the learned classifier thought."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.emergencies import Danger, danger_in


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyDetector(GraphComponent, IntentClassifier):
    """Stands after the learned classifier."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure`: from this confidence the learned intent of a question for a paper is trusted."""
        return {"sure": 0.9}

    def __init__(self, config: dict[str, Any]) -> None:
        """`config` as in `get_default_config`."""
        self._sure: float = config["sure"]

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
        """Overrule the intent of emergencies; a danger that is only told of yields to a sure question for a paper."""
        for message in messages:
            danger = danger_in(message.get(TEXT) or "")
            if danger is Danger.CRIED or (danger is Danger.TOLD and not self._surely_paperwork(message)):
                message.set(INTENT, {"name": "emergency", "confidence": 1.0}, add_to_output=True)
        return messages

    def _surely_paperwork(self, message: Message) -> bool:
        intent = message.get(INTENT) or {}
        return intent.get("name") == "ask_procedure" and intent.get("confidence", 0.0) >= self._sure
