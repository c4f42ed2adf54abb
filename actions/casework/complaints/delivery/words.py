"""What units read about a ticket, piece by piece. Pure."""

from __future__ import annotations

from datetime import datetime

from actions.casework.complaints.delivery.models import RECEIVED, Delivery
from actions.casework.complaints.models import Category, Complaint

CATEGORY_NAMES = {
    Category.LATE_DOSSIER: "Hồ sơ trễ hẹn",
    Category.CONDUCT: "Thái độ phục vụ",
    Category.EXTRA_PAPERS: "Yêu cầu thêm giấy tờ ngoài quy định",
    Category.EXCESS_FEE: "Thu phí, lệ phí cao hơn quy định",
    Category.ONLINE_FAULT: "Lỗi cổng dịch vụ công hoặc thanh toán trực tuyến",
    Category.BRIBE: "Nhũng nhiễu, đòi hối lộ",
    Category.GUIDANCE: "Hướng dẫn chậm hoặc không rõ",
    Category.NEIGHBOURHOOD: "Đời sống khu dân cư",
    Category.OTHER: "Việc khác",
}
NO_CONTACT = "Người phản ánh không để lại thông tin liên hệ"


def exact(moment: datetime) -> str:
    """'16:30 ngày 05/11/2026'."""
    return f"{moment:%H:%M} ngày {moment:%d/%m/%Y}"


def phone_of(complaint: Complaint) -> str:
    """The contact phone if the citizen consented to its keeping, else ''."""
    return complaint.contact_phone if complaint.consent else ""


def email_of(complaint: Complaint) -> str:
    """The contact address if the citizen consented to its keeping, else ''."""
    return complaint.contact_email if complaint.consent else ""


def opening(delivery: Delivery) -> str:
    """The sentence that says what the unit is asked to do."""
    if delivery.occasion != RECEIVED:
        return "Phản ánh, kiến nghị dưới đây chưa được trả lời. Kính đề nghị quý đơn vị sớm xem xét và trả lời."
    until = exact(delivery.ticket.route.answer_by)
    return f"Kính chuyển quý đơn vị phản ánh, kiến nghị dưới đây để xem xét và trả lời trước {until}."


def facts(delivery: Delivery) -> list[tuple[str, str]]:
    """Label and value of everything that is known, in the order in which it is read."""
    ticket, told = delivery.ticket, delivery.ticket.complaint
    known = [
        ("Mã phản ánh", ticket.code),
        ("Loại việc", CATEGORY_NAMES[told.category]),
        ("Nơi xảy ra", told.place),
        ("Đơn vị bị phản ánh", told.unit),
        ("Thời điểm xảy ra", told.happened),
        ("Mã thủ tục", told.procedure_code),
        ("Mã hồ sơ", told.dossier_code),
        ("Nội dung", told.text),
        ("Liên hệ", ", ".join(filter(None, (phone_of(told), email_of(told)))) or NO_CONTACT),
        ("Gửi lúc", exact(ticket.created_at)),
        ("Đơn vị xử lý", ticket.route.unit),
        ("Hạn trả lời", exact(ticket.route.answer_by)),
        ("Số ảnh kèm theo", str(len(told.pictures)) if told.pictures else ""),
    ]
    return [(label, value) for label, value in known if value]
