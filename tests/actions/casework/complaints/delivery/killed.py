"""Takes and delivers complaints in children that are killed at random moments; run as a module by `test_kills`.

Prints the code of a ticket when its citizen would be told it, and in the end 'open ' and the number of kills that left a
claimed delivery behind. The children are forked, so that each lives at once and not after a second of imports.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import func, select

from actions.casework.complaints.delivery.outbox import Outbox
from actions.casework.complaints.delivery.settings import DeliverySettings
from actions.casework.complaints.delivery.smtp import SmtpSender
from actions.casework.complaints.delivery.worker import deliver_due
from actions.casework.complaints.tables import OutboxRow
from actions.casework.complaints.tickets import Tickets
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database
from tests.actions.casework.complaints.delivery.builders import COMPLAINT, NOW, ROUTE, UNIT, stopped

_LIFE_SECONDS = (0.0, 0.15)


def main(url: str, mail_port: str, kills: str) -> None:
    """Kill so many children; from one to the next an hour passes, so that every claim has run out."""
    chance = random.Random(2026)
    left_open = 0
    for number in range(int(kills)):
        now = NOW + timedelta(hours=number)
        child = os.fork()
        if child == 0:
            asyncio.run(_live(url, int(mail_port), now))
        time.sleep(chance.uniform(*_LIFE_SECONDS))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left_open += _claimed(url, now)
    print(f"open {left_open}", flush=True)


async def _live(url: str, mail_port: int, now: datetime) -> None:
    """Take a complaint, tell its code, deliver what is due; until killed."""
    database = Database(url)
    tickets, outbox = Tickets(database, Sealer(b"0" * 32)), Outbox(database)
    settings = DeliverySettings(smtp_host="127.0.0.1", smtp_port=mail_port, smtp_tls="none", sender="a@mau.example")
    senders = {"email": SmtpSender(settings, Path())}
    for number in count():
        submission = f"{now}-{number}"
        ticket = tickets.take(COMPLAINT, ROUTE, COMPLAINT.contact_phone, submission, now, [("email", UNIT)])
        os.write(sys.stdout.fileno(), f"{ticket.code}\n".encode())
        await deliver_due(outbox, senders, stopped(now))


def _claimed(url: str, now: datetime) -> bool:
    database = Database(url)
    claimed = (OutboxRow.delivered_at.is_(None), OutboxRow.claimed_until > now)
    with database.session() as session:
        found = session.scalar(select(func.count()).where(*claimed))
    database.close()
    return bool(found)


if __name__ == "__main__":
    main(*sys.argv[1:])
