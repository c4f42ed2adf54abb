"""Who must handle a complaint, why, and by when an answer may be expected. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from actions.casework.complaints.models import Category, Complaint, Route
from actions.casework.complaints.settings import ComplaintSettings, RoutingRule, folded_words
from actions.casework.hotlines.models import HotlineEntry
from procedures_kb.calendar import WorkingCalendar

ABOUT = {
    Category.LATE_DOSSIER: "hồ sơ trễ hẹn",
    Category.CONDUCT: "thái độ phục vụ",
    Category.EXTRA_PAPERS: "việc đòi giấy tờ ngoài quy định",
    Category.EXCESS_FEE: "việc thu phí, lệ phí sai quy định",
    Category.ONLINE_FAULT: "lỗi Cổng dịch vụ công hoặc thanh toán trực tuyến",
    Category.BRIBE: "việc nhũng nhiễu, vòi vĩnh",
    Category.GUIDANCE: "việc hướng dẫn chậm hoặc không rõ ràng",
    Category.NEIGHBOURHOOD: "đời sống khu dân cư",
    Category.OTHER: "vấn đề khác",
}
"""What a complaint is about, after 'phản ánh về'."""
_HOTLINE = "1022"
_HOTLINE_UNIT = "Tổng đài 1022"

Entry = Callable[[str], HotlineEntry | None]
"""Key → the entry that is valid now."""


def route(
    complaint: Complaint, settings: ComplaintSettings, entry: Entry, calendar: WorkingCalendar, now: datetime
) -> Route:
    """The route of the most specific rule that fits; without one, or when its offices are gone, to the fallback.

    `answer_by` is the close of the office on the last working day; the day of the complaint is not counted.
    """
    rule = fitting_rule(complaint, settings)
    about = f"Vì đây là phản ánh về {_about(complaint)}"
    days = (rule.answer_days if rule else None) or settings.answer_days
    answer_by = calendar.closing(calendar.add_working_days(now.date(), days))
    for key, beginning in _ways(rule, about, settings):
        if office := entry(key):
            why = rule.why if rule and rule.why and key == rule.to else f"{beginning} nên chuyển đến {office.unit}."
            return _route(office, why, answer_by)
    why = f"{about} mà chưa có nơi tiếp nhận riêng nên chuyển đến {_HOTLINE_UNIT}."
    return Route(_HOTLINE, _HOTLINE_UNIT, _HOTLINE, "", why, answer_by)


def fitting_rule(complaint: Complaint, settings: ComplaintSettings) -> RoutingRule | None:
    """The rule with the most conditions of those that fit; the first in the file of equals."""
    fitting = (rule for rule in settings.rules if _fits(rule, complaint))
    return max(fitting, key=_conditions, default=None)


def next_route(
    rule: RoutingRule,
    silent: Route,
    settings: ComplaintSettings,
    entry: Entry,
    calendar: WorkingCalendar,
    now: datetime,
) -> Route | None:
    """Where a ticket goes that `silent` leaves alone: to `rule.next`, else the fallback; None when both are gone."""
    office = entry(rule.next) or entry(settings.fallback)
    if office is None or office.key == silent.entry:
        return None
    why = (
        f"Vì sau {rule.silent_days} ngày làm việc {silent.unit} chưa có phản hồi nên phản ánh được chuyển đến "
        f"{office.unit}."
    )
    days = rule.answer_days or settings.answer_days
    return _route(office, why, calendar.closing(calendar.add_working_days(now.date(), days)))


def _ways(rule: RoutingRule | None, about: str, settings: ComplaintSettings) -> Iterator[tuple[str, str]]:
    """Keys to try, in order, each with the beginning of the reason."""
    if rule:
        yield rule.to, about
        if rule.next:
            yield rule.next, f"{about} mà nơi tiếp nhận thường lệ hiện không còn trong danh bạ"
    yield settings.fallback, f"{about} mà chưa có nơi tiếp nhận riêng"


def _about(complaint: Complaint) -> str:
    """'hồ sơ trễ hẹn tại Phường Mẫu 1 (UBND phường Mẫu 1)'."""
    place = f" tại {complaint.place}" if complaint.place else ""
    unit = f" ({complaint.unit})" if complaint.unit else ""
    return f"{ABOUT[complaint.category]}{place}{unit}"


def _fits(rule: RoutingRule, complaint: Complaint) -> bool:
    if rule.category is not None and rule.category is not complaint.category:
        return False
    if rule.place and rule.place != complaint.place_code:
        return False
    return not rule.unit_words or _speaks_of(rule.unit_words, complaint)


def _speaks_of(words: Sequence[str], complaint: Complaint) -> bool:
    said = f" {folded_words(complaint.unit)} | {folded_words(complaint.text)} "
    return any(f" {word} " in said for word in words)


def _conditions(rule: RoutingRule) -> int:
    return (rule.category is not None) + bool(rule.place) + bool(rule.unit_words)


def _route(office: HotlineEntry, why: str, answer_by: datetime) -> Route:
    return Route(office.key, office.unit, next(iter(office.phones), ""), office.email, why, answer_by)
