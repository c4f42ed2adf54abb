"""A round of deliveries."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from actions.casework.complaints.delivery import worker
from actions.casework.complaints.delivery.csv_file import CsvSender
from actions.casework.complaints.delivery.models import Delivery, DeliveryFailed
from actions.casework.complaints.delivery.outbox import Outbox
from actions.casework.complaints.delivery.smtp import SmtpSender
from actions.casework.complaints.delivery.worker import CLAIM_SECONDS, SEND_SECONDS, deliver_due
from procedures_kb.store import Database
from tests.actions.casework.complaints.delivery.builders import NOW, add, outbox_row, stopped
from tests.actions.casework.complaints.delivery.mail_server import MailServer, mail_server

__all__ = ["mail_server"]


class Medium:
    """Raises the errors in turn, then takes everything."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.taken: list[int] = []

    async def send(self, delivery: Delivery) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.taken.append(delivery.id)


class Silent:
    """Never answers."""

    async def send(self, delivery: Delivery) -> None:
        await asyncio.sleep(3600)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database, jitter=lambda: 0.0)


async def test_a_round_delivers_by_every_open_medium_and_leaves_the_others(
    database: Database, outbox: Outbox, mail_server: MailServer, tmp_path: Path
) -> None:
    mail, row, hook = add(database, 1), add(database, 2, "csv", "a.csv"), add(database, 3, "webhook", "http://x")
    senders = {"email": SmtpSender(mail_server.settings, tmp_path), "csv": CsvSender(tmp_path)}
    assert await deliver_due(outbox, senders, stopped()) == 2
    assert await deliver_due(outbox, senders, stopped()) == 0
    assert mail_server.mailbox.ids == [f"<{mail}.PA-T001-E001@motcua>"]
    assert f"{row}.PA-T002-E002" in (tmp_path / "a.csv").read_text()
    assert [delivery.id for delivery in outbox.due(NOW, 10)] == [hook]


async def test_a_mail_that_the_server_refused_goes_out_after_the_pause(
    database: Database, outbox: Outbox, mail_server: MailServer, tmp_path: Path
) -> None:
    number = add(database)
    mail_server.mailbox.verdicts = ["451 later"]
    senders = {"email": SmtpSender(mail_server.settings, tmp_path)}
    assert await deliver_due(outbox, senders, stopped()) == 0
    assert outbox_row(database, number).last_error == "máy chủ thư không nhận địa chỉ của đơn vị (mã 451)"
    assert await deliver_due(outbox, senders, stopped(NOW + timedelta(seconds=59))) == 0
    assert await deliver_due(outbox, senders, stopped(NOW + timedelta(seconds=60))) == 1
    assert len(mail_server.mailbox.messages) == 1


async def test_one_bad_delivery_does_not_keep_the_others_waiting(database: Database, outbox: Outbox) -> None:
    first, second, third = (add(database, number) for number in range(3))
    medium = Medium(DeliveryFailed("mã 451"), RuntimeError("Nguyễn Văn Mẫu 0900 000 123"))
    assert await deliver_due(outbox, {"email": medium}, stopped()) == 1
    assert medium.taken == [third]
    assert outbox_row(database, first).last_error == "mã 451"
    assert outbox_row(database, second).last_error == "lỗi phần mềm (RuntimeError)"


async def test_a_sender_that_never_returns_is_given_up(
    database: Database, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SEND_SECONDS", 0.05)
    number = add(database)
    assert await deliver_due(outbox, {"email": Silent()}, stopped()) == 0
    assert outbox_row(database, number).last_error == "quá thời hạn gửi"


async def test_a_worker_that_is_cancelled_leaves_the_delivery_to_the_next(database: Database, outbox: Outbox) -> None:
    number = add(database)
    task = asyncio.create_task(deliver_due(outbox, {"email": Silent()}, stopped()))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert outbox_row(database, number).tries == 0
    medium = Medium()
    assert await deliver_due(outbox, {"email": medium}, stopped(NOW + timedelta(seconds=CLAIM_SECONDS))) == 1
    assert medium.taken == [number]


async def test_a_medium_with_much_to_do_lets_the_others_go_on(database: Database, outbox: Outbox) -> None:
    mails = [add(database, number) for number in range(8)]
    row = add(database, 8, "csv", "a.csv")
    mail, table = Medium(), Medium()
    seconds = count(step=8)
    arrived = await deliver_due(outbox, {"email": mail, "csv": table}, lambda: NOW + timedelta(seconds=next(seconds)))
    assert table.taken == [row]
    assert 0 < len(mail.taken) < len(mails)
    assert arrived == len(mail.taken) + 1


def test_a_claim_outlasts_the_time_limit_of_a_delivery_by_far() -> None:
    assert CLAIM_SECONDS >= 3 * SEND_SECONDS
