"""A bot that is killed at 200 random moments loses no complaint, and no unit gets one twice."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from actions.casework.complaints.delivery.outbox import Outbox
from actions.casework.complaints.delivery.smtp import SmtpSender
from actions.casework.complaints.delivery.worker import deliver_due
from actions.casework.complaints.tables import OutboxRow, TicketRow
from procedures_kb.store import Database
from tests.actions.casework.complaints.delivery import killed
from tests.actions.casework.complaints.delivery.builders import NOW, stopped
from tests.actions.casework.complaints.delivery.mail_server import MailServer, mail_server

__all__ = ["mail_server"]

_KILLS = 200
_ROOT = Path(__file__).parents[5]


async def test_200_kills_lose_nothing_and_send_nothing_twice(
    database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    codes, left_open = await _take_and_kill(database.url, mail_server.settings.smtp_port)
    after = stopped(NOW + timedelta(days=30))
    await deliver_due(Outbox(database), {"email": SmtpSender(mail_server.settings, tmp_path)}, after)

    with database.session() as session:
        kept = set(session.scalars(select(TicketRow.code)))
        rows = session.scalars(select(OutboxRow)).all()
        states = set(session.scalars(select(TicketRow.state)))
    assert len(codes) > _KILLS / 2 and set(codes) <= kept
    assert {row.code for row in rows} == kept and len(rows) == len(kept)
    assert all(row.delivered_at for row in rows) and states == {"forwarded"}

    came = mail_server.mailbox.ids
    assert set(came) == {f"<{row.id}.{row.code}@motcua>" for row in rows}
    raw_duplicates = len(came) - len(set(came))
    assert raw_duplicates <= left_open
    assert left_open > 0
    print(f"{_KILLS} kills, {len(codes)} codes told, {len(kept)} tickets kept, {left_open} kills within a delivery,")
    print(f"{len(set(came))} Message-IDs came, {raw_duplicates} of them a second time")


async def _take_and_kill(url: str, mail_port: int) -> tuple[list[str], int]:
    """The codes that were told to citizens, and how many kills came within a delivery."""
    command = [sys.executable, "-m", killed.__name__, url, str(mail_port), str(_KILLS)]
    process = await asyncio.create_subprocess_exec(*command, cwd=_ROOT, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    assert process.returncode == 0
    *codes, last = told.decode().split("\n")[:-1]
    return codes, int(last.removeprefix("open "))
