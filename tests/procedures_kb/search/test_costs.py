from __future__ import annotations

import pytest

from procedures_kb.search.features import without_costs


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("xin giấy phép mất mấy ngày", "xin giấy phép mấy ngày"),
        ("sang ten het bao nhieu tien", "sang ten bao nhieu tien"),
        ("làm căn cước mất khoảng bao lâu", "làm căn cước khoảng bao lâu"),
        ("mất bằng lái xe", "mất bằng lái xe"),
        ("bị mất căn cước bao lâu có lại", "bị mất căn cước bao lâu có lại"),
    ],
)
def test_only_the_mat_that_means_takes_is_left_out(text: str, left: str) -> None:
    assert without_costs(text) == left
