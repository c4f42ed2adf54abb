"""Complaints and denunciations under laws of their own: recognised in a message, explained, never taken as feedback.

The rule: *tố cáo* is always one. *Khiếu nại* is what people also say when a service is bad; it counts unless the
message speaks of such a fault (`_FAULTS`) and of no decision, authority or written complaint (`_OF_THE_LAW`). Pure.
"""

from __future__ import annotations

import re

from actions.casework.complaints.models import LegalAct
from procedures_kb.calendar.day_mentions import typed
from procedures_kb.vietnamese import fold, has_accents, normalise_tones

_KHIEU_NAI = re.compile(r"\bkhieu nai\b")
_TO_CAO = re.compile(r"\btố cáo\b")
_TO_CAO_WITHOUT_ACCENTS = re.compile(
    r"^to cao\b"
    r"|\b(?:don|muon|lam|viet|gui|nop|rut|bi|nguoi|dang|se|phai|dinh|xin|khieu nai|giai quyet|noi dung),? to cao\b"
    r"|\bto cao (?:cong an|can bo|lanh dao|chu tich|bi thu|giam doc|hanh vi|nguoi|ong|ba|anh|chi|viec|cong ty|mot"
    r"|tham nhung|lua dao|sai pham|nac danh|o dau|ai|len|voi|ra|vi|nhung|thang|con|ke)\b"
)
"""Not 'nhà to, cao' or 'cây to cao'."""
_OF_THE_LAW = typed(
    "đơn khiếu nại|khiếu nại (?:lần|lên|tiếp)|luật khiếu nại|quyết định|hành vi hành chính|xử phạt|bị phạt"
    "|phạt (?:oan|sai|nguội)|thu hồi|bồi thường|đền bù|giải tỏa|tái định cư|cưỡng chế|kỷ luật|ủy ban|ubnd|chủ tịch"
    "|công an|cảnh sát|csgt|thanh tra|tòa án"
)
_FAULTS = typed(
    "tổng đài|nhà mạng|(?:rớt|mất|đứt) mạng|mạng (?:chậm|yếu|lag|rớt|chập chờn|kém)|wifi|internet|4g|5g|sóng yếu"
    "|viettel|vnpt|mobifone|vinaphone|tiền cước|giá cước|cước phí|app|ứng dụng|phần mềm|trang web|website"
    "|cổng dịch vụ công|(?:bị|báo|hay|toàn) lỗi|lỗi (?:mạng|hệ thống)|bị treo|chậm|trễ|(?:quá|chờ|đợi) lâu|lâu quá"
    "|(?:cúp|mất) (?:điện|nước)|tiền (?:điện|nước)|hóa đơn|điện lực|đèn đường|rác(?! rối)|tiếng ồn|ồn ào|karaoke"
    "|thái độ|hách dịch|giao hàng|shipper|shopee|lazada|đơn hàng|bảo hành|tra soát|giao dịch|ngân hàng|thẻ atm"
    "|nhân viên"
)

_AMENDED = "được sửa đổi, bổ sung bởi Luật số 136/2025/QH15"
_KHIEU_NAI_TEXT = f"""\
Khiếu nại là quyền theo Luật Khiếu nại số 02/2011/QH13 ({_AMENDED}), nên trợ lý không nhận thay như một phản ánh.
• Ai khiếu nại: công dân, cơ quan, tổ chức có căn cứ cho rằng một quyết định hành chính hoặc hành vi hành chính là \
trái pháp luật, xâm phạm quyền, lợi ích hợp pháp của mình (Điều 2).
• Gửi đến đâu: lần đầu, gửi người đã ra quyết định hoặc cơ quan có người đã thực hiện hành vi đó (Điều 7).
• Đơn ghi rõ: ngày, tháng, năm; tên, địa chỉ của người khiếu nại; tên, địa chỉ của cơ quan, tổ chức, cá nhân bị \
khiếu nại; nội dung, lý do, tài liệu liên quan và yêu cầu giải quyết. Người khiếu nại ký tên hoặc điểm chỉ. Có thể đến \
trình bày trực tiếp để được hướng dẫn viết đơn hoặc ghi lại (Điều 8).
• Thời hiệu: 90 ngày, kể từ ngày nhận được quyết định hoặc biết có quyết định, hành vi đó (Điều 9)."""
_TO_CAO_TEXT = f"""\
Tố cáo là quyền theo Luật Tố cáo số 25/2018/QH14 ({_AMENDED}), nên trợ lý không nhận thay như một phản ánh. Xin đừng \
viết nội dung tố cáo hay tên của ai ở đây.
• Ai tố cáo: cá nhân biết về hành vi vi phạm pháp luật gây thiệt hại hoặc đe dọa gây thiệt hại đến lợi ích của Nhà \
nước, quyền và lợi ích hợp pháp của cơ quan, tổ chức, cá nhân (Điều 2).
• Gửi đến đâu: cơ quan, người có thẩm quyền giải quyết, bằng đơn hoặc trình bày trực tiếp (Điều 22). Với cán bộ, công \
chức, viên chức thì thường là người đứng đầu cơ quan quản lý người đó.
• Đơn ghi rõ: ngày, tháng, năm; họ tên, địa chỉ, cách thức liên hệ của người tố cáo; hành vi vi phạm pháp luật bị tố \
cáo; người bị tố cáo và các thông tin khác có liên quan. Người tố cáo ký tên hoặc điểm chỉ (Điều 23).
• Giữ bí mật: họ tên, địa chỉ, bút tích và thông tin cá nhân khác của người tố cáo được bảo đảm bí mật (Điều 9, 56)."""
_EXPLANATIONS = {LegalAct.KHIEU_NAI: _KHIEU_NAI_TEXT, LegalAct.TO_CAO: _TO_CAO_TEXT}


def legal_act(text: str) -> LegalAct | None:
    """The act that a message speaks of, the first one of two; typed with or without accents."""
    written, folded = normalise_tones(text).lower(), fold(text)
    denunciation = (_TO_CAO if has_accents(text) else _TO_CAO_WITHOUT_ACCENTS).search(written)
    complaint = _KHIEU_NAI.search(folded)
    if complaint and _FAULTS.search(written) and not _OF_THE_LAW.search(written):
        complaint = None
    if complaint and denunciation:
        return LegalAct.KHIEU_NAI if complaint.start() < denunciation.start() else LegalAct.TO_CAO
    if denunciation:
        return LegalAct.TO_CAO
    return LegalAct.KHIEU_NAI if complaint else None


def explain(act: LegalAct) -> str:
    """In plain Vietnamese: which law, who may, where to and how, and that the assistant does not take it."""
    return _EXPLANATIONS[act]
