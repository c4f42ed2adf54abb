"""Looks at followed dossiers from time to time and writes a notice for who asked to be told."""

from __future__ import annotations

import asyncio
from functools import partial

import structlog

from actions.casework.dossiers.subscriptions import watch_once
from actions.dossier_actions import compose_notice
from bot.knowledge import assistant_services
from procedures_kb.calendar import vietnam_now

log = structlog.get_logger()


async def watch(seconds: float) -> None:
    """Go on until cancelled; a failure is logged and the next round tries again."""
    while True:
        await asyncio.sleep(seconds)
        try:
            written = await look_once()
        except Exception as error:
            log.error("watch.failed", error=type(error).__name__, exc_info=True)
        else:
            if written:
                log.info("watch.notices", written=written)


async def look_once() -> int:
    """One round; how many notices were written."""
    current = assistant_services()
    return await watch_once(
        current.subscriptions, current.desk.gateway, partial(compose_notice, current), vietnam_now()
    )
