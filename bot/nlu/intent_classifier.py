"""What a message is for: a question about a procedure, a greeting, a thank-you and so on."""

from __future__ import annotations

from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.pipeline import Pipeline

from bot.nlu.phrases import some_phrases
from bot.nlu.text_classifier import prepared, text_classifier

_FILE = "intents.skops"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VietnameseIntentClassifier(GraphComponent, IntentClassifier):
    """Logistic regression over syllables and character n-grams, learned on folded text.

    People type with and without diacritics; the intent hardly ever depends on them.
    """

    @classmethod
    def required_packages(cls) -> list[str]:
        """The library that learns."""
        return ["sklearn", "skops"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C` is the inverse strength of regularisation, `evenness` how far rare intents count like frequent ones.

        `ranking_length`: how many intents are reported.

        `phrases`: how many everyday phrases of the catalogue are learned beside `data/nlu` as `phrases_intent`.
        """
        return {"C": 20.0, "evenness": 0.7, "ranking_length": 5, "phrases": 4000, "phrases_intent": "ask_procedure"}

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
    ) -> VietnameseIntentClassifier:
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
    ) -> VietnameseIntentClassifier:
        """Read a trained component back."""
        with model_storage.read_from(resource) as folder:
            path = folder / _FILE
            model = skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples of `data/nlu`."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        phrases = some_phrases(int(self._config["phrases"]))
        texts = [*(example.get(TEXT) for example in examples), *phrases]
        intents = [example.get(INTENT) for example in examples] + [self._config["phrases_intent"]] * len(phrases)
        model = text_classifier(float(self._config["C"]), intents, float(self._config["evenness"]))
        model.fit([prepared(text) for text in texts], intents)
        self._model = model
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump(model, folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking`."""
        for message in messages:
            ranking = self._ranking(message.get(TEXT) or "")
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        if self._model is None or not text.strip():
            return []
        probabilities = self._model.predict_proba([prepared(text)])[0]
        ranked = sorted(zip(self._model.classes_, probabilities, strict=True), key=lambda pair: -pair[1])
        return [
            {"name": str(name), "confidence": float(confidence)}
            for name, confidence in ranked[: self._config["ranking_length"]]
        ]
