"""Deliveries to the web service of a unit.

The receiver checks `X-Motcua-Signature: sha256=<hex>`, the HMAC-SHA256 under the shared secret of the text of
`X-Motcua-Timestamp` (Unix seconds; refuse old ones), a full stop and the raw body.
It takes each `Idempotency-Key` once.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time

import httpx
from pydantic import SecretStr

from actions.casework.complaints.delivery.messages import webhook_body
from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed

_SECONDS = 10.0


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """The value of `X-Motcua-Signature`."""
    return f"sha256={hmac.digest(secret.encode(), timestamp.encode() + b'.' + body, hashlib.sha256).hex()}"


class WebhookSender:
    """Posts JSON; any answer of 200 to 299 means that the receiver keeps it."""

    def __init__(self, secret: SecretStr, seconds: float = _SECONDS) -> None:
        """`seconds` limits the whole exchange."""
        self._secret = secret.get_secret_value()
        self._seconds = seconds

    async def send(self, delivery: Delivery) -> None:
        """Return once the receiver took it; raises `DeliveryFailed`. Redirects are not followed."""
        body = webhook_body(delivery)
        try:
            async with asyncio.timeout(self._seconds), httpx.AsyncClient(timeout=None) as client:
                request = client.stream("POST", delivery.target, content=body, headers=self._headers(delivery, body))
                async with request as answer:
                    status = answer.status_code
        except TimeoutError:
            raise DeliveryFailed("hệ thống của đơn vị không trả lời kịp") from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise DeliveryFailed("không kết nối được hệ thống của đơn vị") from None
        if not 200 <= status <= 299:
            raise DeliveryFailed(f"hệ thống của đơn vị từ chối (mã {status})")

    def _headers(self, delivery: Delivery, body: bytes) -> dict[str, str]:
        timestamp = str(int(time.time()))
        return {
            "Content-Type": "application/json",
            "Idempotency-Key": delivery.key,
            "User-Agent": "hoi-mot-cua",
            "X-Motcua-Timestamp": timestamp,
            "X-Motcua-Signature": signature(self._secret, timestamp, body),
        }
