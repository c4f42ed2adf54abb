"""What a citizen tells to open a dossier stays nowhere; and nobody learns which codes exist."""

from __future__ import annotations

import json
import time
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.channels.conversation import Conversations
from bot.dialogue.tables import TrackerEvent
from bot.knowledge import database
from tests.helpers import ask

CODE, PHONE = "H99.23-261119-0014", "0900000057"
NO_SUCH_CODE = "H99.23-261119-9998"


def kept(sender: str) -> str:
    """Everything that the database holds of a conversation."""
    with database().session() as session:
        rows = session.scalars(select(TrackerEvent.event).where(TrackerEvent.sender_id == sender))
        return json.dumps(list(rows), ensure_ascii=False)


async def test_no_number_reaches_the_tracker_or_the_logs(
    conversations: Conversations, capfd: pytest.CaptureFixture[str]
) -> None:
    sender = f"privacy-{uuid4()}"
    for text in (f"{CODE} {PHONE}", PHONE, "0057", "số điện thoại của tôi là 0900 000 057", "căn cước 001099000057"):
        await ask(conversations, sender, text)
    written = capfd.readouterr()
    for text in (kept(sender), written.out, written.err):
        assert PHONE not in text
        assert "0057" not in text
        assert "001099000057" not in text
    assert CODE in kept(sender)


async def test_wrong_factor_and_no_such_code_take_the_same_time(conversations: Conversations) -> None:
    """Refusals leave on the tick of a clock, so neither is told by a stopwatch."""

    async def refusal(code: str) -> float:
        sender = f"timing-{uuid4()}"
        await ask(conversations, sender, code)
        before = time.perf_counter()
        (message,) = await ask(conversations, sender, "9999")
        assert message["custom"]["code"] == "not_found"
        return time.perf_counter() - before

    codes = [CODE, NO_SUCH_CODE] * 4
    times = {code: [] for code in codes}
    for number, code in enumerate(codes):
        fresh = code if number < 2 else f"{code[:-1]}{number}"
        times[code].append(await refusal(fresh if code == NO_SUCH_CODE else code))
    quickest, slowest = (pick(min(taken) for taken in times.values()) for pick in (min, max))
    assert slowest / quickest < 1.25


async def test_five_wrong_factors_lock_the_sender(conversations: Conversations) -> None:
    sender = f"guess-{uuid4()}"
    await ask(conversations, sender, "H99.23-261119-7777")
    for factor in ("0001", "0002", "0003", "0004", "0005"):
        (message,) = await ask(conversations, sender, factor)
        assert message["custom"]["code"] == "not_found"
    (message,) = await ask(conversations, sender, "0006")
    assert message["custom"]["code"] == "locked"
    assert "1022" in message["text"]
