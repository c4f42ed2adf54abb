"""The intent classifier: trained on data/nlu, stored, read back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_classifier import VietnameseIntentClassifier
from tests.helpers import PROJECT

RESOURCE = Resource("intents")
CONTEXT = ExecutionContext(GraphSchema({}), "test")


@pytest.fixture(scope="module")
def training_data() -> TrainingData:
    return load_data(str(PROJECT / "data" / "nlu"))


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    return LocalModelStorage.create(tmp_path_factory.mktemp("storage"))


def fresh(storage: LocalModelStorage) -> VietnameseIntentClassifier:
    return VietnameseIntentClassifier.create(
        VietnameseIntentClassifier.get_default_config(), storage, RESOURCE, CONTEXT
    )


@pytest.fixture(scope="module")
def trained(storage: LocalModelStorage, training_data: TrainingData) -> VietnameseIntentClassifier:
    classifier = fresh(storage)
    assert classifier.train(training_data) == RESOURCE
    return classifier


def intent_of(classifier: VietnameseIntentClassifier, text: str) -> str | None:
    message = Message({"text": text})
    classifier.process([message])
    name: str | None = message.get("intent")["name"]
    return name


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("xin chào", "greet"),
        ("xin chao", "greet"),
        ("cảm ơn bạn nhiều", "thank"),
        ("cam on ban nhieu", "thank"),
        ("tạm biệt nhé", "goodbye"),
        ("bạn làm được gì", "ask_help"),
        ("làm giấy khai sinh cho con cần giấy tờ gì", "ask_procedure"),
        ("dang ky ket hon o dau", "ask_procedure"),
        ("cháy nhà rồi cứu với", "emergency"),
        ("công thức nấu phở bò", "out_of_scope"),
        ("cái thứ hai", "choose_option"),
    ],
)
def test_intents(trained: VietnameseIntentClassifier, text: str, intent: str) -> None:
    assert intent_of(trained, text) == intent


def test_the_ranking_is_sorted_and_starts_with_the_intent(trained: VietnameseIntentClassifier) -> None:
    message = Message({"text": "đăng ký thường trú mấy ngày"})
    trained.process([message])
    ranking = message.get("intent_ranking")
    confidences = [one["confidence"] for one in ranking]
    assert len(ranking) == 5
    assert ranking[0] == message.get("intent")
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_said_has_no_intent(trained: VietnameseIntentClassifier, text: str) -> None:
    assert intent_of(trained, text) is None


def test_untrained_knows_nothing(storage: LocalModelStorage) -> None:
    assert intent_of(fresh(storage), "xin chào") is None


@pytest.mark.parametrize("text", ["xin chào", "cap lai can cuoc bi mat", "nấu phở thế nào"])
def test_a_stored_model_says_the_same(
    storage: LocalModelStorage, trained: VietnameseIntentClassifier, text: str
) -> None:
    config = VietnameseIntentClassifier.get_default_config()
    loaded = VietnameseIntentClassifier.load(config, storage, RESOURCE, CONTEXT)
    before, after = Message({"text": text}), Message({"text": text})
    trained.process([before])
    loaded.process([after])
    assert after.get("intent") == before.get("intent")


NEVER_LEARNED = {"give_number", "complain_dossier"}
"""Set by a component, or sent by a button."""


def test_every_intent_of_the_domain_has_examples(training_data: TrainingData, storage: LocalModelStorage) -> None:
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text())
    named = {name for intent in domain["intents"] for name in intent}
    assert training_data.intents == named - NEVER_LEARNED


def test_the_storage_holds_no_pickle(storage: LocalModelStorage, trained: VietnameseIntentClassifier) -> None:
    with storage.read_from(RESOURCE) as folder:
        assert [Path(file).name for file in folder.iterdir()] == ["intents.skops"]
