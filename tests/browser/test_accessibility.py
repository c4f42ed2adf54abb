"""Keyboard only, and what a screen reader is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat import AMBIGUOUS, BIRTH, DESKTOP, Chat
from tests.browser.conftest import OpenChat


def focused(chat: Chat) -> Locator:
    return chat.page.locator(":focus")


def tab_to(chat: Chat, target: Locator, key: str = "Tab", most: int = 60) -> None:
    """Press Tab until `target` has the focus, and check that the focus can be seen on the way."""
    for _ in range(most):
        chat.page.keyboard.press(key)
        assert outline_of(chat) >= 2, focused(chat).text_content()
        if target.evaluate("node => node === document.activeElement"):
            return
    pytest.fail("not reached with the keyboard")


def outline_of(chat: Chat) -> float:
    """Width of the visible outline of what has the focus, in pixels."""
    width: float = focused(chat).evaluate(
        "node => getComputedStyle(node).outlineStyle === 'none' ? 0 : parseFloat(getComputedStyle(node).outlineWidth)"
    )
    return width


def test_a_question_is_asked_and_followed_up_with_the_keyboard_only(chat: Chat) -> None:
    tab_to(chat, chat.input)
    chat.page.keyboard.type(BIRTH)
    chat.page.keyboard.press("Enter")
    expect(chat.last_card.get_by_role("heading", level=3)).to_have_text("Đăng ký khai sinh")
    box = chat.last_card.get_by_role("checkbox").first
    tab_to(chat, box, "Shift+Tab")
    chat.page.keyboard.press("Space")
    expect(box).to_be_checked()
    tab_to(chat, chat.last_card.get_by_role("button", name="Thời gian giải quyết"))
    chat.page.keyboard.press("Enter")
    expect(chat.last_card.get_by_role("heading", level=4)).to_have_text(["Thời gian giải quyết"])


def test_an_option_is_chosen_with_the_keyboard_only(chat: Chat) -> None:
    chat.ask(AMBIGUOUS)
    option = chat.last_card.locator(".options").get_by_role("button").nth(1)
    name = option.locator("strong").inner_text()
    tab_to(chat, option, "Shift+Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.last_card.get_by_role("heading", level=3)).to_have_text(name)


def test_the_first_tab_stop_skips_to_the_question(chat: Chat) -> None:
    chat.page.keyboard.press("Tab")
    expect(focused(chat)).to_have_text("Đến ô nhập câu hỏi")
    expect(focused(chat)).to_be_in_viewport()
    chat.page.keyboard.press("Enter")
    expect(chat.input).to_be_focused()


def test_focus_stays_where_typing_goes_on(chat: Chat) -> None:
    chat.input.fill("xin chào")
    chat.input.press("Enter")
    expect(chat.log.locator(".card")).to_have_count(2)
    expect(chat.input).to_be_focused()


def test_answers_are_announced(chat: Chat) -> None:
    expect(chat.log).to_have_attribute("aria-live", "polite")
    expect(chat.log).to_have_attribute("aria-relevant", "additions")
    card = chat.ask("xin chào")
    assert card.evaluate("node => Boolean(node.closest('[role=log]'))")
    assert chat.page.locator("#typing").get_attribute("role") == "status"


def test_the_log_says_who_speaks(chat: Chat) -> None:
    chat.ask("xin chào")
    expect(chat.questions.last).to_have_text("Bạn: xin chào")


def test_everything_has_a_name(chat: Chat) -> None:
    chat.ask(BIRTH)
    nameless = chat.page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, summary")]
            .filter((node) => !(node.textContent || node.labels?.[0]?.textContent || node.ariaLabel || "").trim())
            .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    assert chat.page.locator("html").get_attribute("lang") == "vi"
    expect(chat.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(chat.page.get_by_role("main")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(open_chat: OpenChat, scheme: str) -> None:
    """At least 4.5 to 1 (WCAG 1.4.3), in both colour schemes."""
    chat = open_chat(DESKTOP)
    chat.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    chat.ask(AMBIGUOUS)
    chat.ask(BIRTH)
    faint = chat.page.evaluate(_FAINT_TEXTS)
    assert faint == []


_FAINT_TEXTS = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("body *")]
    .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
    .filter((node) => node.getClientRects().length && !node.closest("noscript, .unseen"))
    .map((node) => {
      const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
      return [(a + 0.05) / (b + 0.05), node.textContent.slice(0, 40)];
    })
    .filter(([ratio]) => ratio < 4.5);
}"""
