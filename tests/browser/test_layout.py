"""Nothing is cut off or scrolls sideways: phone, desktop, 320 pixels, 200 % zoom."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from procedures_kb.answers import Aspect
from tests.browser.chat import AMBIGUOUS, BIRTH, DESKTOP, LATE, NARROW, PHONE, Chat
from tests.browser.conftest import OpenChat
from tests.helpers import payload

EVERYTHING = payload("1.001193", *(aspect.value for aspect in Aspect))
SCREENS = [
    pytest.param(NARROW, 1, id="320px"),
    pytest.param(PHONE, 3, id="phone"),
    pytest.param((640, 400), 2, id="zoom200"),
    pytest.param(DESKTOP, 1, id="desktop"),
]


@pytest.mark.parametrize(("size", "scale"), SCREENS)
def test_nothing_scrolls_sideways(open_chat: OpenChat, size: tuple[int, int], scale: float) -> None:
    chat = open_chat(size, scale)
    for question in (AMBIGUOUS, BIRTH, EVERYTHING, "cháy nhà rồi cứu với", "a" * 300, LATE, "lịch sử hồ sơ"):
        chat.ask(question)
        for details in chat.last_card.locator("details:not([open]) > summary").all():
            details.click()
        check_width(chat)


def check_width(chat: Chat) -> None:
    wide = chat.page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("body, main, #log, #log *")]
            .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline")
            .filter((node) => !node.classList.contains("unseen"))
            .map((node) => `${node.tagName}.${node.className} ${node.scrollWidth} > ${node.clientWidth}`)"""
    )
    assert wide == []
    width = chat.page.viewport_size["width"] if chat.page.viewport_size else 0
    box = chat.last_card.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= width


@pytest.mark.parametrize(("size", "scale"), SCREENS)
def test_only_the_conversation_scrolls(open_chat: OpenChat, size: tuple[int, int], scale: float) -> None:
    chat = open_chat(size, scale)
    chat.ask(BIRTH)
    chat.ask(EVERYTHING)
    assert chat.page.evaluate("() => document.documentElement.scrollHeight - innerHeight") == 0
    assert chat.page.evaluate("() => scrollY") == 0
    expect(chat.page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(chat.input).to_be_in_viewport(ratio=1)
    expect(chat.page.get_by_role("button", name="Gửi", exact=True)).to_be_in_viewport(ratio=1)


def test_an_answer_begins_in_sight(open_chat: OpenChat) -> None:
    chat = open_chat(PHONE)
    card = chat.ask(EVERYTHING)
    expect(card.get_by_role("heading", level=3)).to_be_in_viewport()


def test_what_is_tapped_is_large_enough(open_chat: OpenChat) -> None:
    """At least 24 by 24 pixels (WCAG 2.2, 2.5.8)."""
    chat = open_chat(PHONE, touch=True)
    chat.ask(AMBIGUOUS)
    chat.ask(BIRTH)
    for target in chat.page.locator("button, input, summary").all():
        box = target.bounding_box()
        if box is not None:
            assert box["height"] >= 24 and box["width"] >= 24, target.text_content()


def test_text_is_large_enough_to_read(open_chat: OpenChat) -> None:
    chat = open_chat(PHONE)
    chat.ask(BIRTH)
    sizes = chat.page.evaluate(
        """() => [...document.querySelectorAll("#log :not(input)")]
            .map((node) => parseFloat(getComputedStyle(node).fontSize))"""
    )
    assert min(sizes) >= 14
