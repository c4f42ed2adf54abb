"""The component that adds aspect entities."""

from __future__ import annotations

import pytest
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.aspect_extractor import AspectExtractor
from tests.helpers import component


@pytest.fixture(scope="module")
def extractor(agent: Agent) -> AspectExtractor:
    return component(agent, AspectExtractor)


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


def test_untrained_knows_nothing() -> None:
    message = Message.build("lệ phí bao nhiêu")
    AspectExtractor.create(AspectExtractor.get_default_config(), None, None, None).process([message])
    assert message.get("entities") == []


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("thế còn lệ phí?", ["fee"]),
        ("ai ký giấy này vậy", ["authority"]),
        ("can cu luat nao", ["legal"]),
        ("lấy mẫu đơn nào", ["form"]),
        ("tôi muốn đăng ký khai sinh cho con", []),
        ("nộp ở đâu, cần giấy tờ gì, bao lâu thì xong", ["place", "documents", "time"]),
    ],
)
def test_what_is_asked_in_everyday_words(extractor: AspectExtractor, text: str, aspects: list[str]) -> None:
    message = Message.build(text)
    extractor.process([message])
    assert [entity["value"] for entity in message.get("entities")] == aspects
