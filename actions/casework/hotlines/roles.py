"""Takes the names of persons out of a role: the registry keeps offices, not people. Pure."""

from __future__ import annotations

import re

_TITLES = r"(?:ông/bà|ông|bà|đồng chí|đ/c|đ\.c|anh|chị|thầy|cô)"
_NO_NAME = r"(?!(?:Phó|Giám|Chánh|Trưởng|Quyền|Phụ|Chủ|Bí|Chuyên|Cán|Công|Viên|Đội|Phòng|Ban|Thanh tra|Văn phòng)\b)"
_WORD = r"[^\W\d_]*"
_NAME_WORD = rf"{_NO_NAME}(?-i:(?=[^\W\d_])(?![a-zà-ỹđ])){_WORD}\.?"
_TITLED = re.compile(rf"(?<!\w){_TITLES}[\s.:]+(?:{_NAME_WORD}(?:\s+|$|(?=[,;:()–-]))){{1,5}}", re.IGNORECASE)
_SURNAME_LIST = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đinh Mai Lâm Trương Cao Hà Tạ "
    "Lương Lưu Châu Đoàn Tô Thái Tăng Quách Kiều Thạch Danh Néang Hứa Phùng Vương Nông Triệu Diệp Tôn Đàm Nghiêm "
    "Ninh Chu Doãn Đào"
)
_SURNAMES = frozenset(_SURNAME_LIST.split())
_SEPARATORS = re.compile(r"\s+[-–—]\s+|\s*[,;:()\n]\s*")
_LONGEST_NAME = 5


def office_only(role: str) -> str:
    """'Ông Nguyễn Văn A - Phó Giám đốc' → 'Phó Giám đốc'; '' when nothing but a name is there."""
    untitled = _TITLED.sub("", role)
    parts = [" ".join(part.split()) for part in _SEPARATORS.split(untitled)]
    return ", ".join(part.strip(" -–—.") for part in parts if part.strip(" -–—.") and not _is_name(part))


def _is_name(part: str) -> bool:
    words = part.split()
    return (
        2 <= len(words) <= _LONGEST_NAME
        and words[0].capitalize() in _SURNAMES
        and all(word[0].isupper() for word in words)
    )
