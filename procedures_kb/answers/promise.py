"""By when the result would come: a section that answers "nộp hôm nay thì bao giờ có?" with a date."""

from __future__ import annotations

from datetime import date, datetime, time

from procedures_kb.answers.aspects import Aspect
from procedures_kb.answers.sections import Section, per_method
from procedures_kb.answers.words import day_in_words
from procedures_kb.calendar import WorkingCalendar, deadline
from procedures_kb.models import Procedure, SubmissionMethod

UNCOUNTABLE = "Nguồn công bố không ghi thời hạn bằng số nên tôi chưa tính được ngày; giấy hẹn sẽ ghi ngày trả."


def promise_section(procedure: Procedure, day: date, now: datetime, calendar: WorkingCalendar) -> Section:
    """For each submission channel the latest promised day of a dossier that is filed on `day`.

    One that comes in while the office is closed is received when it next opens.
    """
    moment = now if day == now.date() else datetime.combine(day, time())
    received = calendar.next_opening(moment)

    def lines(method: SubmissionMethod) -> list[str]:
        due = deadline(calendar, received, method.time)
        return [f"Hẹn trả chậm nhất {day_in_words(due.moment)} ({due.explanation})."] if due else [UNCOUNTABLE]

    title = f"Nếu hồ sơ đủ và được nhận {day_in_words(received)}"
    return {"aspect": Aspect.TIME.value, "title": title} | per_method(procedure, lines, UNCOUNTABLE)
