"""A turn of conversation: a citizen's text in, the assistant's messages out. Never silence, never a stack trace."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from actions import replies
from actions.casework.privacy import withhold
from actions.context import withheld_numbers
from bot.channels.messages import CardOutput, is_payload, readable_text, says_something
from bot.settings import Settings
from procedures_kb.answers.card import Message

log = structlog.get_logger()

_BROKEN = "Xin lỗi, hệ thống đang gặp trục trặc nên chưa trả lời được. Bạn thử lại sau ít phút hoặc gọi {line}."
_TOO_LONG = "Tin nhắn của bạn dài quá {limit} ký tự nên tôi chưa đọc được. Bạn viết ngắn lại giúp tôi nhé."
_UNREADABLE = "Tôi chưa đọc được tin nhắn này. Bạn nhắn bằng chữ giúp tôi, ví dụ: “làm giấy khai sinh cần gì”."


class Conversations:
    """Answers messages of any channel through the Rasa agent."""

    def __init__(self, agent: Agent, settings: Settings, hotline: str) -> None:
        """`agent` must be loaded; `hotline` is the line to call when nothing works."""
        self._agent = agent
        self._settings = settings
        self._hotline = hotline

    async def answer(self, sender: str, text: str, channel: str) -> list[Message]:
        """At least one message."""
        refusal = self._refusal(text)
        if refusal is not None:
            return [refusal]
        try:
            messages = await asyncio.wait_for(self._ask(sender, text, channel), self._settings.answer_seconds)
        except Exception as error:
            log.error("conversation.failed", channel=channel, error=type(error).__name__, exc_info=True)
            return [self._broken("internal")]
        if not messages:
            log.error("conversation.silent", channel=channel)
            return [self._broken("no_answer")]
        return messages

    def _refusal(self, text: str) -> Message | None:
        limit = self._settings.max_message_chars
        if len(text) > limit:
            return replies.error("too_long", _TOO_LONG.format(limit=limit))
        if not is_payload(text) and not says_something(readable_text(text)):
            return replies.error("unreadable", _UNREADABLE)
        return None

    async def _ask(self, sender: str, text: str, channel: str) -> list[Message]:
        withheld = withhold(readable_text(text))
        withheld_numbers.set(withheld.numbers)
        message = UserMessage(withheld.text, CardOutput(), sender, input_channel=channel)
        collected: list[dict[str, Any]] = await self._agent.handle_message(message) or []
        return [_without_recipient(one) for one in collected]

    def _broken(self, code: str) -> Message:
        return replies.error(code, _BROKEN.format(line=self._hotline))


def _without_recipient(message: dict[str, Any]) -> Message:
    return {"text": message.get("text", ""), "buttons": message.get("buttons", []), "custom": message.get("custom", {})}
