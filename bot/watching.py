"""What the server does of its own accord: notices of changed dossiers, deliveries of complaints, silent units."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from actions.casework.complaints.delivery.worker import deliver_due
from actions.casework.complaints.silence import Silence
from actions.casework.dossiers.subscriptions import watch_once
from actions.dossier_actions import compose_notice
from bot.knowledge import assistant_services, complaint_desk, outbox, senders
from procedures_kb.calendar import vietnam_now

log = structlog.get_logger()


async def watch(seconds: float) -> None:
    """Go round after round until cancelled; what fails is logged and tried again in the next."""
    while True:
        await asyncio.sleep(seconds)
        for step in (tell_followers, pass_on_silent, deliver):
            await _attempt(step)


async def tell_followers() -> int:
    """Write notices for who follows a dossier that changed; how many."""
    current = assistant_services()
    return await watch_once(
        current.subscriptions, current.desk.gateway, partial(compose_notice, current), vietnam_now()
    )


async def pass_on_silent() -> int:
    """Pass complaints on that their unit leaves alone; how many."""
    desk = complaint_desk()
    silence = Silence(desk.tickets, desk.settings, desk.entry, desk.calendar)
    return len(await asyncio.to_thread(silence.escalate_silent, vietnam_now()))


async def deliver() -> int:
    """Deliver the complaints that are due; how many arrived."""
    return await deliver_due(outbox(), senders(), vietnam_now)


async def _attempt(step: Callable[[], Awaitable[int]]) -> None:
    try:
        done = await step()
    except Exception as error:
        log.error("watch.failed", step=step.__name__, error=type(error).__name__, exc_info=True)
    else:
        if done:
            log.info("watch.done", step=step.__name__, count=done)
