"""What a citizen does on the chat page, in the words of the tests."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

PHONE = (390, 844)
DESKTOP = (1200, 800)
NARROW = (320, 640)

BIRTH = "làm giấy khai sinh cho con cần giấy tờ gì, mất bao nhiêu tiền"
AMBIGUOUS = "xin giấy phép mất bao nhiêu tiền"
LATE = "38.98.H99-261026-0003 0254"
"""A late dossier of the sample province, with its second factor."""

WEBHOOK = "**/webhooks/rest/webhook"
NOTICES = "**/webhooks/rest/notices?*"


class Chat:
    """One tab with the chat page."""

    def __init__(self, page: Page, server: str) -> None:
        """`server` is the base URL."""
        self.page = page
        self.errors: list[str] = []
        self._server = server

    def open(self) -> None:
        """Load the page and wait for its greeting."""
        self.page.goto(self._server)
        expect(self.turns).not_to_have_count(0)

    def reload(self) -> None:
        """Load it again."""
        self.page.reload()
        expect(self.turns).not_to_have_count(0)

    @property
    def log(self) -> Locator:
        """The conversation."""
        return self.page.get_by_role("log", name="Hội thoại")

    @property
    def input(self) -> Locator:
        """Where the question is typed."""
        return self.page.get_by_label("Câu hỏi của bạn")

    @property
    def turns(self) -> Locator:
        """Everything said so far, by both."""
        return self.log.locator(".turn")

    @property
    def questions(self) -> Locator:
        """What the citizen said."""
        return self.log.locator(".citizen")

    @property
    def last_card(self) -> Locator:
        """The newest answer."""
        return self.log.locator(".card").last

    def ask(self, question: str) -> Locator:
        """Type and send a question; the card that answers it."""
        answers = self.log.locator(".card")
        before = answers.count()
        self.input.fill(question)
        self.page.get_by_role("button", name="Gửi", exact=True).click()
        expect(answers).to_have_count(before + 1)
        return self.last_card

    def answers_are(self, *messages: dict[str, Any]) -> None:
        """Have the page get `messages` instead of the server's answer."""

        def answer(route: Route) -> None:
            route.fulfill(status=200, content_type="application/json", body=json.dumps(list(messages)))

        self.page.route(WEBHOOK, answer)

    def server_is_gone(self) -> None:
        """Every request fails from now on."""
        self.page.route(WEBHOOK, lambda route: route.abort())

    def server_is_back(self) -> None:
        """Requests reach the server again."""
        self.page.unroute(WEBHOOK)
