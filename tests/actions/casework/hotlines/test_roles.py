from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.hotlines.roles import office_only

ROLES = (
    "Phó Giám đốc",
    "Chánh Văn phòng",
    "Giám đốc Sở",
    "Trưởng phòng",
    "Chủ tịch UBND xã",
    "Thanh tra Sở",
    "Văn phòng",
)
NAMES = ("Nguyễn Văn A", "Trần Thị Mẫu", "NGUYỄN VĂN MẪU", "Lê Mẫu", "Đặng Hoàng Minh Mẫu", "Danh Mẫu")
SHAPES = (
    "Ông {name} - {role}",
    "{role}: bà {name}",
    "Đ/c {name}, {role}",
    "{name} – {role}",
    "{role} ({name})",
    "ông {name} {role}",
)


@given(st.sampled_from(ROLES), st.sampled_from(NAMES), st.sampled_from(SHAPES))
def test_the_post_stays_and_the_person_goes(role: str, name: str, shape: str) -> None:
    assert office_only(shape.format(name=name, role=role)) == role


@pytest.mark.parametrize(
    "role",
    [
        *ROLES,
        "Đoàn kiểm tra công vụ",
        "Đoàn Thanh tra Sở",
        "Văn Phòng",
        "Bộ phận Một cửa",
        "Phòng Kiểm soát TTHC",
        "Trực ban 24/24",
        "Hồ sơ",
        "",
    ],
)
def test_a_role_without_a_name_stays(role: str) -> None:
    assert office_only(role) == role


def test_a_name_alone_leaves_nothing() -> None:
    assert office_only("Bà Nguyễn Thị Mẫu") == ""
