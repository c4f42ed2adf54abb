"""E-mails through a real mail server, whatever mood it is in."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiosmtpd.smtp import AuthResult, LoginPassword
from pydantic import SecretStr

from actions.casework.complaints.delivery.models import DeliveryFailed
from actions.casework.complaints.delivery.settings import SendingSettings
from actions.casework.complaints.delivery.smtp import SmtpSender
from actions.casework.complaints.models import Picture
from tests.actions.casework.complaints.delivery.builders import UNIT, delivery, ticket
from tests.actions.casework.complaints.delivery.certificates import own_certificate
from tests.actions.casework.complaints.delivery.mail_server import MailServer, mail_server, running

__all__ = ["mail_server"]


async def test_the_mail_arrives_with_its_pictures(mail_server: MailServer, tmp_path: Path) -> None:
    (tmp_path / "digest").write_bytes(b"\xff\xd8\xff")
    shown = ticket(pictures=(Picture("digest", "image/jpeg", 3),))
    await SmtpSender(mail_server.settings, tmp_path).send(delivery(ticket=shown))
    (message,) = mail_server.mailbox.messages
    assert message["Message-ID"] == "<7.PA-A2C4-E5G7@motcua>"
    assert message["To"] == UNIT
    assert [part.get_content() for part in message.iter_attachments()] == [b"\xff\xd8\xff"]


async def test_a_refusal_is_told_by_its_code_without_the_servers_words(mail_server: MailServer, tmp_path: Path) -> None:
    mail_server.mailbox.verdicts = [f"550 no {UNIT} here"]
    sender = SmtpSender(mail_server.settings, tmp_path)
    with pytest.raises(DeliveryFailed, match=r"^máy chủ thư không nhận địa chỉ của đơn vị \(mã 550\)$"):
        await sender.send(delivery())
    await sender.send(delivery())
    assert mail_server.mailbox.ids == ["<7.PA-A2C4-E5G7@motcua>"]


async def test_a_slow_server_is_not_waited_for(mail_server: MailServer, tmp_path: Path) -> None:
    mail_server.mailbox.slow_seconds = 5
    with pytest.raises(DeliveryFailed, match="^máy chủ thư không trả lời kịp$"):
        await SmtpSender(mail_server.settings, tmp_path, seconds=0.2).send(delivery())


async def test_a_server_that_is_down_is_told(tmp_path: Path) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        settings = SendingSettings(
            smtp_host="127.0.0.1", smtp_port=probe.getsockname()[1], smtp_tls="none", sender="a@mau.example"
        )
        with pytest.raises(DeliveryFailed, match="^không kết nối được máy chủ thư"):
            await SmtpSender(settings, tmp_path).send(delivery())


async def test_no_mail_goes_out_in_the_clear_when_encryption_is_wanted(mail_server: MailServer, tmp_path: Path) -> None:
    encrypted = mail_server.settings.model_copy(update={"smtp_tls": "starttls"})
    with pytest.raises(DeliveryFailed, match="^máy chủ thư không dùng được"):
        await SmtpSender(encrypted, tmp_path).send(delivery())
    assert mail_server.mailbox.messages == []


@pytest.mark.parametrize(
    "target", ["", "không phải địa chỉ", "a@", ".@b.example", "(a@b.example", "a@b.example\r\nBcc: c@d.example"]
)
async def test_a_target_that_is_no_address_is_told(mail_server: MailServer, tmp_path: Path, target: str) -> None:
    with pytest.raises(DeliveryFailed, match="^không soạn được thư"):
        await SmtpSender(mail_server.settings, tmp_path).send(delivery(target=target))
    assert mail_server.mailbox.messages == []


@pytest_asyncio.fixture
async def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MailServer]:
    """A server that wants STARTTLS and a login, with a certificate that the client trusts."""
    certificate = own_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    def check(_server: Any, _session: Any, _envelope: Any, _way: str, given: LoginPassword) -> AuthResult:
        return AuthResult(success=given == LoginPassword(b"motcua", b"mau-mat-khau"), handled=False)

    wanted = {"tls_context": context, "require_starttls": True, "authenticator": check, "auth_required": True}
    async with running(**wanted) as server:
        yield server


async def test_starttls_and_login(guarded: MailServer, tmp_path: Path) -> None:
    login = {"smtp_tls": "starttls", "smtp_user": "motcua", "smtp_password": SecretStr("mau-mat-khau")}
    await SmtpSender(guarded.settings.model_copy(update=login), tmp_path).send(delivery())
    assert len(guarded.mailbox.messages) == 1


async def test_a_wrong_password_is_told_without_the_password(guarded: MailServer, tmp_path: Path) -> None:
    login = {"smtp_tls": "starttls", "smtp_user": "motcua", "smtp_password": SecretStr("sai")}
    with pytest.raises(DeliveryFailed, match=r"^máy chủ thư không nhận tên đăng nhập hoặc mật khẩu \(mã 535\)$"):
        await SmtpSender(guarded.settings.model_copy(update=login), tmp_path).send(delivery())
