"""Takes and delivers complaints in children that are killed at random moments; run as a module by `test_kills`.

Prints the code of a ticket when its citizen would be told it, and in the end 'open ' and the number of kills that left
a claimed delivery behind. The children are forked from a process that has delivered before, and are at work at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import signal
import sys
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import structlog
from sqlalchemy import func, select

from actions.casework.complaints.delivery.outbox import Outbox
from actions.casework.complaints.delivery.settings import SendingSettings
from actions.casework.complaints.delivery.smtp import SmtpSender
from actions.casework.complaints.delivery.worker import deliver_due
from actions.casework.complaints.tables import OutboxRow
from actions.casework.complaints.tickets import Tickets
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database
from tests.actions.casework.complaints.delivery.builders import COMPLAINT, NOW, ROUTE, UNIT, stopped

_LONGEST_LIFE_SECONDS = 0.07
"""After the connection to the database."""


def main(url: str, mail_port: str, kills: str) -> None:
    """Kill so many children; from one to the next an hour passes, so that every claim has run out."""
    chance = random.Random(2026)
    left_open = 0
    database = Database(url)
    asyncio.run(_work(database, int(mail_port), NOW, range(1)))
    for number in range(1, int(kills) + 1):
        now = NOW + timedelta(hours=number)
        database.close()
        connected, tell = os.pipe()
        child = os.fork()
        if child == 0:
            _claimed(database, now)
            os.write(tell, b"!")
            asyncio.run(_work(database, int(mail_port), now, count()))
        os.close(tell)
        assert os.read(connected, 1)
        os.close(connected)
        time.sleep(chance.uniform(0, _LONGEST_LIFE_SECONDS))
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        left_open += _claimed(database, now)
    print(f"open {left_open}", flush=True)


async def _work(database: Database, mail_port: int, now: datetime, times: Iterable[int]) -> None:
    """Take a complaint, tell its code, deliver what is due."""
    tickets, outbox = Tickets(database, Sealer(b"0" * 32)), Outbox(database)
    settings = SendingSettings(smtp_host="127.0.0.1", smtp_port=mail_port, smtp_tls="none", sender="a@mau.example")
    senders = {"email": SmtpSender(settings, Path())}
    for number in times:
        submission = f"{now}-{number}"
        ticket = tickets.take(COMPLAINT, ROUTE, COMPLAINT.contact_phone, submission, now, [("email", UNIT)])
        os.write(sys.stdout.fileno(), f"{ticket.code}\n".encode())
        await deliver_due(outbox, senders, stopped(now))


def _claimed(database: Database, now: datetime) -> bool:
    claimed = (OutboxRow.delivered_at.is_(None), OutboxRow.claimed_until > now)
    with database.session() as session:
        return bool(session.scalar(select(func.count()).where(*claimed)))


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    main(*sys.argv[1:])
