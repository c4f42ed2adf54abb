"""The component that adds aspect entities."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.aspect_extractor import AspectExtractor


@pytest.fixture
def extractor() -> AspectExtractor:
    return AspectExtractor.create({}, None, None, None)


def test_aspects_become_entities_in_order(extractor: AspectExtractor) -> None:
    message = Message.build("cần giấy tờ gì, mất bao nhiêu tiền")
    assert extractor.process([message]) == [message]
    entities = message.get("entities")
    assert [(entity["entity"], entity["value"]) for entity in entities] == [("aspect", "documents"), ("aspect", "fee")]
    assert {entity["extractor"] for entity in entities} == {"AspectExtractor"}
    assert all(entity["start"] == 0 and entity["end"] == len(message.get("text")) for entity in entities)


def test_entities_of_other_components_are_kept(extractor: AspectExtractor) -> None:
    message = Message.build("lệ phí bao nhiêu")
    message.set("entities", [{"entity": "candidate", "value": "1.001193"}])
    extractor.process([message])
    assert [entity["entity"] for entity in message.get("entities")] == ["candidate", "aspect"]


@pytest.mark.parametrize("text", ["", "đăng ký kết hôn"])
def test_no_aspect_no_entity(extractor: AspectExtractor, text: str) -> None:
    message = Message({"text": text})
    extractor.process([message])
    assert message.get("entities") == []


def test_a_message_without_text_is_passed_on(extractor: AspectExtractor) -> None:
    message = Message({"intent": "greet"})
    extractor.process([message])
    assert message.get("entities") == []
