"""The contact of a complaint goes into its ticket and nowhere else; wrong numbers open nothing."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from sqlalchemy import select

from actions.casework.complaints.codes import new_code
from actions.casework.complaints.tables import TicketRow
from bot.channels.conversation import Conversations
from bot.dialogue.tables import TrackerEvent
from bot.knowledge import database
from tests.helpers import Message, ask

PHONE = "0900000456"
RUBBISH = "rác chất đống trước cổng chợ phường Hoàn Kiếm cả tuần không ai dọn"


def kept(sender: str) -> str:
    """Everything that the database holds of a conversation."""
    with database().session() as session:
        rows = session.scalars(select(TrackerEvent.event).where(TrackerEvent.sender_id == sender))
        return json.dumps(list(rows), ensure_ascii=False)


def ticket_row(code: str) -> TicketRow:
    with database().session() as session:
        return session.scalars(select(TicketRow).where(TicketRow.code == code)).one()


async def complain(conversations: Conversations, sender: str, *texts: str) -> Message:
    """The last message of these turns."""
    message: Message = {}
    for text in texts:
        (message,) = await ask(conversations, sender, text)
    return message


async def test_the_number_is_in_the_ticket_but_in_no_event_and_no_log(
    conversations: Conversations, capfd: pytest.CaptureFixture[str]
) -> None:
    sender = f"privacy-{uuid4()}"
    told = f"{RUBBISH}, gọi tôi số {PHONE}"
    taken = await complain(conversations, sender, told, "/affirm", "số của tôi là 0900 000 456 nhé")
    row = ticket_row(taken["custom"]["ticket"])
    assert (row.contact_phone, row.consent, row.channel, row.sender) == (PHONE, True, "test", sender)
    assert "[số 1]" in row.text
    written = capfd.readouterr()
    for text in (kept(sender), written.out, written.err, str(taken), row.text, row.factor_seal):
        assert PHONE not in text
        assert "0900 000 456" not in text
    assert taken["custom"]["ticket"] in kept(sender)


async def test_an_anonymous_ticket_holds_no_contact(conversations: Conversations) -> None:
    sender = f"anonymous-{uuid4()}"
    taken = await complain(conversations, sender, RUBBISH, "/affirm", "/anonymous")
    row = ticket_row(taken["custom"]["ticket"])
    assert (row.contact_phone, row.contact_email, row.consent) == ("", "", False)


async def test_a_wrong_number_and_no_such_code_are_refused_in_the_same_words(conversations: Conversations) -> None:
    sender = f"refused-{uuid4()}"
    code = (await complain(conversations, sender, RUBBISH, "/affirm", PHONE))["custom"]["ticket"]
    refusals = [
        await complain(conversations, sender, f"phản ánh của tôi mã {one} bốn số cuối 9999")
        for one in (code, new_code())
    ]
    assert [refusal["custom"] for refusal in refusals] == [{"kind": "error", "code": "not_found"}] * 2
    assert refusals[0]["text"] == refusals[1]["text"]


async def test_five_wrong_numbers_lock_the_sender_even_for_the_right_one(conversations: Conversations) -> None:
    citizen, guesser = f"citizen-{uuid4()}", f"guess-{uuid4()}"
    code = (await complain(conversations, citizen, RUBBISH, "/affirm", PHONE))["custom"]["ticket"]
    question = "phản ánh của tôi mã {} bốn số cuối {}"
    for factor in ("0001", "0002", "0003", "0004", "0005", PHONE[-4:]):
        refused = await complain(conversations, guesser, question.format(code, factor))
        assert refused["custom"] == {"kind": "error", "code": "not_found"}
