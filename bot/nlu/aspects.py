"""Reading the aspects of a question from its words, in the order asked. Pure; the component beside it is thin."""

from __future__ import annotations

import re
from typing import NamedTuple

from procedures_kb.answers import Aspect
from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold

_WORDS: dict[Aspect, tuple[str, ...]] = {
    Aspect.DOCUMENTS: (
        r"giay to (?!tuy than|nha|dat|xe|cho)", r"giay to$", r"giay gi", r"nhung giay", r"cac giay", r"loai giay", r"giay nao",
        r"ho so (gom|can|gi|nhung|nao|bao gom|phai|chuan bi|co nhung)", r"thanh phan ho so", r"bo ho so",
        r"chuan bi", r"(mang|dem|cam|xach)( theo)?( nhung| cai)? (gi|giay)", r"mang theo", r"dem theo",
        r"(can|phai co|can co|phai nop|can nop|nop|xuat trinh|bo sung)( nhung| cac| them)? (gi|giay to)\b", r"nhung gi\b",
        r"can cai gi", r"\bcan gi", r"so ho khau", r"photo|pho to|ban sao|ban goc|ban chinh|cong chung (khong|gi)",
    ),
    Aspect.FEE: (
        r"bao nhieu tien", r"(mat|ton|het|dong|nop|tra|thu|phai)( het)? (bao nhieu|may|bao nhieu tien|nhieu)?\s?tien",
        r"ton (bao nhieu|kem|may|nhieu)", r"het (bao nhieu|may)(?! (ngay|thoi gian|lau))", r"le phi(?! truoc ba)", r"(?<!mien )\bphi\b(?! nong| mau dich| chinh phu| thuong mai| vat the)",
        r"chi phi", r"mien phi", r"gia (bao nhieu|ca|the nao)", r"may (tram|dong|chuc|trieu|xu)", r"tien nong", r"tien (bao nhieu|lam)",
        r"dong (bao nhieu|may)(?! ngay)", r"muc thu", r"bao nhieu (mot|1) (ban|lan|trang)", r"nop bao nhieu",
        r"mat (bao nhieu|may)(?! (ngay|lau|thoi|hom|bua|tuan|thang|gio))",
    ),
    Aspect.TIME: (
        r"bao lau", r"may (ngay|hom|bua|tuan|thang|gio|bua)\b", r"bao nhieu (ngay|lau|thoi gian|tuan|thang|gio)",
        r"(khi nao|chung nao|bao gio|luc nao|ngay nao|hom nao)( thi)?( moi)? (co|xong|lay|nhan|duoc|tra|ra|cap)", r"thoi gian", r"thoi han (giai quyet|xu ly|bao lau|cap|lam)",
        r"\blau (khong|ko|k|the|vay|hong|lam)\b", r"trong ngay", r"lay (lien|ngay)", r"co lien", r"mat may (ngay|hom|bua)", r"nhanh (nhat|khong)",
        r"bao gio xong", r"khi nao xong", r"lay ket qua khi nao", r"doi (bao|may)", r"cho (bao lau|may)",
    ),
    Aspect.PLACE: (
        r"o dau", r"(cho|noi) nao", r"(den|toi|ra|len|di|nop|gap|qua|ve|vo|vao|xuong) dau", r"dia chi", r"o (xa|phuong|huyen|tinh|quan) (hay|hoac|nao|duoc khong)",
        r"(nop|lam|dang ky) tai (dau|noi)", r"xa hay (huyen|tinh|phuong)", r"cho mo", r"o mo", r"noi (nop|lam|tiep nhan)", r"(ra|len|den|toi) (phuong|xa|huyen|cong an)( .{1,20})? (hay|khong|duoc)",
    ),
    Aspect.METHOD: (
        r"truc tuyen", r"qua mang", r"tren mang", r"buu dien", r"buu chinh", r"(nop|gui|lam)( bang)? cach nao", r"cach nop",
        r"qua vneid", r"tren vneid", r"tren (dien thoai|may tinh|web|cong dich vu)", r"qua (dien thoai|app|ung dung|cong dich vu)", r"(o|tai) nha (duoc|co duoc)", r"hinh thuc nop", r"den truc tiep", r"nop truc tiep",
        r"co (can|phai) (den|di|ra|len) truc tiep", r"cach thuc (nop|thuc hien)",
    ),
    Aspect.FORM: (
        r"mau (don|to khai|nao|so|giay|bieu|gi|dang ky|phieu)", r"to khai", r"bieu mau", r"don (xin|de nghi) .{0,20}(mau|o dau|viet|ghi)", r"(tai|lay|xin|in) (mau|to khai|don)", r"phieu khai", r"viet don",
    ),
    Aspect.LEGAL: (
        r"can cu phap ly", r"can cu (vao )?(luat|dau|van ban|quy dinh)", r"(theo |o )?(luat|nghi dinh|thong tu|van ban|quyet dinh) nao", r"co so phap ly",
        r"quy dinh (o|tai) (dau|luat|nghi dinh|van ban)", r"luat (gi|nao|quy dinh)", r"van ban phap luat", r"dieu luat",
    ),
    Aspect.CONDITION: (
        r"dieu kien", r"yeu cau (gi|nhung gi|the nao|nhu the nao)", r"can dap ung", r"(bao nhieu|may|du) tuoi", r"co bat buoc", r"tieu chuan",
        r"truong hop nao (thi |moi )?(duoc|phai)", r"khi nao (thi )?(phai|can) ",
    ),
    Aspect.RESULT: (
        r"ket qua( la)? (gi|nhan)", r"(nhan|duoc) (duoc|cap|nhan) (gi|giay gi|cai gi)", r"lam xong (duoc|co|nhan) gi", r"xong (thi )?(duoc|nhan) gi", r"ket qua (thuc hien|giai quyet|tra ve)",
    ),
    Aspect.STEPS: (
        r"cac buoc", r"nhung buoc", r"may buoc", r"quy trinh", r"trinh tu", r"(lam|nhu) (the nao|sao)\b", r"\blam sao\b", r"cach lam", r"huong dan", r"the nao (vay|a|day)?$",
        r"thuc hien (the nao|ra sao|nhu the nao)", r"tung buoc", r"bat dau tu dau", r"lam kieu gi", r"lam rang",
    ),
    Aspect.AUTHORITY: (
        r"co quan nao", r"tham quyen", r"ai (ky|cap|giai quyet|duyet|xu ly|quyet dinh)\b", r"don vi nao", r"cap nao (giai quyet|cap|lam|xu ly)", r"(phong|so|bo) nao (giai quyet|cap|lam|phu trach|quan ly)",
        r"do ai (cap|giai quyet|ky)", r"ben nao (giai quyet|cap|lam|phu trach)",
    ),
    Aspect.AUDIENCE: (
        r"nhung ai", r"doi tuong (nao|thuc hien|ap dung|duoc|la)", r"ai (duoc|phai|co the|co quyen|moi duoc|thi duoc)\b", r"danh cho ai", r"ap dung (cho|voi) ai", r"ai (can|nen) lam",
    ),
    Aspect.OVERVIEW: (),
}  # fmt: skip
_PATTERNS = {aspect: re.compile("|".join(words)) for aspect, words in _WORDS.items() if words}
_WEAK = (Aspect.STEPS,)
"""Asked in passing ('làm sao'): dropped when the question names something more exact."""


class AspectMention(NamedTuple):
    """An aspect and where its words stand in the folded text."""

    aspect: Aspect
    start: int
    end: int


def find_aspects(text: str) -> list[AspectMention]:
    """The aspects that a question asks, in order; empty when it asks none in particular."""
    folded = fold(readable(text))
    mentions: list[AspectMention] = []
    for aspect, pattern in _PATTERNS.items():
        match = pattern.search(folded)
        if match:
            mentions.append(AspectMention(aspect, match.start(), match.end()))
    exact = [mention for mention in mentions if mention.aspect not in _WEAK]
    return sorted(exact or mentions, key=lambda mention: mention.start)
