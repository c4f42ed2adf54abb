"""Setting the intent of a message so that the ranking agrees, because Rasa's rules read one and actions the other."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

QUESTION = "ask_procedure"
EMERGENCY = "emergency"


def intent_of(message: Message) -> tuple[str, float]:
    """Name and confidence; ('', 0.0) when none was set."""
    intent = message.get(INTENT) or {}
    return intent.get("name") or "", float(intent.get("confidence") or 0.0)


def set_intent(message: Message, name: str, confidence: float) -> None:
    """Make `name` the intent and the first of the ranking."""
    intent: dict[str, Any] = {"name": name, "confidence": confidence}
    others = [other for other in message.get("intent_ranking", []) if other["name"] != name]
    message.set(INTENT, intent, add_to_output=True)
    message.set("intent_ranking", [intent, *others], add_to_output=True)


def drop_intent(message: Message) -> None:
    """Give the message its second likeliest intent, or a question for a procedure."""
    rest = message.get("intent_ranking", [])[1:]
    message.set("intent_ranking", rest)
    set_intent(message, rest[0]["name"] if rest else QUESTION, rest[0]["confidence"] if rest else 0.0)
