"""Words that name a procedure make a question of a doubtful message."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intent_arbiter import IntentArbiter


def intent_after(learned: str, confidence: float, support: float | None) -> str:
    arbiter = IntentArbiter.create(IntentArbiter.get_default_config(), None, None, None)
    read = {"name": learned, "confidence": confidence}
    candidates = [] if support is None else [{"entity": "candidate", "value": "1.001193", "support": support}]
    entities = [{"entity": "aspect", "value": "fee"}, *candidates]
    message = Message({"text": "…", "intent": read, "intent_ranking": [read], "entities": entities})
    assert arbiter.process([message]) == [message]
    name: str = message.get("intent")["name"]
    assert message.get("intent_ranking")[0]["name"] == name, "actions read the ranking"
    return name


@pytest.mark.parametrize(
    ("learned", "confidence", "support", "expected"),
    [
        ("out_of_scope", 0.99, 0.99, "ask_procedure"),
        ("small_talk", 0.3, 0.6, "ask_procedure"),
        ("out_of_scope", 0.99, 0.5, "out_of_scope"),
        ("greet", 0.3, 0.05, "greet"),
        ("greet", 0.9, None, "greet"),
        ("emergency", 0.3, 0.99, "emergency"),
        ("ask_procedure", 0.3, 0.99, "ask_procedure"),
    ],
)
def test_who_wins(learned: str, confidence: float, support: float | None, expected: str) -> None:
    assert intent_after(learned, confidence, support) == expected


def test_a_message_without_intent_or_entities_is_passed_on() -> None:
    arbiter = IntentArbiter.create(IntentArbiter.get_default_config(), None, None, None)
    message = Message({"text": "…"})
    assert arbiter.process([message]) == [message]
