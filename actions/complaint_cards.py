"""The messages of a complaint. Pure; no contact in the clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.casework.complaints.intake import Draft
from actions.casework.complaints.legal_acts import explain
from actions.casework.complaints.models import Category, LegalAct, State, Ticket
from actions.casework.complaints.routing import ABOUT
from procedures_kb.answers.card import HOUSEHOLD_BOOK, Message
from procedures_kb.answers.words import day_in_words

CATEGORY_NAMES = {category: about[0].upper() + about[1:] for category, about in ABOUT.items()}
STATE_NAMES = {
    State.RECEIVED: "Đã tiếp nhận",
    State.FORWARDED: "Đã chuyển đơn vị xử lý",
    State.IN_PROGRESS: "Đang xử lý",
    State.ANSWERED: "Đã trả lời",
    State.CLOSED: "Đã kết thúc",
    State.REJECTED: "Bị từ chối",
}
SKIP = {"title": "Bỏ qua", "payload": "/skip"}
STOP = {"title": "Thôi, không gửi nữa", "payload": "/stop_form"}
YES = {"title": "Đúng rồi, gửi đi", "payload": "/affirm"}
ANONYMOUS = {"title": "Gửi ẩn danh", "payload": "/anonymous"}


def ask_text() -> Message:
    """Asks what happened."""
    return _form(
        "text",
        "Bạn kể giúp tôi chuyện gì đã xảy ra, ở đâu, lúc nào. Bạn viết như nói chuyện bình thường; "
        "đừng ghi họ tên, số điện thoại hay số căn cước ở đây.",
        [STOP],
    )


def ask_place(options: Sequence[str] = ()) -> Message:
    """Asks where; `options` are the units that the name may mean."""
    if options:
        buttons = [{"title": name, "payload": name} for name in options]
        return _form("place", "Có mấy nơi tên như vậy. Ý bạn là nơi nào?", [*buttons, SKIP])
    return _form("place", "Việc này ở xã, phường nào, hoặc cơ quan nào? Tên cũ cũng được.", [SKIP, STOP])


def summary(draft: Draft, alike: int, fees: Sequence[str] = ()) -> Message:
    """What will be sent, to be confirmed; with what the citizen should know of the matter."""
    facts = _facts(draft)
    notes = [
        HOUSEHOLD_BOOK if draft.category == Category.EXTRA_PAPERS and "hộ khẩu" in draft.text.lower() else "",
        f"7 ngày qua đã có {alike} phản ánh tương tự ở nơi này." if alike else "",
        *fees,
    ]
    lines = [
        "Tôi sẽ gửi phản ánh này:",
        *(f"{fact['label']}: {fact['value']}" for fact in facts),
        *notes,
        "Đúng chưa bạn? Muốn sửa hay thêm gì, bạn cứ nhắn.",
    ]
    message = _form("confirm", "\n".join(line for line in lines if line), [YES, STOP])
    return {**message, "custom": {**message["custom"], "summary": facts}}


def ask_contact() -> Message:
    """Asks for the contact and the consent to keep it."""
    return _form(
        "contact",
        "Bạn nhắn số điện thoại để đơn vị gọi lại; nhắn số là bạn đồng ý cho lưu số đó cùng phản ánh. "
        "Không muốn thì bạn chọn gửi ẩn danh.",
        [ANONYMOUS, STOP],
    )


def ask_stop() -> Message:
    """Asks whether to drop the complaint."""
    keep = {"title": "Không, viết tiếp", "payload": "/deny"}
    return _form(
        "stop",
        "Bạn muốn bỏ phản ánh đang viết dở? Nội dung sẽ không được gửi.",
        [
            {"title": "Bỏ phản ánh", "payload": "/affirm"},
            keep,
        ],
    )


def dropped() -> Message:
    """Confirms that nothing was sent."""
    return _talk("dropped", "Tôi đã bỏ phản ánh này, chưa gửi đi đâu cả. Khi cần bạn cứ nhắn lại.")


def taken(ticket: Ticket, factor: str) -> Message:
    """The code, who handles it and why, and by when an answer may be expected.

    `factor` is the number that was made up for an anonymous citizen, else ''.
    """
    route = ticket.route
    lines = [
        f"Đã nhận phản ánh của bạn. Mã tra cứu: {ticket.code}",
        f"Số bí mật để tra cứu: {factor} (bạn ghi lại giúp)"
        if factor
        else "Khi tra cứu cần 4 số cuối điện thoại bạn vừa nhắn.",
        route.why,
        f"Điện thoại: {route.phone}" if route.phone else "",
        f"Có trả lời chậm nhất {day_in_words(ticket.route.answer_by)}.",
    ]
    return {"text": "\n".join(line for line in lines if line), "buttons": [], "custom": _custom(ticket)}


def standing(ticket: Ticket) -> Message:
    """What became of a complaint."""
    events = [
        f"{event.at:%H:%M %d/%m/%Y}: {STATE_NAMES[event.state]} ({event.by}) {event.note}".strip()
        for event in ticket.events
    ]
    lines = [
        f"Phản ánh {ticket.code}: {STATE_NAMES[ticket.state]}.",
        f"Đơn vị xử lý: {ticket.route.unit}",
        f"Hạn trả lời: {day_in_words(ticket.route.answer_by)}",
        *events,
    ]
    return {"text": "\n".join(lines), "buttons": [], "custom": {**_custom(ticket), "history": events}}


def ask_ticket() -> Message:
    """Asks for the tracking code and its factor."""
    return _form(
        "ticket", "Bạn nhắn mã phản ánh (dạng PA-XXXX-XXXX) kèm 4 số cuối điện thoại hoặc số bí mật đã được cấp.", []
    )


def not_opened(hotline: str) -> Message:
    """The same words for an unknown code and a wrong factor."""
    text = f"Tôi không tìm thấy phản ánh nào khớp cả mã và số bí mật. Bạn kiểm tra lại giúp tôi, hoặc gọi {hotline}."
    return {"text": text, "buttons": [], "custom": {"kind": "error", "code": "not_found"}}


def misspelt() -> Message:
    """A tracking code whose check character is wrong."""
    text = "Mã phản ánh này có ký tự gõ nhầm. Bạn xem lại mã PA-… rồi nhắn lại giúp tôi nhé."
    return {"text": text, "buttons": [], "custom": {"kind": "error", "code": "misspelt"}}


def legal(act: LegalAct, hotline: str) -> Message:
    """Explains an act that is not taken as feedback."""
    return _talk("legal_act", f"{explain(act)}\nCần hướng dẫn, bạn gọi {hotline}.")


def _facts(draft: Draft) -> list[dict[str, str]]:
    pairs = [
        ("Loại", CATEGORY_NAMES[Category(draft.category or Category.OTHER)]),
        ("Nội dung", draft.text),
        ("Hồ sơ", draft.dossier_code),
        ("Nơi xảy ra", draft.place),
        ("Đơn vị", draft.unit),
    ]
    return [{"label": label, "value": value} for label, value in pairs if value]


def _custom(ticket: Ticket) -> dict[str, Any]:
    route = ticket.route
    return {
        "kind": "complaint",
        "ticket": ticket.code,
        "state": {"key": ticket.state.value, "name": STATE_NAMES[ticket.state]},
        "category": ticket.complaint.category.value,
        "route": {"unit": route.unit, "phone": route.phone, "email": route.email, "why": route.why},
        "due": route.answer_by.isoformat(timespec="minutes"),
    }


def _form(field: str, text: str, buttons: list[dict[str, str]]) -> Message:
    return {"text": text, "buttons": buttons, "custom": {"kind": "form", "form": "complaint", "field": field}}


def _talk(topic: str, text: str) -> Message:
    return {"text": text, "buttons": [], "custom": {"kind": "talk", "topic": topic}}
