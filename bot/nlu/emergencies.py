"""Life in danger, read from plain words: never left to a learned classifier alone. Pure.

A message that asks for a paper about something that happened ('cháy hết giấy tờ, xin cấp lại') is no emergency, unless
it cries for help.
"""

from __future__ import annotations

import re
from enum import IntEnum

from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold

_CRY = re.compile(
    r"\bcuu (?:voi|toi|em|minh|con|chau|tui|me|ba|gap|mang)\b|giup (?:em|toi|tui|con) voi.{0,30}(?:danh|giet|chay|mau)|cap cuu (?:gap|ngay|voi)|goi (?:cap cuu|cuu thuong|xe cap cuu|115|114|113)|"
    r"khong (?:muon|thiet) song|muon chet|(?<!tu )(?<!cu )tu tu\b(?! (?:nhien|nguyen|van|nguoi|lieu|nhan|lam|thoi|tinh|cach))|tu sat|ket thuc cuoc (?:doi|song)|chet (?:cho xong|di cho)|uong thuoc (?:ngu|sau|tru sau).{0,20}(?:chet|het|roi)|nhay (?:cau|lau|song|xuong song)|cat (?:tay|mach)|song khong noi|chan song|khong con ly do song|\bgi dao\b|ke dao|dao (?:vo|vao) co"
)
_DANGER = re.compile(
    r"\bchay (?:nha|lon|roi|to|chung cu|cho|xe|kho|xuong|phong|bep|quan|tiem)\b|(?:nha|bep|xe|kho|phong|quan|can ho|toa nha|binh gas|cho|xuong|rung|tiem|tang)[a-z ]{0,14} (?:dang |bi |boc )?chay\b(?! (?:thu|xe))|hoa hoan|boc chay|lua (?:chay|boc|lan|dang)|khoi (?:nhieu|mu mit|den|boc|day)|no (?:binh )?ga[sz]?\b|(?:ro ri|xi|ri|ro) (?:khi |ra )?ga[sz]?\b|(?:ga[sz]|khi ga[sz]?)[a-z ]{0,10} (?:xi|ro|ri)\b|\bsap (?:nha|ham|gian)\b|(?:nha|tuong|ham|gian giao)[a-z ]{0,8} sap\b|"
    r"tai nan.{0,40}(?:mau|bat tinh|nang|chet|ket|nghiem trong|thuong|gay|nguy kich|te|dam|bat dong)|(?:dam|tong|dung) (?:xe|nhau).{0,30}(?:mau|bat tinh|nam|chet|thuong|ket)|chay mau|mau (?:chay|me|nhieu)|bat tinh|ngat (?:xiu|di)|co giat|khong tho duoc|kho tho|dau (?:tim|nguc du doi|that nguc)|dot quy|meo mieng|nhoi mau|(?:ngung|ngat) tho|ngo doc|thuoc doc|dien giat|giat dien|ran can|ran (?:doc|ho)|hoc (?:di vat|xuong|hat)|bi bong|phong (?:nang|nuoc soi)|"
    r"duoi nuoc|chet duoi|(?:rot|roi|te|nga|nhay) xuong (?:ao|song|ho|gieng|kenh|bien|suoi|cau)|cuon troi (?:nguoi|roi|con|xe)|(?:nguoi|con|chau|be) bi (?:lu|nuoc|song)[a-z ]{0,8}cuon|ngap toi (?:noc|mai)|mac ket|\bbi ket\b|\bsat lo\b|lo dat vui|"
    r"(?:dang |bi |no )(?:danh dap|danh nhau|chem|dam chem|hanh hung|bop co|tra tan|hanh ha|xam hai|hiep|cuong hiep|hiep dam|sam so|bat coc|nhot|giam|truy sat|de doa giet|doa giet|danh)\b(?! gia| thue| so| dau| mat| roi| cap)|(?:chong|bo|ba|cha|duong|me ke|ong|no|may dua|tui no|con trai|thang)[a-z ]{0,18} (?:danh|dap|chem|dam|giet|bop co|vac dao|cam dao)[a-z ]{0,12} (?:vo|con|me|em|toi|toi|chau|nguoi|nhau|tui|ba|hai)|cam (?:dao|sung|hung khi)|chem (?:nhau|nguoi)|co sung|no sung|giet nguoi|doi giet|doa giet|bao hanh|bao luc gia dinh|"
    r"bi (?:cuop|trom|giat|mat cap|cuop giat)[^,]{0,25}(?:dang|dao|vua|ngay|trong nha|cong)|co (?:cuop|trom|ke trom|nguoi (?:bi|dang|dinh) (?:chem|danh|nhay|chet|nga|bat tinh))|(?:trom|cuop|ke gian|ke la)[a-z ]{0,14}(?:vao|dot nhap|trong|pha|cay)[a-z ]{0,4} (?:nha|cua|phong)|dot nhap|bat coc|mat tich|bi bat (?:coc|lam gai|giu)|nhot trong|lua (?:sang|ban) (?:campuchia|nuoc ngoai|trung quoc|qua)|buon nguoi|(?:be|tre|dua be|chau be|con nit|thang be|con toi|con em)[a-z ]{0,16} (?:bi )?(?:danh|xam hai|hanh ha|dap|bao hanh|bo doi)\b|danh con (?:toi|em|tui)|bam tim|bo doi|so vao nguoi|so soang|pha cua|chan duong"
)
_HARMLESS = re.compile(
    r"\bchạy\b|\bsáp nhập\b|\blô\b|\bmở\b|\bnhập\b|\bkhẩn cấp\b|\btừ từ\b|\b[đt]ư tự\b|\btừ tự\b|\bcưu\b|\bkết\b|\bbổ đổi\b|\bxấu số\b|\bđổi\b|\bduyệt\b|\bcụ\b|\bthuốc bộ\b"
)
"""Accented words that would fold into those of a danger ('chạy' into 'cháy')."""
_PAPERWORK = re.compile(
    r"thu tuc|giay to|\bxin\b|nop|bao lau|muc (?:nao|may)|ai tra|thue|tien|nhan nuoi|cham soc|kinh doanh|cong ty|doanh nghiep|chung chi|trung tam|mau nao|quy dinh|nam nay|duoc khong|phai khong|ho so|dang ky|xin (?:cap|giay|lai|xac nhan|ho tro)|cap lai|lam lai|tro cap|bao hiem|che do|ho tro|khai (?:sinh|tu|bao)|giay (?:phep|chung|xac|khai|bao)|mai tang|boi thuong|ly hon|to cao|khieu nai|don\b|dieu kien|le phi|nop o dau|can (?:gi|giay)|phong chay|giay\b|so do|so hong|bang lai|can cuoc|ho chieu|the\b|xu phat|hop dong|phuc hoi|duoc huong|\bhuong\b"
)


class Danger(IntEnum):
    """How plainly a message speaks of danger."""

    NONE = 0
    TOLD = 1
    """A danger is told of; the learned intent may still know better."""
    CRIED = 2
    """A cry for help, whatever else is said."""


def danger_in(text: str) -> Danger:
    """Whether the message cries for help or tells of a danger that is going on."""
    folded = _folded(text)
    if _CRY.search(folded):
        return Danger.CRIED
    if _DANGER.search(folded) and not _PAPERWORK.search(folded):
        return Danger.TOLD
    return Danger.NONE


def speaks_of_papers(text: str) -> bool:
    """Whether the message is about papers, money or offices."""
    return bool(_PAPERWORK.search(_folded(text)))


def _folded(text: str) -> str:
    return fold(_HARMLESS.sub("", readable(text)))
