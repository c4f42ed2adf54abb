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
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge import catalogue, live_index
from procedures_kb.search import Ranker, bundled_phrases, train_ranker

_FILE = "ranker.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ProcedureLinker(GraphComponent, EntityExtractorMixin):
    """Adds `candidate` entities (code, probability, support; likeliest first) from the live catalogue.

    What is trained is how to weigh the signals of a match, never the catalogue: a change of the catalogue is seen
    without retraining.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`candidates`: how many are added."""
        return {"candidates": 5}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, ranker: Ranker | None = None
    ) -> None:
        """`ranker` is None until trained."""
        self._candidates: int = config["candidates"]
        self._storage = model_storage
        self._resource = resource
        self._ranker = ranker

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ProcedureLinker:
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
    ) -> ProcedureLinker:
        """Read a trained component back; the index opens at the first message."""
        with model_storage.read_from(resource) as folder:
            ranker = Ranker.from_json((folder / _FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, ranker)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the ranker on the everyday phrases of the catalogue in the database."""
        procedures = [published.procedure for published in catalogue().published()]
        self._ranker = train_ranker(procedures, bundled_phrases())
        with self._storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(self._ranker.to_json(), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities."""
        for message in messages:
            added = self.add_extractor_name(self._entities(message.get(TEXT) or ""))
            message.set(ENTITIES, [*message.get(ENTITIES, []), *added], add_to_output=True)
        return messages

    def _entities(self, text: str) -> list[dict[str, Any]]:
        if self._ranker is None or not text.strip():
            return []
        return [
            {
                "entity": "candidate",
                "value": match.code,
                "confidence_entity": match.score,
                "support": match.support,
                "start": 0,
                "end": len(text),
            }
            for match in live_index().current().search(text, self._ranker, self._candidates)
        ]
