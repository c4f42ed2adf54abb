"""The media that the settings allow."""

from __future__ import annotations

from pathlib import Path

from actions.casework.complaints.delivery.csv_file import CsvSender
from actions.casework.complaints.delivery.models import CSV, EMAIL, WEBHOOK, Sender
from actions.casework.complaints.delivery.settings import SendingSettings
from actions.casework.complaints.delivery.smtp import SmtpSender
from actions.casework.complaints.delivery.webhook import WebhookSender


def open_senders(settings: SendingSettings, pictures: Path, csv_folder: Path) -> dict[str, Sender]:
    """One for each kind of delivery that can be sent; the others wait in the outbox.

    Args:
        settings: The mail server and the secrets.
        pictures: Folder of the complaints' pictures.
        csv_folder: Where CSV targets that are no absolute paths are.
    """
    senders: dict[str, Sender] = {CSV: CsvSender(csv_folder)}
    if settings.smtp_host:
        senders[EMAIL] = SmtpSender(settings, pictures)
    if settings.webhook_secret.get_secret_value():
        senders[WEBHOOK] = WebhookSender(settings.webhook_secret)
    return senders
