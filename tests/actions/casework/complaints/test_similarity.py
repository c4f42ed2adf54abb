from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.complaints.similarity import SIMILAR, most_similar, similarity

RUBBISH = "Rác chất đống trước cổng trường tiểu học Mẫu cả tuần không ai dọn"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RUBBISH, "rac chat dong truoc cong truong tieu hoc Mau ca tuan khong ai don"),
        (RUBBISH, "Trước cổng trường tiểu học Mẫu rác chất đống, không ai dọn!!"),
        ("đèn đường hẻm 12 hư ba đêm nay tối thui", "hẻm 12 đèn đường hư, tối thui ba đêm rồi"),
        ("quán karaoke số 5 mở nhạc ồn tới khuya", "karaoke số 5 đường Mẫu hát ồn ào tới khuya"),
    ],
)
def test_the_same_told_twice_is_alike(one: str, other: str) -> None:
    assert similarity(one, other) >= SIMILAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RUBBISH, "Rác bên hông chợ Mẫu bốc mùi hôi thối"),
        (RUBBISH, "đèn đường hẻm 12 hư ba đêm nay tối thui"),
        ("quán karaoke số 5 mở nhạc ồn tới khuya", "công trình xây dựng khoan đục ồn ào cả trưa"),
        ("ống nước bể chảy tràn đường Mẫu", "đường Mẫu ổ gà nhiều quá, xe té hoài"),
        (RUBBISH, ""),
        ("", ""),
    ],
)
def test_another_matter_of_the_same_kind_is_not(one: str, other: str) -> None:
    assert similarity(one, other) < SIMILAR


@given(st.text(), st.text())
def test_it_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1


def test_the_most_similar_comes_first() -> None:
    near = RUBBISH + " hôi lắm"
    assert most_similar(RUBBISH, ["đèn đường hư", near, RUBBISH], str) == [RUBBISH, near]
