"""Every answer can be traced, on every procedure of the bundled catalogue."""

from __future__ import annotations

from uuid import uuid4

from bot.channels.conversation import Conversations
from bot.knowledge import catalogue
from procedures_kb.answers import Aspect
from tests.helpers import ask, code_of, payload


async def test_every_procedure_answers_every_aspect_with_its_source(conversations: Conversations) -> None:
    sender = f"all-{uuid4()}"
    for code in catalogue().codes():
        [message] = await ask(conversations, sender, payload(code, *(aspect.value for aspect in Aspect)))
        custom = message["custom"]
        assert code_of(message) == code
        assert custom["source"]["decision"] and custom["source"]["as_of"]
        assert custom["source"]["decision"] in message["text"]
        assert {section["aspect"] for section in custom["sections"]} == set(custom["aspects"])
        assert all(section["title"].upper() in message["text"] for section in custom["sections"])


async def test_every_follow_up_button_is_answered(conversations: Conversations) -> None:
    sender = f"buttons-{uuid4()}"
    [first] = await ask(conversations, sender, payload("1.001193", "form"))
    assert len(first["buttons"]) == 6
    for button in first["buttons"]:
        [message] = await ask(conversations, sender, button["payload"])
        assert code_of(message) == "1.001193"
        assert message["custom"]["sections"][0]["title"] == button["title"]


async def test_citizens_do_not_see_each_others_conversations(conversations: Conversations) -> None:
    lan, minh = f"lan-{uuid4()}", f"minh-{uuid4()}"
    await ask(conversations, lan, payload("1.001193", "place"))
    await ask(conversations, minh, payload("1.000894", "place"))
    [to_lan] = await ask(conversations, lan, "thế còn lệ phí?")
    [to_minh] = await ask(conversations, minh, "thế còn lệ phí?")
    assert (code_of(to_lan), code_of(to_minh)) == ("1.001193", "1.000894")
