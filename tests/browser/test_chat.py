"""Asking, answering, ticking off papers, and what a reload keeps."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.chat import AMBIGUOUS, BIRTH, DESKTOP, PHONE, WEBHOOK, Chat
from tests.browser.conftest import OpenChat


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_question_gets_a_card_with_its_source(open_chat: OpenChat, size: tuple[int, int]) -> None:
    chat = open_chat(size, touch=size == PHONE)
    card = chat.ask(BIRTH)
    expect(card.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    headings = card.get_by_role("heading", level=4)
    expect(headings).to_have_text(["Giấy tờ cần có", "Phí, lệ phí"])
    expect(card.locator(".source")).to_contain_text("1.001193")
    expect(card.get_by_role("checkbox").first).to_be_visible()
    expect(chat.questions.last).to_contain_text(BIRTH)
    expect(chat.input).to_have_value("")


def test_links_of_the_source_open_a_page_of_their_own(chat: Chat) -> None:
    card = chat.ask(BIRTH)
    for link in card.get_by_role("link").all():
        assert re.match("https://", link.get_attribute("href") or "")
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_contain_text("mở trang mới")


def test_ticks_survive_a_reload(chat: Chat) -> None:
    boxes = chat.ask(BIRTH).get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    boxes.nth(1).uncheck()
    chat.reload()
    boxes = chat.last_card.get_by_role("checkbox")
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()


def test_a_tap_on_the_papers_name_ticks_it(chat: Chat) -> None:
    paper = chat.ask(BIRTH).locator(".papers label").first
    paper.locator("strong").click()
    expect(paper.get_by_role("checkbox")).to_be_checked()


def test_the_history_is_kept_on_reload_and_the_topic_too(chat: Chat) -> None:
    chat.ask(BIRTH)
    chat.reload()
    expect(chat.questions).to_have_count(1)
    expect(chat.questions).to_contain_text(BIRTH)
    expect(chat.last_card.get_by_role("heading", level=3)).to_have_text("Đăng ký khai sinh")
    card = chat.ask("mất mấy ngày")
    expect(card.get_by_role("heading", level=3)).to_have_text("Đăng ký khai sinh")
    expect(card.get_by_role("heading", level=4)).to_have_text(["Thời gian giải quyết"])


def test_a_new_tab_knows_nothing_of_another(open_chat: OpenChat) -> None:
    open_chat().ask(BIRTH)
    expect(open_chat().questions).to_have_count(0)


def test_follow_up_buttons_ask_on(chat: Chat) -> None:
    card = chat.ask(BIRTH)
    follow_ups = card.get_by_role("group", name="Hỏi tiếp").get_by_role("button")
    expect(follow_ups.filter(has_text="Giấy tờ cần có")).to_have_count(0)
    follow_ups.filter(has_text="Thời gian giải quyết").click()
    expect(chat.questions).to_have_count(2)
    expect(chat.questions.last).to_contain_text("Thời gian giải quyết")
    expect(chat.questions.last).not_to_contain_text("ask_procedure")
    expect(chat.last_card.get_by_role("heading", level=4)).to_have_text(["Thời gian giải quyết"])
    expect(chat.last_card.locator(".source")).to_contain_text("1.001193")


def test_an_example_of_the_welcome_is_asked_when_clicked(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Đăng ký kết hôn ở đâu?").click()
    expect(chat.last_card.get_by_role("heading", level=3)).to_have_text("Đăng ký kết hôn")


def test_an_option_is_answered_when_clicked(chat: Chat) -> None:
    options = chat.ask(AMBIGUOUS).locator(".options").get_by_role("button")
    assert options.count() >= 2
    expect(chat.last_card.get_by_role("group", name="Hỏi tiếp")).to_have_count(0)
    name = options.nth(1).locator("strong").inner_text()
    options.nth(1).click()
    expect(chat.last_card.get_by_role("heading", level=3)).to_have_text(name)
    expect(chat.last_card.get_by_role("heading", level=4)).to_have_text(["Phí, lệ phí"])
    expect(chat.questions.last).to_contain_text(name)


def test_an_emergency_shows_numbers_to_dial(chat: Chat) -> None:
    card = chat.ask("cháy nhà rồi cứu với")
    expect(card.get_by_role("link", name="114")).to_have_attribute("href", "tel:114")


def test_suggestions_are_said_once(chat: Chat) -> None:
    suggested = [{"code": "1.000894", "name": "Đăng ký kết hôn"}]
    chat.answers_are(
        {
            "text": "Xin lỗi, tôi chưa rõ.\n1. Đăng ký kết hôn\nHoặc gọi 1022 để được hướng dẫn.",
            "buttons": [{"title": "Đăng ký kết hôn", "payload": "x"}],
            "custom": {"kind": "unsure", "suggestions": suggested},
        }
    )
    card = chat.ask("kết gì đó")
    expect(card.get_by_text("Đăng ký kết hôn")).to_have_count(1)
    expect(card.get_by_role("paragraph")).to_have_text("Xin lỗi, tôi chưa rõ.Hoặc gọi 1022 để được hướng dẫn.")


def test_several_messages_and_kinds_that_are_not_known_are_shown(chat: Chat) -> None:
    chat.answers_are(
        {"text": "Một", "custom": {"kind": "of-tomorrow", "x": 1}},
        {"text": "Hai"},
    )
    chat.input.fill("x y z")
    chat.input.press("Enter")
    expect(chat.log.locator(".card").nth(-2)).to_have_text("Một")
    expect(chat.last_card).to_have_text("Hai")


def test_nothing_typed_nothing_sent(chat: Chat) -> None:
    chat.input.fill("   ")
    chat.page.get_by_role("button", name="Gửi", exact=True).click()
    expect(chat.questions).to_have_count(0)


def test_clearing_starts_anew(chat: Chat) -> None:
    chat.ask(BIRTH).get_by_role("checkbox").first.check()
    chat.page.get_by_role("button", name="Xóa hội thoại").click()
    expect(chat.questions).to_have_count(0)
    expect(chat.turns).to_have_count(1)
    expect(chat.input).to_be_focused()
    chat.reload()
    expect(chat.questions).to_have_count(0)
    expect(chat.ask(BIRTH).get_by_role("checkbox").first).not_to_be_checked()


def test_clearing_forgets_the_topic(chat: Chat) -> None:
    chat.ask(BIRTH)
    chat.page.get_by_role("button", name="Xóa hội thoại").click()
    expect(chat.ask("thế còn lệ phí?").get_by_role("heading", name="Đăng ký khai sinh", exact=True)).to_have_count(0)


def test_an_answer_that_comes_after_clearing_is_not_shown(chat: Chat) -> None:
    held: list[Route] = []
    chat.page.route(WEBHOOK, lambda route: held.append(route))
    chat.input.fill(BIRTH)
    chat.input.press("Enter")
    expect(chat.page.get_by_role("status")).to_be_visible()
    chat.page.get_by_role("button", name="Xóa hội thoại").click()
    held[0].continue_()
    expect(chat.page.get_by_role("status")).to_be_hidden()
    expect(chat.turns).to_have_count(1)


def test_two_questions_in_a_hurry_are_answered_in_order(chat: Chat) -> None:
    for question in ("xin chào", "cảm ơn bạn"):
        chat.input.fill(question)
        chat.input.press("Enter")
    cards = chat.log.locator(".card")
    expect(cards).to_have_count(3)
    expect(cards.nth(1)).to_contain_text("tôi là Hỏi Một Cửa")
    expect(cards.nth(2)).to_contain_text("Không có gì")
