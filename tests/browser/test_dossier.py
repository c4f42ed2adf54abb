"""Where a dossier is, on the chat page."""

from __future__ import annotations

import json

from playwright.sync_api import Route, expect

from tests.browser.chat import LATE, NOTICES, PHONE, Chat
from tests.browser.conftest import OpenChat


def test_the_code_then_the_factor_then_the_apology_and_the_status(open_chat: OpenChat) -> None:
    chat = open_chat(PHONE)
    code, factor = LATE.split()
    expect(chat.ask("hồ sơ của tôi tới đâu rồi")).to_contain_text("mã hồ sơ")
    expect(chat.ask(code)).to_contain_text("4 số cuối số điện thoại")
    card = chat.ask(factor)
    expect(card.locator(".apology")).to_contain_text("Xin lỗi bạn")
    expect(card.locator(".status")).to_have_text("Đang xử lý")
    expect(card.get_by_role("row", name="Hẹn trả")).to_contain_text("19/11/2026")
    expect(card).to_contain_text("dữ liệu mẫu")


def test_the_history_is_a_button_away(open_chat: OpenChat) -> None:
    chat = open_chat(PHONE)
    chat.ask(LATE).get_by_role("button", name="Xem quá trình xử lý").click()
    expect(chat.last_card.locator(".timeline li").first).to_contain_text("Đã tiếp nhận")


def test_a_code_that_is_nearly_right_is_offered_as_a_button(open_chat: OpenChat) -> None:
    chat = open_chat(PHONE)
    card = chat.ask("H99.23-261319-0014")
    card.get_by_role("button").first.click()
    expect(chat.last_card).to_contain_text("4 số cuối")


def test_a_notice_is_shown_once_and_confirmed(open_chat: OpenChat) -> None:
    chat = open_chat(PHONE)
    chat.ask(LATE)
    asked = notices(chat)
    chat.reload()
    shown = chat.log.get_by_text("Hồ sơ đã có kết quả")
    expect(shown).to_have_count(1)
    chat.reload()
    expect(shown).to_have_count(1)
    assert "after=0" in asked[0]
    assert "after=7" in asked[-1]


def notices(chat: Chat) -> list[str]:
    """Have one notice wait for this citizen until it is confirmed; the addresses that the page asked."""
    message = {"id": 7, "text": "Hồ sơ đã có kết quả", "buttons": [], "custom": {"kind": "talk", "topic": "follow"}}
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        waiting = [message] if "after=0" in route.request.url else []
        route.fulfill(status=200, content_type="application/json", body=json.dumps(waiting))

    chat.page.route(NOTICES, answer)
    return asked
