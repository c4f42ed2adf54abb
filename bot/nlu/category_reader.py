"""What a complaint is about."""

from __future__ import annotations

from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.pipeline import Pipeline

from bot.nlu.intents import intent_of
from bot.nlu.text_classifier import prepared, text_classifier

_FILE = "categories.skops"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class CategoryReader(GraphComponent, EntityExtractorMixin):
    """Adds a `category` entity to a complaint; none where it says no more than that it is one.

    Learned from the examples of `data/nlu` whose intent carries `metadata: {category: ...}`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C` is the inverse strength of regularisation; `intent`: whose messages have categories."""
        return {"C": 10.0, "intent": "complain"}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: Pipeline | None = None
    ) -> None:
        """`model` is None until trained."""
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CategoryReader:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CategoryReader:
        """Read a trained component back."""
        with model_storage.read_from(resource) as folder:
            path = folder / _FILE
            model = skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples that say what they are about."""
        said = [(example.get(TEXT), _category(example)) for example in training_data.intent_examples]
        known = [(text, category) for text, category in said if text and category is not None]
        categories = [category for _, category in known]
        self._model = text_classifier(float(self._config["C"]), categories)
        self._model.fit([prepared(text) for text, _ in known], categories)
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump(self._model, folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity."""
        for message in messages:
            text = message.get(TEXT) or ""
            if self._model is None or intent_of(message)[0] != self._config["intent"] or not text.strip():
                continue
            category = str(self._model.predict([prepared(text)])[0])
            found = [{"entity": "category", "value": category, "start": 0, "end": len(text)}] if category else []
            message.set(ENTITIES, [*message.get(ENTITIES, []), *self.add_extractor_name(found)], add_to_output=True)
        return messages


def _category(example: Message) -> str | None:
    """The category that the example's intent metadata names ('' for none in particular), or None."""
    category = ((example.get("metadata") or {}).get("intent") or {}).get("category")
    return None if category is None else str(category)
