"""Cleaning what citizens type, and telling it from what our buttons send."""

from __future__ import annotations

import pytest

from bot.channels.messages import CardOutput, is_payload, readable_text, says_something
from procedures_kb.answers import Aspect
from procedures_kb.answers.card import ask_payload
from tests.helpers import KEYS_BY_KIND, PROJECT, payload


@pytest.mark.parametrize(
    "text",
    [
        ask_payload("1.001193"),
        ask_payload("1.001193", Aspect.FEE),
        ask_payload("1.001193", *Aspect),
        '/ask_procedure{"procedure":"1.001193","aspect":["fee","time"]}',
    ],
)
def test_what_our_buttons_send_is_passed_on_as_it_is(text: str) -> None:
    assert is_payload(text)
    assert readable_text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/session_start",
        "/back",
        "/greet",
        " /restart",
        "//restart",
        "/ /restart",
        "/ / / session_start",
        "\u200b/restart",
        "/\u200b/restart",
        "\x00/restart",
        "/ask_procedure",
        "/ask_procedure{}",
        "/ask_procedure{foo}",
        '/ask_procedure{"candidate": "1.001193"}',
        '/ask_procedure{"procedure": ["1.001193"]}',
        '/ask_procedure{"procedure": "1.001193", "candidate": "1.001193"}',
        '/ask_procedure{"procedure": "1.001193", "aspect": [["fee"]]}',
        '/ask_procedure{"procedure": "1.001193", "aspect": [{"a": 1}]}',
        payload("1.001193") + " ",
        payload("1.001193") + "/restart",
        "x" + payload("1.001193"),
        pytest.param(payload("1" * 500), id="long-code"),
    ],
)
def test_whatever_else_is_typed_is_no_command(text: str) -> None:
    assert not is_payload(text)
    assert not readable_text(text).startswith("/")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  làm   giấy\n\tkhai sinh ", "làm giấy khai sinh"),
        ("khai\x00 sinh\x07", "khai sinh"),
        ("khai\u200b sinh\ufeff", "khai sinh"),
        ("Đăng ký", "Đăng ký"),
        ("mức phí 1/2 ngày", "mức phí 1/2 ngày"),
        ("😀", "😀"),
        ("", ""),
    ],
)
def test_cleaning(typed: str, read: str) -> None:
    assert readable_text(typed) == read


@pytest.mark.parametrize(
    ("text", "says"), [("a", True), ("1", True), ("ở", True), ("?", False), ("😀", False), ("__", False)]
)
def test_says_something(text: str, says: bool) -> None:
    assert says_something(text) is says


async def test_a_card_is_collected_whole() -> None:
    """Rasa's own collecting channel splits text, buttons and custom into messages of their own."""
    output = CardOutput()
    card = {"text": "Chào", "buttons": [{"title": "A", "payload": "a"}], "custom": {"kind": "talk"}}
    await output.send_response("lan", {**card, "elements": [], "image": None})
    await output.send_response("lan", {"text": "Hết", "buttons": []})
    assert output.messages == [{"recipient_id": "lan", **card}, {"recipient_id": "lan", "text": "Hết"}]


def test_the_page_on_messages_has_every_kind_and_field() -> None:
    page = (PROJECT / "docs" / "messages.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    assert rows.keys() == KEYS_BY_KIND.keys()
    assert all(f"`{key}`" in rows[kind] for kind, keys in KEYS_BY_KIND.items() for key in keys)
