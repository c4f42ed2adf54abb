"""Takes the names of persons out of a role: the registry keeps offices, not people. Pure."""

from __future__ import annotations

import re

_TITLES = r"(?:ông/bà|ông|bà|đồng chí|đ/c|đ\.c|anh|chị)(?![^\W_])[.:]?"
_BEFORE_TITLE = re.compile(rf"\s+(?={_TITLES}\s)", re.IGNORECASE)
_TITLE = re.compile(rf"{_TITLES}\s*", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s+[-–—]\s+|\s*[,;:()\n]\s*")
_POST = re.compile(
    r"\b(?:Quyền |Phụ trách |Phó )*(?:Giám đốc|Chánh (?:Văn phòng|Thanh tra)|Trưởng (?:phòng|ban|bộ phận|công an|trạm)"
    r"|Chủ tịch|Bí thư|Phó (?:phòng|ban)|Chuyên viên|Cán bộ|Công chức|Viên chức|Đội trưởng|Thanh tra|Văn phòng)",
    re.IGNORECASE,
)
_SURNAME_LIST = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đinh Mai Lâm Trương Cao Hà Tạ "
    "Lương Lưu Châu Đoàn Tô Thái Tăng Quách Kiều Thạch Danh Néang Hứa Phùng Vương Nông Triệu Diệp Tôn Đàm Nghiêm "
    "Ninh Chu Doãn Đào"
)
_SURNAMES = frozenset(_SURNAME_LIST.split())
_SHORTEST_NAME, _LONGEST_NAME = 2, 5


def office_only(role: str) -> str:
    """'Ông Nguyễn Văn A - Phó Giám đốc' → 'Phó Giám đốc'; '' when nothing but a name is there."""
    parts = _SEPARATORS.split(_BEFORE_TITLE.sub("\n", role))
    return ", ".join(filter(None, (_nameless(" ".join(part.split())).strip(" -–—.") for part in parts)))


def _nameless(part: str) -> str:
    """What follows the name that the part begins with, if it begins with one."""
    title = _TITLE.match(part)
    words = part[title.end() :].split() if title else part.split()
    name_words = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
    if not title and (name_words < _SHORTEST_NAME or words[0].capitalize() not in _SURNAMES):
        return part
    rest = " ".join(words)
    post = _POST.search(rest)
    if post and (title or len(rest[: post.start()].split()) >= _SHORTEST_NAME):
        return rest[post.start() :]
    if title or (name_words == len(words) <= _LONGEST_NAME):
        return " ".join(words[name_words:])
    return part
