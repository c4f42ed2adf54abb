"""A real SMTP server on a free port that behaves as the test tells it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest_asyncio
from aiosmtpd.smtp import SMTP, Envelope, Session

from actions.casework.complaints.delivery.settings import SendingSettings


class Mailbox:
    """Keeps every message that it accepts."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.verdicts: list[str] = []
        """What to say to the next recipients; afterwards all are welcome."""
        self.slow_seconds = 0.0
        """Time before a message is accepted."""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.verdicts:
            return self.verdicts.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.slow_seconds)
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"

    @property
    def ids(self) -> list[str]:
        """The Message-IDs in the order in which they came, each as often as it came."""
        return [str(message["Message-ID"]) for message in self.messages]


class MailServer:
    """The mailbox and the settings that reach it."""

    def __init__(self, mailbox: Mailbox, port: int) -> None:
        self.mailbox = mailbox
        self.settings = SendingSettings(
            smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", sender="phananh@mau.example"
        )


@asynccontextmanager
async def running(**options: Any) -> AsyncIterator[MailServer]:
    """A server with these options of `aiosmtpd.smtp.SMTP`."""
    mailbox, loop = Mailbox(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(mailbox, hostname="thu.mau.example", **options), "127.0.0.1", 0)
    async with server:
        yield MailServer(mailbox, server.sockets[0].getsockname()[1])


@pytest_asyncio.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    async with running() as server:
        yield server
