"""Vietnamese word segmentation for Rasa."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from underthesea import word_tokenize

from procedures_kb.vietnamese import fold, has_accents, syllables


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class VietnameseTokenizer(Tokenizer):
    """Splits into words (a word may be several syllables) where diacritics were typed, into syllables otherwise.

    Each token carries its folded form as `lemma`, so that later components need not fold again.
    """

    @staticmethod
    def required_packages() -> list[str]:
        """The library that segments."""
        return ["underthesea"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's tokenizer options: Vietnamese intents are never split."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VietnameseTokenizer:
        """Make the component."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of the attribute, in order, with their places in the text."""
        text = message.get(attribute)
        tokens: list[Token] = []
        start = 0
        for word in _words(text):
            at = text.find(word, start)
            if at >= 0:
                tokens.append(Token(word, at, at + len(word), lemma=fold(word)))
                start = at + len(word)
        return tokens


def _words(text: str) -> list[str]:
    """Segmentation without diacritics is guesswork, so unaccented text is split into syllables."""
    if has_accents(text):
        return [word for word in word_tokenize(text) if syllables(word)]
    return text.split()
