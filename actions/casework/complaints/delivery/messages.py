"""What is sent: an e-mail, or the body of a webhook. Pure; the same delivery always gives the same message."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from html import escape

from actions.casework.complaints.delivery.models import RECEIVED, Delivery
from actions.casework.complaints.delivery.words import CATEGORY_NAMES, facts, opening
from actions.casework.complaints.models import Picture
from procedures_kb.calendar import VIETNAM

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+", re.ASCII)
_CLOSING = "Thư này do hệ thống Hỏi Một Cửa tự động gửi. Khi trả lời, xin ghi mã phản ánh."


def email(delivery: Delivery, sender: str, pictures: Sequence[tuple[Picture, bytes | None]]) -> EmailMessage:
    """The e-mail to the delivery's target; `pictures` with their bytes, None for one that is lost.

    Raises `ValueError` or `email.errors.MessageError` when the sender's or the target's address is none.
    """
    message = EmailMessage()
    message["From"] = _address("Hỏi Một Cửa", sender)
    message["To"] = _address("", delivery.target)
    message["Subject"] = _subject(delivery)
    message["Date"] = delivery.created_at.replace(tzinfo=VIETNAM)
    message["Message-ID"] = f"<{delivery.key}@motcua>"
    message["Auto-Submitted"] = "auto-generated"
    lost = sum(data is None for _, data in pictures)
    notes = [*([f"Không mở được {lost} ảnh."] if lost else []), _CLOSING]
    message.set_content(_plain(delivery, notes), cte="base64")
    message.add_alternative(_html(delivery, notes), subtype="html", cte="base64")
    for number, (picture, data) in enumerate(pictures, 1):
        if data is not None:
            kind, _, subtype = picture.media_type.partition("/")
            message.add_attachment(data, kind, subtype, filename=f"anh-{number}.{subtype}")
    return message


def webhook_body(delivery: Delivery) -> bytes:
    """JSON in UTF-8 with sorted keys; moments in ISO 8601 with their offset; `contact` null without consent."""
    ticket, told = delivery.ticket, delivery.ticket.complaint
    body = {
        "delivery": delivery.key,
        "occasion": delivery.occasion,
        "code": ticket.code,
        "category": told.category,
        "category_name": CATEGORY_NAMES[told.category],
        "place": {"code": told.place_code, "name": told.place},
        "unit": told.unit,
        "procedure_code": told.procedure_code,
        "dossier_code": told.dossier_code,
        "happened": told.happened,
        "text": told.text,
        "contact": {"phone": told.contact_phone, "email": told.contact_email} if told.consent else None,
        "pictures": [asdict(picture) for picture in told.pictures],
        "created_at": _iso(ticket.created_at),
        "handled_by": ticket.route.unit,
        "answer_by": _iso(ticket.route.answer_by),
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True).encode()


def _address(name: str, address: str) -> Address:
    if not _ADDRESS.fullmatch(address):
        raise ValueError("not an e-mail address")
    return Address(name, addr_spec=address)


def _subject(delivery: Delivery) -> str:
    told = delivery.ticket.complaint
    what = " – ".join(filter(None, (CATEGORY_NAMES[told.category], told.place)))
    reminder = "" if delivery.occasion == RECEIVED else "Nhắc: "
    return " ".join(f"{reminder}[{delivery.ticket.code}] Phản ánh: {what}".split())


def _plain(delivery: Delivery, notes: Sequence[str]) -> str:
    known = "\n".join(f"{label}: {value}" for label, value in facts(delivery))
    return "\n\n".join((opening(delivery), known, *notes)) + "\n"


def _html(delivery: Delivery, notes: Sequence[str]) -> str:
    rows = "".join(
        f'<tr><th align="left" valign="top">{escape(label)}</th>'
        f'<td style="white-space: pre-line">{escape(value)}</td></tr>'
        for label, value in facts(delivery)
    )
    ends = "".join(f"<p>{escape(note)}</p>" for note in notes)
    begin = '<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><body>'
    return f'{begin}<p>{escape(opening(delivery))}</p><table cellpadding="4">{rows}</table>{ends}</body></html>\n'


def _iso(moment: datetime) -> str:
    return moment.replace(tzinfo=VIETNAM).isoformat()
