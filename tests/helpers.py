"""What several test modules use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from rasa.core.agent import Agent

from bot.channels.conversation import Conversations

PROJECT = Path(__file__).parent.parent

Message = dict[str, Any]
Component = TypeVar("Component")

KEYS_BY_KIND: dict[str, set[str]] = {
    "answer": {"procedure", "aspects", "sections", "remarks", "source", "confidence"},
    "choose": {"options"},
    "hotline": {"entries"},
    "emergency": {"numbers"},
    "dossier": {"code", "status"},
    "complaint": {"ticket", "category", "route", "due"},
    "form": {"form", "field"},
    "talk": {"topic"},
    "unsure": {"suggestions"},
    "error": {"code"},
}
"""The keys that each kind of message has beside `kind` (docs/messages.md)."""


async def ask(conversations: Conversations, sender: str, text: str) -> list[Message]:
    """Say `text` as `sender`; the messages that come back, checked against the message contract."""
    messages = await conversations.answer(sender, text, "test")
    check_contract(messages)
    return messages


def check_contract(messages: list[Message]) -> None:
    """Fail unless every message can be shown on any channel."""
    assert messages, "silence"
    for message in messages:
        check_message(message)


def check_message(message: Message) -> None:
    """Fail unless the message has a text, usable buttons and the keys of its kind."""
    assert message["text"].strip()
    assert "Traceback" not in message["text"]
    for button in message.get("buttons", []):
        assert button["title"].strip()
        assert button["payload"].strip()
    custom = message["custom"]
    assert custom.keys() >= KEYS_BY_KIND[custom["kind"]], custom["kind"]
    json.dumps(message)


def code_of(message: Message) -> str:
    """The code of the procedure that the message answers about."""
    code: str = message["custom"]["procedure"]["code"]
    return code


def payload(code: str, *aspects: str) -> str:
    """What a button sends that asks for a procedure."""
    return "/ask_procedure" + json.dumps({"procedure": code} | ({"aspect": list(aspects)} if aspects else {}))


def component(agent: Agent, kind: type[Component]) -> Component:
    """The graph component of this class in the agent's trained model."""
    assert agent.processor is not None
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    return next(node._component for node in nodes if isinstance(node._component, kind))
