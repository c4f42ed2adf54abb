"""A real Chromium on the chat page of the real server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.chat import DESKTOP, Chat

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenChat = Callable[..., Chat]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium a module: Playwright's loop must be gone when asynchronous tests run."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no chromium on the PATH: browser tests need one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_chat(browser: Browser, server: str) -> Iterator[OpenChat]:
    """Opens the chat page in a tab of its own; at the end, no tab may have logged an error that was not expected."""
    opened: list[Chat] = []

    def open_tab(size: tuple[int, int] = DESKTOP, scale: float = 1, init_script: str = "", touch: bool = False) -> Chat:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            has_touch=touch,
            reduced_motion="reduce",
            locale="vi-VN",
        )
        if init_script:
            context.add_init_script(init_script)
        page = context.new_page()
        page.set_default_timeout(15_000)
        chat = Chat(page, server)
        _listen(page, chat.errors)
        opened.append(chat)
        chat.open()
        return chat

    yield open_tab
    for chat in opened:
        chat.page.context.close()
    assert [error for chat in opened for error in chat.errors] == []


@pytest.fixture
def chat(open_chat: OpenChat) -> Chat:
    """The chat page on a desktop screen."""
    return open_chat()


def _listen(page: Page, errors: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            errors.append(message.text)

    page.on("console", on_console)
    page.on("pageerror", lambda error: errors.append(str(error)))
