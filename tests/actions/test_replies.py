"""What is said when the catalogue is not what answers: every kind of the contract, with a way on."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from actions import replies
from procedures_kb.models import Procedure, Release, Source
from tests.helpers import PROJECT, Message, check_message, payload

TOPICS = ("greet", "thank", "goodbye", "ask_help", "small_talk")
RELEASE = Release(source=next(iter(Source)), decision="1/QĐ-UBND", as_of=date(2026, 1, 1))
MARRIAGE = Procedure(code="1.000894", name="Đăng ký kết hôn", release=RELEASE)
BIRTH = Procedure(code="1.001193", name="Đăng ký khai sinh", release=RELEASE)


@pytest.mark.parametrize("topic", TOPICS)
def test_talk(topic: str) -> None:
    message = replies.talk(topic)
    check_message(message)
    assert message["custom"] == {"kind": "talk", "topic": topic}


@pytest.mark.parametrize("topic", ["greet", "ask_help", "small_talk"])
def test_talk_shows_what_can_be_asked(topic: str) -> None:
    assert all(button["title"] == button["payload"] for button in replies.talk(topic)["buttons"])
    assert len(replies.talk(topic)["buttons"]) == 3


def test_the_assistant_says_that_it_is_no_person() -> None:
    assert "không phải người thật" in replies.talk("ask_help")["text"]


def test_every_rule_that_talks_has_words() -> None:
    rules = yaml.safe_load((PROJECT / "data" / "rules" / "rules.yml").read_text())["rules"]
    talking = {rule["steps"][0]["intent"] for rule in rules if rule["steps"][1]["action"] == "action_talk"}
    assert talking == {*TOPICS, "emergency", "ask_hotline", "ask_human"}


def test_emergency_numbers() -> None:
    message = replies.emergency()
    check_message(message)
    assert message["custom"]["kind"] == "emergency"
    assert [entry["number"] for entry in message["custom"]["numbers"]] == ["113", "114", "115", "111"]
    assert all(f"{entry['number']}: {entry['name']}" in message["text"] for entry in message["custom"]["numbers"])


def test_unsure_offers_what_may_be_meant() -> None:
    message = replies.unsure([MARRIAGE, BIRTH], "1022")
    check_message(message)
    assert message["custom"]["suggestions"] == [
        {"code": "1.000894", "name": "Đăng ký kết hôn"},
        {"code": "1.001193", "name": "Đăng ký khai sinh"},
    ]
    assert [button["payload"] for button in message["buttons"]] == [payload("1.000894"), payload("1.001193")]
    assert "1. Đăng ký kết hôn" in message["text"] and "2. Đăng ký khai sinh" in message["text"]
    assert "1022" in message["text"]


@pytest.mark.parametrize("message", [replies.unsure([], "1022"), replies.beyond("1022")], ids=["unsure", "beyond"])
def test_not_knowing_leaves_ways_on(message: Message) -> None:
    check_message(message)
    assert message["custom"] == {"kind": "unsure", "suggestions": []}
    assert message["buttons"], "examples of what can be asked"
    assert "1022" in message["text"]


def test_error() -> None:
    message = replies.error("internal", "Xin lỗi")
    check_message(message)
    assert message == {"text": "Xin lỗi", "buttons": [], "custom": {"kind": "error", "code": "internal"}}
