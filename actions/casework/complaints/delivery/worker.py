"""Delivers what is due.

What is guaranteed, whenever a worker is killed:

- Nothing is lost: a delivery leaves the outbox only after its medium confirmed it.
- While a worker has a claim, no other worker sends the same delivery. A claim outlasts every time limit of the senders.
- A worker killed between the medium's confirmation and the commit after it leaves a claim that runs out. Then the
  delivery is sent again: "maybe twice" is chosen over "maybe never", since nobody can say which it was.
  What the other side sees then:
  - CSV: exactly one row; the delivery's key is looked up in the file under its lock before a row is written.
  - Webhook: the same `Idempotency-Key` and body again; once for a receiver that keeps to the key.
  - E-mail: at least once, always with the same Message-ID, by which mail and ticket systems drop the second copy.
    The window opens with the last byte of the mail and closes with the commit after the server's "250": milliseconds,
    or longer when the "250" comes after the time limit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog

from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed, Sender
from actions.casework.complaints.delivery.outbox import Outbox

CLAIM_SECONDS = 300.0
SEND_SECONDS = 60.0
"""Time limit for one delivery, far below that of its claim."""

_ROUND = timedelta(seconds=60)
"""After this a medium lets the others go on, however much waits for it."""

log = structlog.get_logger()


async def deliver_due(outbox: Outbox, senders: Mapping[str, Sender], clock: Callable[[], datetime]) -> int:
    """One round over all media; how many deliveries arrived.

    Args:
        outbox: Where they wait.
        senders: By kind of delivery; other kinds stay in the outbox.
        clock: Gives Vietnamese civil time; read anew for every delivery, for a round can take minutes.
    """
    arrived = 0
    for kind, sender in senders.items():
        end = clock() + _ROUND
        while (now := clock()) < end and (delivery := outbox.claim(now, CLAIM_SECONDS, kind)) is not None:
            arrived += await _deliver(outbox, sender, delivery, clock)
    return arrived


async def _deliver(outbox: Outbox, sender: Sender, delivery: Delivery, clock: Callable[[], datetime]) -> bool:
    told = {"delivery": delivery.id, "medium": delivery.kind}
    error = await _send(sender, delivery)
    if error:
        outbox.failed(delivery.id, error, clock())
        log.warning("complaint.delivery.failed", why=error, **told)
        return False
    outbox.delivered(delivery.id, clock())
    log.info("complaint.delivery.done", **told)
    return True


async def _send(sender: Sender, delivery: Delivery) -> str:
    """Why it failed; '' when it did not. An error in the program must not keep the other deliveries waiting."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await sender.send(delivery)
    except DeliveryFailed as error:
        return str(error)
    except TimeoutError:
        return "quá thời hạn gửi"
    except Exception as error:
        return f"lỗi phần mềm ({type(error).__name__})"
    return ""
