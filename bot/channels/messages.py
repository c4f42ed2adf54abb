"""One message in, a list of messages out: the contract of docs/messages.md."""

from __future__ import annotations

import re
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

from procedures_kb.vietnamese import clean

_PAYLOAD = re.compile(
    r"""/ask_procedure\{\s*"procedure":\s*"[\w.-]{1,40}"\s*(,\s*"aspect":\s*\[\s*"[a-z]+"(\s*,\s*"[a-z]+"){0,12}\s*\]\s*)?\}"""
    r"|/(?:ask_dossier|ask_dossier_history|follow_dossier|unfollow_dossier|complain_dossier)"
    r"|/(?:complain|skip|stop_form|affirm|deny|anonymous|check_ticket)"
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


class CardOutput(CollectingOutputChannel):
    """Collects each bot message whole: `text`, `buttons` and `custom` together (Rasa's own splits them)."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "cards"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep the message as the contract has it."""
        kept = {key: message[key] for key in ("text", "buttons", "custom") if message.get(key)}
        await self._persist_message({"recipient_id": recipient_id, **kept})


def is_payload(text: str) -> bool:
    """Whether the text is what one of our own buttons sends."""
    return bool(_PAYLOAD.fullmatch(text))


def readable_text(text: str) -> str:
    """What a citizen typed, fit for understanding: clean, and never a Rasa command by accident."""
    if is_payload(text):
        return text
    return clean(text).lstrip("/ ")


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit at all."""
    return bool(_LETTER_OR_DIGIT.search(text))
