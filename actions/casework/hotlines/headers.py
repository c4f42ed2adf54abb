"""Headers of published lists of telephone numbers and offices, several spellings each; compared folded. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from actions.casework.dossiers.table.headers import folded


class Kind(StrEnum):
    """What a file lists."""

    HOTLINES = "hotlines"
    OFFICES = "offices"


_SHARED = {
    "area": ("Địa bàn", "Mã địa bàn", "Xã, phường", "Phường, xã", "Mã đơn vị hành chính"),
    "phones": (
        "Số điện thoại",
        "Điện thoại",
        "SĐT",
        "Số điện thoại đường dây nóng",
        "Số đường dây nóng",
        "Đường dây nóng",
        "Số máy",
        "Điện thoại liên hệ",
        "Số điện thoại, email",
        "Số điện thoại, hộp thư",
    ),
    "hours": ("Giờ làm việc", "Thời gian làm việc", "Thời gian tiếp nhận", "Thời gian trực"),
    "key": ("Mã", "Mã định danh"),
    "source": ("Nguồn", "Văn bản công bố"),
}
_HOTLINES = {
    "unit": ("Cơ quan, đơn vị", "Đơn vị", "Cơ quan", "Tên đơn vị", "Tên cơ quan, đơn vị", "Tên cơ quan"),
    "role": (
        "Chức vụ",
        "Chức danh",
        "Bộ phận",
        "Chức vụ, bộ phận",
        "Họ tên, chức vụ",
        "Họ và tên, chức vụ",
        "Đầu mối tiếp nhận",
        "Bộ phận tiếp nhận",
        "Người tiếp nhận",
    ),
    "email": ("Email", "E-mail", "Thư điện tử", "Hộp thư điện tử", "Hộp thư", "Địa chỉ email", "Địa chỉ thư điện tử"),
    "topics": ("Lĩnh vực", "Nội dung tiếp nhận", "Nội dung", "Lĩnh vực tiếp nhận"),
    "list": ("Danh sách", "Tên danh sách"),
    "valid_from": ("Từ ngày", "Hiệu lực từ", "Áp dụng từ"),
    "valid_to": ("Đến ngày", "Hết hiệu lực"),
}
_OFFICES = {
    "name": ("Tên", "Nơi tiếp nhận", "Tên bộ phận", "Bộ phận Một cửa", "Tên điểm tiếp nhận", "Điểm tiếp nhận"),
    "level": ("Cấp",),
    "address": ("Địa chỉ",),
    "map_url": ("Bản đồ", "Liên kết bản đồ", "Đường dẫn bản đồ"),
    "receives": ("Tiếp nhận", "Nội dung tiếp nhận", "Nhận hồ sơ"),
}
FIELDS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    Kind.HOTLINES: _HOTLINES | _SHARED,
    Kind.OFFICES: _OFFICES | _SHARED,
}
_REQUIRED = {Kind.HOTLINES: ("unit", "phones"), Kind.OFFICES: ("name", "address")}
MISSING = (
    "không có hàng tiêu đề: cần “Đơn vị” và “Số điện thoại” (đường dây nóng), hoặc “Tên” và “Địa chỉ” (nơi tiếp nhận)."
)

Columns = Mapping[str, int]
"""Field → index of its column."""


def columns(kind: Kind, texts: Sequence[str]) -> Columns | None:
    """Where the fields stand if this is the header row of such a table."""
    places: dict[str, int] = {}
    for at, text in enumerate(texts):
        places.setdefault(folded(text), at)
    found = {
        field: next(places[spelling] for spelling in map(folded, spellings) if spelling in places)
        for field, spellings in FIELDS[kind].items()
        if any(folded(spelling) in places for spelling in spellings)
    }
    return found if all(field in found for field in _REQUIRED[kind]) else None
