from __future__ import annotations

import pytest

from actions.casework.complaints.legal_acts import explain, legal_act
from actions.casework.complaints.models import LegalAct
from procedures_kb.vietnamese import fold

KHIEU_NAI = (
    "tôi muốn khiếu nại",
    "tôi muốn nộp đơn khiếu nại",
    "khiếu nại quyết định thu hồi đất",
    "khiếu nại quyết định xử phạt của công an xã cần giấy gì",
    "nhà nước đền bù đất ít quá, tui muốn khiếu nại",
    "không đồng ý trả lời của UBND xã thì khiếu nại lên đâu",
    "khiếu nại lần hai gửi ai",
    "đơn khiếu nại thái độ của cán bộ",
    "công an phường chậm trả lời, tôi khiếu nại",
    "tôi khiếu nại vì quyền lợi bị xâm phạm, mang giấy gì",
    "khiếu nại bao lâu được giải quyết",
)
TO_CAO = (
    "tôi muốn tố cáo",
    "đơn tố cáo chủ tịch xã nhận tiền",
    "tố cáo cán bộ công an xã gửi đơn bằng cách nào",
    "tui muốn rút đơn tố cáo",
    "anh công an khu vực vòi tiền tôi, tôi muốn tố cáo",
    "tố cáo nặc danh có được không",
)
NEITHER = (
    "khiếu nại với tổng đài vì mạng chậm",
    "khiếu nại wifi nhà mạng yếu quá",
    "tôi muốn khiếu nại hồ sơ trễ hẹn",
    "khiếu nại thái độ của nhân viên một cửa",
    "khiếu nại tiền điện tháng này cao",
    "khiếu nại rác không ai dọn",
    "cổng dịch vụ công bị lỗi hoài, khiếu nại ở đâu",
    "khiếu nại giao dịch bị trừ tiền hai lần",
    "tôi muốn phản ánh việc thu phí sai",
    "nhà to, cao hơn giấy phép thì sao",
    "",
)


@pytest.mark.parametrize("text", KHIEU_NAI)
def test_khieu_nai_is_recognised_with_and_without_accents(text: str) -> None:
    assert legal_act(text) is legal_act(fold(text)) is legal_act(text.upper()) is LegalAct.KHIEU_NAI


@pytest.mark.parametrize("text", TO_CAO)
def test_to_cao_is_recognised_with_and_without_accents(text: str) -> None:
    assert legal_act(text) is legal_act(fold(text)) is legal_act(text.upper()) is LegalAct.TO_CAO


@pytest.mark.parametrize("text", NEITHER)
def test_grumbling_and_feedback_are_neither(text: str) -> None:
    assert legal_act(text) is legal_act(fold(text)) is None


@pytest.mark.parametrize("text", ["cái cây to cao trước nhà", "nha to cao qua", "cay to cao sap do"])
def test_to_and_cao_as_other_words_are_no_denunciation(text: str) -> None:
    assert legal_act(text) is None


def test_of_both_the_first_counts() -> None:
    assert legal_act("đơn khiếu nại, tố cáo gửi ở đâu") is LegalAct.KHIEU_NAI
    assert legal_act("tố cáo hay khiếu nại thì đúng hơn") is LegalAct.TO_CAO
    assert legal_act("khiếu nại tổng đài mạng chậm không được, tôi tố cáo") is LegalAct.TO_CAO


@pytest.mark.parametrize(
    ("act", "facts"),
    [
        (LegalAct.KHIEU_NAI, ("02/2011/QH13", "Điều 8", "90 ngày", "Điều 9", "ký tên hoặc điểm chỉ")),
        (LegalAct.TO_CAO, ("25/2018/QH14", "Điều 23", "bí mật", "Điều 9, 56", "ký tên hoặc điểm chỉ")),
    ],
)
def test_each_is_explained_with_its_law(act: LegalAct, facts: tuple[str, ...]) -> None:
    assert all(fact in explain(act) for fact in facts)
    assert "không nhận thay như một phản ánh" in explain(act)
