"""Deliveries by e-mail.

SMTP cannot be asked whether a message arrived. What was sent but not confirmed is sent again, with the same Message-ID.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from email.errors import MessageError
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib

from actions.casework.complaints.delivery.messages import email
from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed
from actions.casework.complaints.delivery.settings import SendingSettings
from actions.casework.complaints.models import Picture

_SECONDS = 30.0
_QUIT_SECONDS = 2.0


class SmtpSender:
    """Hands e-mails to the province's mail server."""

    def __init__(self, settings: SendingSettings, pictures: Path, seconds: float = _SECONDS) -> None:
        """`pictures` is the folder of the complaints' pictures; `seconds` limits one e-mail."""
        self._settings = settings
        self._pictures = pictures
        self._seconds = seconds

    async def send(self, delivery: Delivery) -> None:
        """Return once the mail server took it; raises `DeliveryFailed`."""
        try:
            message = email(delivery, self._settings.sender, self._read(delivery.ticket.complaint.pictures))
        except (ValueError, MessageError):
            raise DeliveryFailed("không soạn được thư; địa chỉ của nơi gửi hoặc nơi nhận có thể sai") from None
        client = self._client()
        try:
            async with asyncio.timeout(self._seconds):
                await self._hand_over(client, message)
            with suppress(aiosmtplib.SMTPException, OSError):
                await client.quit(timeout=_QUIT_SECONDS)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise DeliveryFailed(_reason(error)) from None
        finally:
            client.close()

    async def _hand_over(self, client: aiosmtplib.SMTP, message: EmailMessage) -> None:
        await client.connect()
        if self._settings.smtp_user:
            await client.login(self._settings.smtp_user, self._settings.smtp_password.get_secret_value())
        await client.send_message(message)

    def _client(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self._settings.smtp_host,
            port=self._settings.smtp_port,
            local_hostname=self._settings.sender.rpartition("@")[2],
            use_tls=self._settings.smtp_tls == "tls",
            start_tls=self._settings.smtp_tls == "starttls",
            timeout=self._seconds,
        )

    def _read(self, pictures: Sequence[Picture]) -> list[tuple[Picture, bytes | None]]:
        return [(picture, _bytes(self._pictures / picture.name)) for picture in pictures]


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _reason(error: Exception) -> str:
    """Never the server's own words, which may repeat addresses and names."""
    match error:
        case aiosmtplib.SMTPAuthenticationError():
            return f"máy chủ thư không nhận tên đăng nhập hoặc mật khẩu (mã {error.code})"
        case aiosmtplib.SMTPRecipientsRefused():
            return f"máy chủ thư không nhận địa chỉ của đơn vị (mã {error.recipients[0].code})"
        case aiosmtplib.SMTPResponseException():
            return f"máy chủ thư từ chối (mã {error.code})"
        case TimeoutError():
            return "máy chủ thư không trả lời kịp"
        case OSError():
            return "không kết nối được máy chủ thư, hoặc bị ngắt giữa chừng"
        case _:
            return f"máy chủ thư không dùng được ({type(error).__name__})"
