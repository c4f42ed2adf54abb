"""What a unit is sent."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from actions.casework.complaints.delivery.messages import email, webhook_body
from actions.casework.complaints.delivery.words import CATEGORY_NAMES, NO_CONTACT
from actions.casework.complaints.models import Category, Picture
from tests.actions.casework.complaints.delivery.builders import delivery, ticket

_FROM = "phananh@mau.example"
_PICTURE = Picture("0" * 64, "image/jpeg", 3)


def _as_received(message: EmailMessage) -> EmailMessage:
    read = message_from_bytes(message.as_bytes(policy=policy.SMTP), policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def _text(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_email_says_everything_in_its_text() -> None:
    message = _as_received(email(delivery(), _FROM, []))
    assert message["Subject"] == "[PA-A2C4-E5G7] Phản ánh: Yêu cầu thêm giấy tờ ngoài quy định – Phường Mẫu 1"
    assert message["To"] == "mot-cua@mau.example"
    assert message["From"] == "Hỏi Một Cửa <phananh@mau.example>"
    assert message["Date"].datetime.isoformat() == "2026-11-02T08:15:00+07:00"
    lines = _text(message, "plain").splitlines()
    for line in (
        "Mã phản ánh: PA-A2C4-E5G7",
        "Loại việc: Yêu cầu thêm giấy tờ ngoài quy định",
        "Nơi xảy ra: Phường Mẫu 1",
        "Đơn vị bị phản ánh: Bộ phận Một cửa phường Mẫu 1",
        "Thời điểm xảy ra: sáng thứ hai",
        "Nội dung: Cán bộ đòi thêm <b>sổ hộ khẩu</b> & bản sao.",
        "Tôi đã nộp đủ giấy tờ.",
        "Liên hệ: 0900 000 123, nguoi.mau@mau.example",
        "Gửi lúc: 08:15 ngày 02/11/2026",
        "Hạn trả lời: 17:00 ngày 16/11/2026",
    ):
        assert line in lines
    assert not [line for line in lines if line.startswith("Mã hồ sơ")]


def test_what_the_citizen_wrote_is_only_text_in_html() -> None:
    html = _text(_as_received(email(delivery(), _FROM, [])), "html")
    assert "Cán bộ đòi thêm &lt;b&gt;sổ hộ khẩu&lt;/b&gt; &amp; bản sao." in html
    assert "<b>" not in html


def test_every_try_has_the_same_message_id_and_no_other_delivery_has_it() -> None:
    first, again = email(delivery(), _FROM, []), email(delivery(tries=3, last_error="mã 451"), _FROM, [])
    assert first["Message-ID"] == again["Message-ID"] == "<7.PA-A2C4-E5G7@motcua>"
    assert email(delivery(id=8), _FROM, [])["Message-ID"] != first["Message-ID"]


def test_without_consent_no_contact_leaves_the_house() -> None:
    private = delivery(ticket=ticket(consent=False))
    message = _as_received(email(private, _FROM, []))
    assert f"Liên hệ: {NO_CONTACT}" in _text(message, "plain")
    for sent in (_text(message, "plain"), _text(message, "html"), webhook_body(private).decode()):
        assert "0900" not in sent and "nguoi.mau" not in sent
    assert json.loads(webhook_body(private))["contact"] is None


def test_the_citizens_conversation_is_nobodys_business() -> None:
    for sent in (email(delivery(), _FROM, []).as_string(), webhook_body(delivery()).decode()):
        assert "phien-1" not in sent


def test_pictures_are_attached_and_a_lost_one_is_told() -> None:
    with_pictures = delivery(ticket=ticket(pictures=(_PICTURE, _PICTURE)))
    message = _as_received(email(with_pictures, _FROM, [(_PICTURE, b"abc"), (_PICTURE, None)]))
    attached = [
        (part.get_filename(), part.get_content_type(), part.get_content()) for part in message.iter_attachments()
    ]
    assert attached == [("anh-1.jpeg", "image/jpeg", b"abc")]
    assert "Số ảnh kèm theo: 2" in _text(message, "plain")
    assert "Không mở được 1 ảnh." in _text(message, "plain")


def test_a_reminder_says_that_it_is_one() -> None:
    message = _as_received(email(delivery(occasion="silent-5"), _FROM, []))
    assert message["Subject"].startswith("Nhắc: [PA-A2C4-E5G7]")
    assert "chưa được trả lời" in _text(message, "plain")


def test_a_line_break_in_a_place_cannot_add_a_header() -> None:
    message = _as_received(email(delivery(ticket=ticket(place="Phường\r\nBcc: a@b.example")), _FROM, []))
    assert message["Bcc"] is None
    assert message["Subject"].endswith("– Phường Bcc: a@b.example")


def test_the_webhook_body_is_the_same_json_at_every_try() -> None:
    body = json.loads(webhook_body(delivery()))
    assert webhook_body(delivery()) == webhook_body(delivery(tries=2))
    assert body["delivery"] == "7.PA-A2C4-E5G7"
    assert body["code"] == "PA-A2C4-E5G7"
    assert body["category"] == "extra_papers"
    assert body["place"] == {"code": "00001", "name": "Phường Mẫu 1"}
    assert body["contact"] == {"phone": "0900 000 123", "email": "nguoi.mau@mau.example"}
    assert (body["created_at"], body["answer_by"]) == ("2026-11-02T08:15:00+07:00", "2026-11-16T17:00:00+07:00")


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_name(category: Category) -> None:
    assert CATEGORY_NAMES[category]
