"""What an installation still lacks: each check is one line with what to do. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from actions.casework.dossiers.table.gateway import has_dossiers
from actions.casework.hotlines.tables import HotlineRow, OfficeRow
from actions.casework.provinces import Province, ProvinceError, load_province
from bot import knowledge
from bot.settings import Settings
from procedures_kb.calendar.announced import announcements
from procedures_kb.models import Source
from procedures_kb.store import Database
from procedures_kb.store.tables import Base, ProcedureVersion

_OTHERS = 0o077
"""Permissions of everybody but the owner."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    what: str
    todo: str = ""
    """What to do; '' when all is well."""
    stops: bool = False
    """Whether the assistant cannot serve like that."""

    @property
    def fine(self) -> bool:
        """Whether nothing is to be done."""
        return not self.todo


def examine(settings: Settings, now: datetime, current_model: Callable[[], str]) -> Iterator[Check]:
    """Every check; `current_model` says what is to be done about the trained model ('' for nothing)."""
    province = _province(settings.province_file)
    if isinstance(province, Check):
        yield province
    else:
        yield Check(f"Tệp của tỉnh: {province.name}")
        yield from _of_province(province, settings)
    yield from _of_database(province if isinstance(province, Province) else None)
    yield Check("Mô hình hội thoại", current_model())
    yield _key_file(settings)
    yield Check(
        "Cổng dành cho cán bộ", "" if settings.staff_token.get_secret_value() else "Đặt MOTCUA_STAFF_TOKEN để mở."
    )
    yield _holidays(now.year + 1)


def _province(file: Path) -> Province | Check:
    try:
        return load_province(file)
    except ProvinceError as error:
        return Check("Tệp của tỉnh", f"Sửa tệp, hoặc đặt MOTCUA_PROVINCE cho đúng: {error}", stops=True)


def _of_province(province: Province, settings: Settings) -> Iterator[Check]:
    yield Check(
        "Dữ liệu thật", "Đang dùng dữ liệu mẫu: đặt MOTCUA_PROVINCE là tệp của tỉnh mình." if province.sample else ""
    )
    if province.dossiers.gateway != "http":
        return
    http = province.dossiers.http
    if http is None:
        yield Check("Kết nối hệ thống một cửa", "Thêm mục dossiers.http vào tệp của tỉnh.", stops=True)
    else:
        lacks_secret = http.auth != "none" and not settings.dossier_api_secret.get_secret_value()
        yield Check("Kết nối hệ thống một cửa", "Đặt MOTCUA_DOSSIER_API_SECRET." if lacks_secret else "")


def _of_database(province: Province | None) -> Iterator[Check]:
    try:
        database = knowledge.database()
        missing = {table: not _any(database, table) for table in (HotlineRow, OfficeRow)}
        no_dossiers = not has_dossiers(database)
        national = _has_national_catalogue(database)
    except (SQLAlchemyError, OSError) as error:
        todo = f"Kiểm tra MOTCUA_DATABASE_URL và quyền ghi thư mục MOTCUA_HOME ({type(error).__name__})."
        yield Check("Cơ sở dữ liệu", todo, stops=True)
        return
    yield Check("Cơ sở dữ liệu")
    yield Check(
        "Danh mục thủ tục toàn quốc",
        "" if national else "Mới có danh mục kèm theo: nhập dữ liệu công bố bằng motcua catalogue import.",
    )
    if province is None or province.dossiers.gateway == "table":
        yield Check("Hồ sơ", "Nhập bảng hồ sơ bằng motcua dossiers import." if no_dossiers else "")
    todo = "Nhập {} bằng motcua hotlines import."
    yield Check("Đường dây nóng của tỉnh", todo.format("danh sách đã công bố") if missing[HotlineRow] else "")
    yield Check("Nơi tiếp nhận hồ sơ", todo.format("danh sách nơi tiếp nhận") if missing[OfficeRow] else "")


def _any(database: Database, table: type[Base]) -> bool:
    with database.session() as session:
        return bool(session.scalar(select(func.count()).select_from(table)))


def _has_national_catalogue(database: Database) -> bool:
    with database.session() as session:
        others = select(ProcedureVersion.id).where(ProcedureVersion.source != Source.BUNDLED.value).limit(1)
        return session.scalar(others) is not None


def _key_file(settings: Settings) -> Check:
    file = settings.home / "secret.key"
    if settings.secret_key.get_secret_value() or not file.exists():
        return Check("Khóa bí mật")
    too_open = file.stat().st_mode & _OTHERS
    return Check("Khóa bí mật", f"Người khác trên máy đọc được: chạy chmod 600 {file}." if too_open else "")


def _holidays(year: int) -> Check:
    announced = any(pause.first.year == year for one in announcements() for pause in one.breaks)
    todo = f"Chưa có lịch nghỉ lễ chính thức năm {year}: khi có thông báo, thêm vào announced.yml (docs/calendar.md)."
    return Check(f"Lịch nghỉ lễ năm {year}", "" if announced else todo)
