"""What goes wrong is said, can be tried again, and harms nobody."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.chat import BIRTH, WEBHOOK, Chat
from tests.browser.conftest import OpenChat

EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script><b>đậm</b>'

EVIL_PAPER = dict.fromkeys(("name", "form", "count", "note", "not_needed_if"), EVIL) | {"present_only": True}
EVIL_CASE = {"name": EVIL, "remarks": [EVIL], "documents": [EVIL_PAPER]}
EVIL_MESSAGES: list[dict[str, Any]] = [
    {
        "text": EVIL,
        "buttons": [{"title": EVIL, "payload": EVIL}],
        "custom": {
            "kind": "answer",
            "procedure": {"code": EVIL, "name": EVIL, "level": EVIL, "field": EVIL},
            "aspects": ["documents"],
            "sections": [
                {"aspect": "documents", "title": EVIL, "cases": [EVIL_CASE]},
                {"aspect": "fee", "title": EVIL, "rows": [{"label": EVIL, "lines": [EVIL, EVIL]}]},
                {"aspect": "legal", "title": EVIL, "lines": [EVIL, "javascript:alert(1)"]},
            ],
            "remarks": [EVIL],
            "source": {"decision": EVIL, "as_of": EVIL, "text": EVIL, "url": "javascript:alert(1)"},
            "confidence": 1,
        },
    },
    {"text": EVIL, "custom": {"kind": "choose", "options": [dict.fromkeys(("code", "name", "hint", "payload"), EVIL)]}},
    {"text": EVIL, "custom": {"kind": "hotline", "entries": [{"unit": EVIL, "phone": EVIL, "topic": EVIL}]}},
    {"text": EVIL, "custom": {"kind": "emergency", "numbers": [{"number": EVIL, "name": EVIL}]}},
    {"text": EVIL, "custom": {"kind": "unsure", "suggestions": []}},
    {"text": f'{EVIL} https://x.vn/"onmouseover=alert(1)', "custom": {"kind": EVIL}},
]


def nothing_injected(chat: Chat) -> None:
    expect(chat.log.locator("img, script, b, iframe, [onerror], [onmouseover]")).to_have_count(0)
    expect(chat.page).to_have_title("Hỏi Một Cửa")
    for link in chat.log.get_by_role("link").all():
        assert (link.get_attribute("href") or "").startswith(("https://", "tel:"))


def test_html_that_is_typed_is_shown_as_text(chat: Chat) -> None:
    chat.ask(EVIL)
    expect(chat.questions.last).to_contain_text(EVIL)
    nothing_injected(chat)
    chat.reload()
    expect(chat.questions.last).to_contain_text(EVIL)
    nothing_injected(chat)


def test_html_in_an_answer_is_shown_as_text(chat: Chat) -> None:
    chat.answers_are(*EVIL_MESSAGES)
    chat.input.fill("x")
    chat.input.press("Enter")
    expect(chat.log.locator(".card")).to_have_count(1 + len(EVIL_MESSAGES))
    expect(chat.log.locator("h3")).to_have_text(EVIL)
    nothing_injected(chat)


def test_no_network_is_said_and_asking_again_works(chat: Chat) -> None:
    chat.server_is_gone()
    card = chat.ask(BIRTH)
    expect(card).to_contain_text("Chưa gửi được câu hỏi")
    expect(card).to_contain_text("1022")
    expect(chat.page.get_by_role("status")).to_be_hidden()
    chat.server_is_back()
    card.get_by_role("button", name="Gửi lại").click()
    expect(chat.last_card.get_by_role("heading", level=3)).to_have_text("Đăng ký khai sinh")
    expect(chat.questions).to_have_count(1)
    expect(chat.log.locator(".card-error")).to_have_count(0)
    chat.reload()
    expect(chat.log.locator(".card-error")).to_have_count(0)
    chat.errors.clear()


def test_failing_again_can_be_tried_again(chat: Chat) -> None:
    chat.server_is_gone()
    chat.ask(BIRTH)
    for _ in range(2):
        chat.page.get_by_role("button", name="Gửi lại").click()
        expect(chat.log.locator(".card-error")).to_have_count(1)
        expect(chat.page.get_by_role("button", name="Gửi lại")).to_be_visible()
    chat.errors.clear()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, '{"error": "internal"}'),
        (502, "<html>Bad gateway</html>"),
        (200, "[]"),
        (200, "{}"),
        (200, "null"),
        (200, ""),
    ],
)
def test_an_answer_that_is_none_is_an_error(chat: Chat, status: int, body: str) -> None:
    chat.page.route(WEBHOOK, lambda route: route.fulfill(status=status, body=body))
    expect(chat.ask(BIRTH)).to_contain_text("Chưa gửi được câu hỏi")
    chat.errors.clear()


def test_the_server_says_what_it_could_not_read(chat: Chat) -> None:
    expect(chat.ask("😀😀")).to_contain_text("Tôi chưa đọc được tin nhắn này")


def test_waiting_is_shown(chat: Chat) -> None:
    held: list[Route] = []
    chat.page.route(WEBHOOK, lambda route: held.append(route))
    chat.input.fill(BIRTH)
    chat.input.press("Enter")
    expect(chat.page.get_by_role("status")).to_have_text("Đang tìm câu trả lời…")
    expect(chat.page.get_by_role("status")).to_be_visible()
    held[0].continue_()
    expect(chat.page.get_by_role("status")).to_be_hidden()


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('x', 'SecurityError'); } })",
        "Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError'); }",
        "sessionStorage.setItem('motcua', 'not JSON')",
    ],
    ids=["forbidden", "full", "spoilt"],
)
def test_without_storage_the_conversation_still_works(open_chat: OpenChat, script: str) -> None:
    card = open_chat(init_script=script).ask(BIRTH)
    expect(card.get_by_role("heading", level=3)).to_have_text("Đăng ký khai sinh")
