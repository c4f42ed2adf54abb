"""What a dossier's status means to the citizen, in plain words. Pure."""

from __future__ import annotations

from datetime import datetime

from actions.casework.dossiers.lateness import Lateness
from actions.casework.dossiers.models import RUNNING, Dossier, DossierEvent, DossierStatus
from procedures_kb.answers.words import amount_in_words, day_in_words

STATUS_NAMES = {
    DossierStatus.REGISTERED: "Mới đăng ký",
    DossierStatus.ACCEPTED: "Đã tiếp nhận",
    DossierStatus.REFUSED: "Không được tiếp nhận",
    DossierStatus.IN_PROGRESS: "Đang xử lý",
    DossierStatus.SUPPLEMENT_REQUESTED: "Cần bổ sung giấy tờ",
    DossierStatus.PAYMENT_REQUESTED: "Chờ nộp phí, lệ phí hoặc thuế",
    DossierStatus.WITHDRAWN: "Đã rút",
    DossierStatus.STOPPED: "Dừng xử lý",
    DossierStatus.FINISHED: "Đã có kết quả",
    DossierStatus.RETURNED: "Đã trả kết quả",
}

_NEXT_STEPS = {
    DossierStatus.REGISTERED: "Hồ sơ đang chờ cơ quan tiếp nhận. Bạn chưa phải làm gì.",
    DossierStatus.ACCEPTED: "Hồ sơ đã vào sổ, đang chờ chuyển đến người xử lý. Bạn chưa phải làm gì.",
    DossierStatus.REFUSED: "Bạn xem lý do, sửa lại hồ sơ rồi nộp lại. Chưa rõ thì gọi {hotline}.",
    DossierStatus.IN_PROGRESS: "Bạn chưa phải làm gì, chỉ cần chờ đến ngày hẹn.",
    DossierStatus.SUPPLEMENT_REQUESTED: "Bạn bổ sung giấy tờ theo yêu cầu. Chưa rõ cần bổ sung gì thì gọi {hotline}.",
    DossierStatus.PAYMENT_REQUESTED: "Bạn nộp tiền theo thông báo để hồ sơ được xử lý tiếp.",
    DossierStatus.WITHDRAWN: "Hồ sơ đã được rút theo yêu cầu của người nộp. Cần làm tiếp thì bạn nộp hồ sơ mới.",
    DossierStatus.STOPPED: "Hồ sơ không được xử lý tiếp. Muốn biết phải làm gì, bạn gọi {hotline}.",
    DossierStatus.FINISHED: "Kết quả đã có. Bạn mang giấy hẹn và giấy tờ tùy thân đến nơi nộp hồ sơ để nhận.",
    DossierStatus.RETURNED: "Kết quả đã được trả. Bạn không phải làm gì thêm.",
}
_LATE_STEP = "Bạn không phải làm gì thêm. Bạn có quyền yêu cầu đơn vị trả lời vì sao chậm và hẹn lại ngày trả."
_REASON_LABELS = {
    DossierStatus.REFUSED: "Lý do không tiếp nhận",
    DossierStatus.STOPPED: "Lý do dừng",
    DossierStatus.SUPPLEMENT_REQUESTED: "Lý do phải bổ sung",
}


def exact(moment: datetime) -> str:
    """'14:30 ngày 23/11/2026'."""
    return f"{moment:%H:%M} ngày {moment:%d/%m/%Y}"


def next_step(dossier: Dossier, late: bool, hotline: str) -> str:
    """What the citizen must do now."""
    step = _NEXT_STEPS[dossier.status].format(hotline=hotline)
    if late and dossier.status in RUNNING:
        step = _LATE_STEP
    if dossier.status is DossierStatus.PAYMENT_REQUESTED and dossier.amount_due:
        step = f"Số tiền phải nộp: {amount_in_words(dossier.amount_due)}. {step}"
    return f"{dossier.todo.rstrip('.')}. {step}" if dossier.todo else step


def reason_line(dossier: Dossier) -> str:
    """The reason of a refusal, a stop or a supplement; '' where none is needed."""
    label = _REASON_LABELS.get(dossier.status)
    return f"{label}: {dossier.reason or 'hệ thống không ghi'}" if label else ""


def how_late(late: Lateness) -> str:
    """'trễ 9 ngày làm việc'."""
    return f"trễ {late.days} ngày làm việc" if late.days else "trễ chưa tới 1 ngày làm việc"


def apology(dossier: Dossier, late: Lateness, hotline: str) -> str:
    """The apology that the rules require: how late, why, the new moment, who is responsible, whom to call."""
    unit = dossier.unit or "cơ quan giải quyết"
    if late.finished:
        return (
            f"Xin lỗi bạn: hồ sơ hẹn trả {day_in_words(late.promised)} nhưng đã {how_late(late)} mới có kết quả. "
            f"Đơn vị chịu trách nhiệm: {unit}."
        )
    why = f"Lý do: {dossier.reason}." if dossier.reason else "Đơn vị chưa ghi lý do."
    if late.new_due:
        new = f"Ngày hẹn mới: {day_in_words(late.new_due)}."
    else:
        new = "Chưa có ngày hẹn mới; theo quy định, đơn vị phải có văn bản xin lỗi, nêu lý do và hẹn lại."
    return (
        f"Xin lỗi bạn: hồ sơ hẹn trả {day_in_words(late.promised)}, đến nay {how_late(late)}. {why} {new} "
        f"Đơn vị chịu trách nhiệm: {unit}. Cần hỏi gấp, bạn gọi {hotline}."
    )


def event_line(event: DossierEvent) -> str:
    """One line of the history."""
    parts = [STATUS_NAMES[event.status], event.step, event.unit]
    if event.due_at:
        parts.append(f"hẹn trả {event.due_at:%d/%m/%Y}")
    if event.note:
        parts.append(event.note)
    return f"{exact(event.at)}: {' · '.join(part for part in parts if part)}"
