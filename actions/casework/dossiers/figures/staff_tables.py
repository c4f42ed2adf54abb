"""Figures and lists for staff as tables with Vietnamese headers, for the screen and for spreadsheets. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from actions.casework.dossiers.figures.counts import By, Counts, Spread
from actions.casework.dossiers.figures.overdue import Irregularity, ListedDossier
from actions.casework.dossiers.table.report import Rejection
from actions.casework.provinces import STATUS_WORDS

Value = str | int | float | datetime | None
_UNKNOWN = "(không rõ)"

_COUNTED_BY = {
    By.ALL: "Phạm vi",
    By.UNIT: "Đơn vị",
    By.MONTH: "Tháng",
    By.QUARTER: "Quý",
    By.GROUP: "Lĩnh vực",
}
_COUNT_HEADERS = (
    "Tiếp nhận",
    "Đã giải quyết",
    "Tỷ lệ giải quyết (%)",
    "Giải quyết trước hạn",
    "Giải quyết đúng hạn",
    "Giải quyết trễ hạn",
    "Giải quyết, không rõ hạn",
    "Tỷ lệ trước và đúng hạn (%)",
    "Đang giải quyết trong hạn",
    "Đang trễ hạn",
    "Rút hoặc dừng xử lý",
    "Lần xin lỗi",
    "Đang trễ hạn, chưa xin lỗi",
)
_SPREAD_HEADERS = (
    "Lĩnh vực",
    "Đã giải quyết",
    "Nhanh nhất",
    "25% trong vòng",
    "50% trong vòng",
    "75% trong vòng",
    "90% trong vòng",
    "Lâu nhất",
)
_LIST_HEADERS = (
    "Đơn vị",
    "Mã hồ sơ",
    "Thủ tục",
    "Lĩnh vực",
    "Trạng thái",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Số ngày làm việc trễ",
    "Lý do",
)
IRREGULARITY_NAMES = {
    Irregularity.STOPPED_WITHOUT_REASON: "Dừng xử lý mà không ghi lý do",
    Irregularity.FINISHED_WITHOUT_RESULT: "Đã giải quyết mà không có số kết quả",
    Irregularity.PROMISE_MOVED_TWICE: "Hẹn lại quá một lần",
    Irregularity.NEVER_ENTERED: "Tiếp nhận mà không đưa vào xử lý",
}


@dataclass(frozen=True)
class StaffTable:
    """Headers, and rows as wide as they are."""

    headers: tuple[str, ...]
    rows: list[tuple[Value, ...]]


def counts_table(by: By, counts: Mapping[str, Counts]) -> StaffTable:
    """One row for each name that `figures.count` gives; shares in percent with one decimal."""
    rows = [(_counted_name(by, name), *_count_values(one)) for name, one in counts.items()]
    return StaffTable((_COUNTED_BY[by], *_COUNT_HEADERS), rows)


def spreads_table(spreads: Mapping[str, Spread]) -> StaffTable:
    """One row for each procedure group; working days."""
    rows = [(group or _UNKNOWN, *asdict(one).values()) for group, one in spreads.items()]
    return StaffTable(_SPREAD_HEADERS, rows)


def list_table(dossiers: Iterable[ListedDossier]) -> StaffTable:
    """One row for each dossier."""
    return StaffTable(_LIST_HEADERS, [_list_values(one) for one in dossiers])


def irregular_table(found: Mapping[Irregularity, Iterable[ListedDossier]]) -> StaffTable:
    """One row for each dossier and what is wrong with it."""
    rows = [(IRREGULARITY_NAMES[kind], *_list_values(one)) for kind, dossiers in found.items() for one in dossiers]
    return StaffTable(("Điểm bất thường", *_LIST_HEADERS), rows)


def rejected_table(rejected: Iterable[Rejection]) -> StaffTable:
    """One row for each row of an import that was not read."""
    return StaffTable(("Dòng", "Lý do không đọc được"), [(one.row_number, one.reason) for one in rejected])


def _counted_name(by: By, name: str) -> str:
    if by is By.ALL:
        return "Toàn bộ"
    if not name:
        return _UNKNOWN
    if by is By.MONTH:
        return f"Tháng {name[5:]}/{name[:4]}"
    return f"Quý {name[-1]}/{name[:4]}" if by is By.QUARTER else name


def _count_values(one: Counts) -> tuple[Value, ...]:
    shares = [None if share is None else round(share, 1) for share in (one.finished_share, one.on_time_share)]
    finished = (one.finished, shares[0], one.early, one.on_time, one.late, one.undated, shares[1])
    return (one.received, *finished, one.in_time_now, one.overdue_now, one.ended, one.apologies, one.unapologised)


def _list_values(one: ListedDossier) -> tuple[Value, ...]:
    dossier = (one.unit or _UNKNOWN, one.code, one.procedure_name, one.group, STATUS_WORDS[one.status][0])
    return (*dossier, one.received_at, one.due_at, one.days_late, one.reason)
