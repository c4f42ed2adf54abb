"""A turn of conversation never ends in silence, whatever breaks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channels.conversation import Conversations
from bot.settings import Settings
from tests.helpers import check_contract


class FakeAgent:
    """Notes what it was asked and answers as the test says."""

    def __init__(self, reply: Any) -> None:
        self.heard: list[UserMessage] = []
        self._reply = reply

    async def handle_message(self, message: UserMessage) -> Any:
        self.heard.append(message)
        if isinstance(self._reply, Exception):
            raise self._reply
        if self._reply == "late":
            await asyncio.sleep(10)
        return self._reply


TALK = {"recipient_id": "lan", "text": "Chào bạn", "custom": {"kind": "talk", "topic": "greet"}}


def conversations(agent: FakeAgent, **changed: Any) -> Conversations:
    return Conversations(agent, Settings(**changed), "1022")


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (RuntimeError("disk full"), "internal"),
        ("late", "internal"),
        ([], "no_answer"),
        (None, "no_answer"),
    ],
)
async def test_what_breaks_is_said_with_a_way_on(reply: Any, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    broken = conversations(FakeAgent(reply), answer_seconds=0.05)
    messages = await broken.answer("lan", "xin chào", "test")
    check_contract(messages)
    assert messages[0]["custom"] == {"kind": "error", "code": code}
    assert "1022" in messages[0]["text"]
    assert "disk full" not in messages[0]["text"]


@pytest.mark.parametrize("text", ["😀😀", "?!…", "\u200b", "   "])
async def test_what_holds_no_word_is_not_asked(text: str) -> None:
    agent = FakeAgent([TALK])
    messages = await conversations(agent).answer("lan", text, "test")
    check_contract(messages)
    assert messages[0]["custom"] == {"kind": "error", "code": "unreadable"}
    assert agent.heard == []


async def test_what_is_too_long_is_not_asked() -> None:
    agent = FakeAgent([TALK])
    subject = conversations(agent, max_message_chars=20)
    messages = await subject.answer("lan", "a" * 21, "test")
    check_contract(messages)
    assert messages[0]["custom"] == {"kind": "error", "code": "too_long"}
    assert "20" in messages[0]["text"]
    assert agent.heard == []
    assert (await subject.answer("lan", "a" * 20, "test"))[0]["custom"]["kind"] == "talk"


async def test_the_agent_hears_clean_text_of_the_sender_and_channel() -> None:
    agent = FakeAgent([TALK])
    messages = await conversations(agent).answer("lan", " /làm  giấy\u200b khai sinh ", "zalo")
    assert messages == [{"text": "Chào bạn", "buttons": [], "custom": TALK["custom"]}]
    [heard] = agent.heard
    assert (heard.text, heard.sender_id, heard.input_channel) == ("làm giấy khai sinh", "lan", "zalo")
