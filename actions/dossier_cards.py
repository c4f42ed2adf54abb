"""The messages about a dossier. Pure; no name, phone or ID number in the clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from actions.casework.dossiers.lateness import Lateness
from actions.casework.dossiers.models import Dossier, DossierEvent
from actions.dossier_words import STATUS_NAMES, apology, event_line, exact, how_late, next_step, reason_line
from procedures_kb.answers.card import Message
from procedures_kb.answers.words import day_in_words

HISTORY = {"title": "Xem quá trình xử lý", "payload": "/ask_dossier_history"}
FOLLOW = {"title": "Báo tôi khi có thay đổi", "payload": "/follow_dossier"}
UNFOLLOW = {"title": "Ngừng báo", "payload": "/unfollow_dossier"}
COMPLAIN = {"title": "Phản ánh hồ sơ trễ hạn", "payload": "/complain_dossier"}
AGAIN = {"title": "Thử mã khác", "payload": "/ask_dossier"}

Factor = Literal["phone", "identity", "either"]
_FACTORS: dict[Factor, str] = {
    "phone": "4 số cuối số điện thoại đã ghi khi nộp hồ sơ",
    "identity": "4 số cuối số căn cước của người nộp",
    "either": "4 số cuối số điện thoại hoặc số căn cước đã ghi khi nộp hồ sơ",
}


@dataclass(frozen=True)
class Standing:
    """What is known of a dossier's promise at the moment of asking."""

    late: Lateness | None
    days_left: int | None
    down: bool = False
    """The one-stop system did not answer: this is the last known status."""


def dossier_card(dossier: Dossier, standing: Standing, hotline: str, sample: bool = False) -> Message:
    """The status in plain words, with the apology first when a promise was missed."""
    sorry = apology(dossier, standing.late, hotline) if standing.late else ""
    facts = _facts(dossier, standing)
    step = next_step(dossier, bool(standing.late and not standing.late.new_due), hotline)
    lines = [
        _stale(dossier) if standing.down else "",
        sorry,
        f"Hồ sơ {dossier.code}: {STATUS_NAMES[dossier.status]}.",
        *(f"{fact['label']}: {fact['value']}" for fact in facts),
        f"Việc bạn cần làm: {step}",
        _SAMPLE if sample else "",
    ]
    buttons = [HISTORY, FOLLOW, *([COMPLAIN] if standing.late and not standing.late.finished else [])]
    custom = {
        "kind": "dossier",
        "code": dossier.code,
        "status": {"key": dossier.status.value, "name": STATUS_NAMES[dossier.status]},
        "facts": facts,
        "received": _iso(dossier.received_at),
        "due": _iso(dossier.due_at),
        "days_left": standing.days_left,
        "days_late": standing.late.days if standing.late else 0,
        "apology": sorry,
        "next_step": step,
        "last_known": _iso(dossier.updated_at) if standing.down else None,
        "notice": _stale(dossier) if standing.down else "",
        "sample": sample,
    }
    return {"text": "\n".join(line for line in lines if line), "buttons": buttons, "custom": custom}


def history_card(dossier: Dossier, events: Sequence[DossierEvent]) -> Message:
    """What happened so far, oldest first."""
    lines = [event_line(event) for event in events]
    text = "\n".join([f"Quá trình xử lý hồ sơ {dossier.code}:", *lines])
    if not lines:
        text = f"Hệ thống chưa ghi lại các bước đã qua của hồ sơ {dossier.code}."
    return {
        "text": text,
        "buttons": [FOLLOW],
        "custom": {"kind": "dossier", "code": dossier.code, "history": lines, "status": _status(dossier)},
    }


def ask_code() -> Message:
    """Asks for the dossier's code."""
    text = (
        "Bạn cho tôi mã hồ sơ, in trên giấy hẹn trả kết quả (ví dụ H56.14-240823-0001). "
        "Bạn gõ mã hoặc dán nội dung mã QR trên giấy hẹn đều được."
    )
    return _form("code", text)


def ask_factor(code: str, factor: Factor) -> Message:
    """Asks for the second factor."""
    return _form(
        "factor",
        f"Để giữ kín hồ sơ {code}, bạn cho tôi {_FACTORS[factor]}. Tôi không lưu số này trong cuộc trò chuyện.",
    )


def ask_which(suggestions: Sequence[str]) -> Message:
    """The code is nearly right: offers what may be meant, judged by its shape only."""
    if not suggestions:
        return _form("code", "Mã hồ sơ này thiếu hoặc thừa số. Bạn xem lại trên giấy hẹn rồi gõ đủ mã giúp tôi nhé.")
    lines = [f"{number}. {code}" for number, code in enumerate(suggestions, start=1)]
    text = "\n".join(["Mã này chưa đúng kiểu mã hồ sơ. Ý bạn có phải:", *lines])
    message = _form("code", text)
    return {**message, "buttons": [{"title": code, "payload": code} for code in suggestions]}


def refused(factor: Factor, hotline: str) -> Message:
    """The same words for a code that does not exist and for a wrong factor."""
    text = (
        f"Tôi không tìm thấy hồ sơ nào khớp cả mã và {_FACTORS[factor]}. "
        f"Bạn kiểm tra lại hai thông tin này rồi nhắn lại, hoặc gọi {hotline}."
    )
    return {**_error("not_found", text), "buttons": [AGAIN]}


def locked(until: datetime, hotline: str) -> Message:
    """Too many wrong tries."""
    return _error(
        "locked",
        f"Đã có 5 lần nhập chưa khớp nên tạm khóa tra cứu đến {until:%H:%M} để giữ kín hồ sơ. Cần gấp, gọi {hotline}.",
    )


def down(hotline: str) -> Message:
    """The one-stop system does not answer, and nothing is known from before."""
    return _error(
        "gateway_down",
        "Hệ thống một cửa đang không trả lời nên tôi chưa xem được hồ sơ. "
        f"Bạn nhắn lại sau ít phút giúp tôi, hoặc gọi {hotline}.",
    )


def following(code: str, while_open: bool) -> Message:
    """Confirms that changes will be told."""
    text = f"Khi hồ sơ {code} có thay đổi, tôi sẽ báo ngay tại đây. Muốn thôi, bạn nhắn “ngừng báo”."
    if while_open:
        text += (
            " Tin báo hiện trong khung trò chuyện này, nên bạn giữ trang mở hoặc quay lại trong cùng thẻ trình duyệt."
        )
    return _talk("follow", text, [UNFOLLOW])


def not_following(count: int) -> Message:
    """Confirms that nothing will be told any more."""
    return _talk("unfollow", "Tôi đã ngừng báo." if count else "Hiện tôi không theo dõi hồ sơ nào giúp bạn.", [])


def changed(dossier: Dossier, standing: Standing, hotline: str, sample: bool = False) -> Message:
    """The notice of a change."""
    card = dossier_card(dossier, standing, hotline, sample)
    return {
        **card,
        "text": f"Hồ sơ bạn theo dõi có thay đổi.\n{card['text']}",
        "buttons": [HISTORY, UNFOLLOW],
        "custom": {**card["custom"], "notice": "Hồ sơ bạn theo dõi có thay đổi."},
    }


_SAMPLE = "Đây là dữ liệu mẫu, không phải hồ sơ thật."


def _facts(dossier: Dossier, standing: Standing) -> list[dict[str, str]]:
    due = day_in_words(dossier.due_at) if dossier.due_at else ""
    if due and standing.days_left is not None:
        due += f" (còn {standing.days_left} ngày làm việc)" if standing.days_left else " (hôm nay)"
    elif due and standing.late and not standing.late.finished and not standing.late.new_due:
        due += f" ({how_late(standing.late)})"
    label, _, reason = reason_line(dossier).partition(": ")
    pairs = [
        ("Thủ tục", dossier.procedure_name),
        ("Người nộp", dossier.applicant),
        ("Tiếp nhận", exact(dossier.received_at) if dossier.received_at else ""),
        ("Đang ở", " · ".join(part for part in (dossier.step, dossier.unit) if part)),
        ("Hẹn trả", due),
        ("Có kết quả", day_in_words(dossier.finished_at) if dossier.finished_at else ""),
        ("Trả kết quả", day_in_words(dossier.returned_at) if dossier.returned_at else ""),
        (label, reason),
    ]
    return [{"label": label, "value": value} for label, value in pairs if value]


def _stale(dossier: Dossier) -> str:
    when = f" lúc {exact(dossier.updated_at)}" if dossier.updated_at else ""
    return f"Hệ thống một cửa đang không trả lời. Đây là tình trạng tôi biết gần nhất{when}; có thể đã khác."


def _status(dossier: Dossier) -> dict[str, str]:
    return {"key": dossier.status.value, "name": STATUS_NAMES[dossier.status]}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def _form(field: str, text: str) -> Message:
    return {"text": text, "buttons": [], "custom": {"kind": "form", "form": "dossier", "field": field}}


def _talk(topic: str, text: str, buttons: list[dict[str, str]]) -> Message:
    return {"text": text, "buttons": buttons, "custom": {"kind": "talk", "topic": topic}}


def _error(code: str, text: str) -> dict[str, Any]:
    return {"text": text, "buttons": [], "custom": {"kind": "error", "code": code}}
