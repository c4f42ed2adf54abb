"""Which sides of a procedure a message asks about."""

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

from bot.knowledge import live_index
from bot.nlu.aspect_model import AspectModel, Labelled
from bot.nlu.aspects import find_aspects, only_asks
from bot.nlu.phrases import some_phrases
from procedures_kb.answers import Aspect

_FILE = "aspects.skops"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class AspectExtractor(GraphComponent, EntityExtractorMixin):
    """Adds an `aspect` entity for each aspect asked, in order.

    Learned from the examples of `data/nlu` whose intent carries `metadata: {aspects: [...]}`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C` is the inverse strength of regularisation; `least`: the probability from which an aspect is asked.

        `phrases` of the catalogue are learned beside the examples as the patterns read them, counting `phrase_weight`.
        """
        return {"C": 10.0, "least": 0.5, "phrases": 3000, "phrase_weight": 0.6}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: AspectModel | None = None
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
    ) -> AspectExtractor:
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
    ) -> AspectExtractor:
        """Read a trained component back."""
        with model_storage.read_from(resource) as folder:
            path = folder / _FILE
            parts = skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
        return cls(config, model_storage, resource, AspectModel(**parts))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples that say what they ask."""
        said = [(example.get(TEXT), _labels(example)) for example in training_data.intent_examples]
        examples = [Labelled(text, labels) for text, labels in said if text and labels is not None]
        self._model = AspectModel.learn([*examples, *self._read_by_patterns()], float(self._config["C"]))
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump(self._model.parts(), folder / _FILE)
        return self._resource

    def _read_by_patterns(self) -> list[Labelled]:
        """Everyday phrases, labelled by the patterns: what people write when they ask for nothing unusual."""
        phrases = some_phrases(int(self._config["phrases"]))
        weight = float(self._config["phrase_weight"])
        return [Labelled(text, [mention.aspect for mention in find_aspects(text)], weight) for text in phrases]

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities."""
        for message in messages:
            added = self.add_extractor_name(self._entities(message.get(TEXT) or ""))
            message.set(ENTITIES, [*message.get(ENTITIES, []), *added], add_to_output=True)
        return messages

    def _entities(self, text: str) -> list[dict[str, Any]]:
        if self._model is None or not text.strip():
            return []
        mended = live_index().current().mend(text)
        asks_only = only_asks(mended)
        return [
            {"entity": "aspect", "value": aspect.value, "only_asks": asks_only, "start": 0, "end": len(text)}
            for aspect in self._model.asked(mended, self._config["least"])
        ]


def _labels(example: Message) -> list[Aspect] | None:
    """The aspects that the example's intent metadata names; None when it says nothing of them."""
    metadata = (example.get("metadata") or {}).get("intent") or {}
    return [Aspect(name) for name in metadata["aspects"]] if "aspects" in metadata else None
