"""The last word on the intent, when the procedures that the words name are known."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intents import EMERGENCY, QUESTION, intent_of, set_intent

_TELLS = frozenset({"ask_dossier", "complain", "check_ticket"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class IntentArbiter(GraphComponent, IntentClassifier):
    """Words that name a procedure make a question of a message whose intent is doubtful; never of an emergency."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Two ways to be a question.

        Words that fit a procedure nearly whole (`plain`), or well enough (`enough`) while the learned intent is less
        sure than `doubt`. Who asks for a dossier or complains (surer than `tells`) names procedures only in passing.
        """
        return {"plain": 0.8, "enough": 0.36, "doubt": 0.72, "tells": 0.72}

    def __init__(self, config: dict[str, Any]) -> None:
        """`config` as in `get_default_config`."""
        self._plain: float = config["plain"]
        self._enough: float = config["enough"]
        self._doubt: float = config["doubt"]
        self._tells: float = config["tells"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentArbiter:
        """Make the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Correct the intents."""
        for message in messages:
            intent, confidence = intent_of(message)
            support = max((entity.get("support", 0.0) for entity in message.get(ENTITIES, [])), default=0.0)
            named = support >= self._plain or (support >= self._enough and confidence < self._doubt)
            kept = intent in _TELLS and confidence >= self._tells
            if named and not kept and intent not in (QUESTION, EMERGENCY):
                set_intent(message, QUESTION, support)
        return messages
