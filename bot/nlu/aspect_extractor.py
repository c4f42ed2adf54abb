"""Which sides of a procedure a message asks about."""

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
from bot.nlu.aspects import find_aspects, only_asks


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AspectExtractor(GraphComponent, EntityExtractorMixin):
    """Adds an `aspect` entity for each aspect asked, in order."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AspectExtractor:
        """Make the component; it has no state."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities."""
        for message in messages:
            text = message.get(TEXT) or ""
            mended = live_index().current().mend(text)
            found = [
                {
                    "entity": "aspect",
                    "value": mention.aspect.value,
                    "only_asks": only_asks(mended),
                    "start": 0,
                    "end": len(text),
                }
                for mention in find_aspects(mended)
            ]
            added = self.add_extractor_name(found)
            message.set(ENTITIES, [*message.get(ENTITIES, []), *added], add_to_output=True)
        return messages
