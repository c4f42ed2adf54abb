"""Which published procedures a message may be about."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge import live_index


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ProcedureLinker(GraphComponent, EntityExtractorMixin):
    """Adds `candidate` entities (code and score, likeliest first) from the live catalogue: nothing to train."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`candidates`: how many are added."""
        return {"candidates": 8}

    def __init__(self, config: dict[str, Any]) -> None:
        """`config` as in `get_default_config`."""
        self._candidates: int = config["candidates"]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> ProcedureLinker:
        """Make the component; the index opens at the first message."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = [
                {
                    "entity": "candidate",
                    "value": match.code,
                    "confidence_entity": match.score,
                    "start": 0,
                    "end": len(text),
                }
                for match in live_index().current().search(text, self._candidates)
            ]
            added = self.add_extractor_name(found)
            message.set(ENTITIES, [*message.get(ENTITIES, []), *added], add_to_output=True)
        return messages
