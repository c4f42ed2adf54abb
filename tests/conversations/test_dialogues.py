"""Every dialogue of the YAML files beside this one, through the real agent on the sample province."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

from bot.channels.conversation import Conversations
from tests.helpers import Message, ask, code_of

Turn = dict[str, Any]

DIALOGUES = [
    dialogue
    for file in sorted(Path(__file__).parent.glob("*.yml"))
    for dialogue in yaml.safe_load(file.read_text(encoding="utf-8"))
]
_FACTOR = re.compile(r"Số bí mật để tra cứu: (\d{4})")


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=[dialogue["dialogue"] for dialogue in DIALOGUES])
async def test_dialogue(conversations: Conversations, dialogue: dict[str, Any]) -> None:
    sender = f"dialogue-{uuid4()}"
    last: Message = {}
    offered: list[dict[str, str]] = []
    told: dict[str, str] = {}
    for turn in dialogue["turns"]:
        messages = await ask(conversations, sender, filled_in(said(turn, last, offered), told))
        assert len(messages) == turn.get("messages", 1), f"{turn}: {messages}"
        last = messages[-1 if turn.get("last") else 0]
        told |= secrets_of(last)
        offered = last["custom"].get("options", offered)
        check(turn, last, offered)


def said(turn: Turn, last: Message, offered: list[dict[str, str]]) -> str:
    """What the citizen sends in this turn."""
    if "pick" in turn:
        return offered[int(turn["pick"]) - 1]["payload"]
    if "press" in turn:
        return next(str(button["payload"]) for button in last["buttons"] if button["title"] == turn["press"])
    return str(turn["say"])


def secrets_of(message: Message) -> dict[str, str]:
    """The tracking code and the secret number that the message tells, for later turns."""
    factor = _FACTOR.search(message["text"])
    found = {"{ticket}": message["custom"].get("ticket", ""), "{factor}": factor[1] if factor else ""}
    return {name: value for name, value in found.items() if value}


def filled_in(text: str, told: dict[str, str]) -> str:
    """The text with what an earlier message told."""
    for name, value in told.items():
        text = text.replace(name, value)
    return text


def check(turn: Turn, message: Message, offered: list[dict[str, str]]) -> None:
    """Fail unless the message is what the turn expects."""
    custom = message["custom"]
    for key in ("kind", "aspects", "topic", "field", "error", "category"):
        assert key not in turn or custom.get("code" if key == "error" else key) == turn[key], (
            f"{turn}: {message['text']}"
        )
    if "code" in turn:
        assert custom["kind"] == "answer", f"{turn}: {message['text']}"
        assert code_of(message) == expected_code(turn["code"], offered), turn
    for words in turn.get("has", []):
        assert words in message["text"], f"{turn}: {message['text']}"
    for words in turn.get("lacks", []):
        assert words not in str(message), f"{turn}: {message['text']}"


def expected_code(code: str, offered: list[dict[str, str]]) -> str:
    """The code itself, or that of an option."""
    return offered[int(code.removeprefix("option ")) - 1]["code"] if code.startswith("option ") else code
