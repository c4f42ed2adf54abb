"""Reading the aspects of a question from its words, in the order asked. Pure; the component beside it is thin.

Works on folded text (people type with and without diacritics). First the words are blanked that belong to names of
procedures though they look like questions ('lệ phí trước bạ', 'mẫu giáo'); then each aspect's own words are looked for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from procedures_kb.answers import Aspect
from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold

_WHAT = r"(?:gi|chi|nao|nhung gi|cai gi|cai chi|loai nao)"
_HOW_MANY = r"(?:bao nhieu|bao nhiu|may|nhieu|nhiu)"
_PAPER = r"(?:giay to|giay|ho so|don tu|don|hoa don|chung tu|to)"
_WHERE = r"(?:dau|cho nao|cho mo|noi nao|noi mo)"
_SPAN = r"(?:ngay|hom|bua|tuan|thang|gio|nam|ngyaf)"

_NAMES = (
    r"le phi truoc ba", r"hoc phi", r"chi phi hoc tap", r"ho tro chi phi", r"phi bao hiem", r"phi nong nghiep", r"phi cong doan", r"phi mau dich", r"phi chinh phu",
    r"mai tang phi", r"vien phi", r"(?:luat su|phap ly|tu van|giup) (?:nha nuoc )?(?:mien phi|khong mat tien)", r"(?:an ninh trat tu )?du dieu kien(?! gi| chi| nao)", r"dieu kien an ninh(?: trat tu)?",
    r"mau giao", r"mau don(?= yeu cau cua)", r"so ho khau", r"don than", r"hoa don dien tu",
    r"(?:doi|sua|ghi|cap nhat|thay doi|sai|chuyen|so dien thoai)[ ,]+(?:so nha |ca )?dia chi(?: nha| tru so| cu| cong ty| thuong tru)?", r"dia chi tren (?:the|so|giay)",
    r"giay to xe", r"giay to tuy than", r"giay to (?:nha|dat|nha dat)", r"phieu khai bao", r"to khai sanh", r"to khai sinh", r"tien su dung dat", r"tien an trua", r"thoi han(?: su dung| luu hanh| hop dong| lao dong)",
    r"co quan nha nuoc", r"dang ky (?:kinh doanh|ho kinh doanh) truc tuyen toan trinh", r"truc tuyen toan trinh",
)  # fmt: skip

_WORDS: dict[Aspect, tuple[str, ...]] = {
    Aspect.DOCUMENTS: (
        rf"{_PAPER} {_WHAT}\b", rf"{_PAPER} (?:gom|can|bao gom|phai|nhu the nao|the nao|ra sao|ra rang|co nhung|yeu cau|day du)", r"(?:nhung|cac|loai|may loai) (?:giay|thu giay|giay to)", r"\bcon (?:giay to|ho so|giay)\b(?! xe)", r"thanh phan ho so", r"bo ho so",
        r"(?:,|:|va|\bvoi\b|ve) ?(?:ho so|giay to)\b", r"\b(?:ho so|giay to) ?(?:,|va\b|voi\b|\+)", r"^(?:ho so|giay to|thanh phan)\b(?! (?:cua|toi|xe|tuy|nha|dat|minh))",
        rf"(?:can|phai|can phai|phai co|can co|can nop|phai nop|nop|xuat trinh|bo sung|chuan bi|mang|dem|cam|xach|mang theo|dem theo|cam theo|kem|kem theo|gom|gom co|co)(?: theo| them| phai)?(?: nhung| cac| cai| thu)* ?{_WHAT}\b",
        r"\bcan (?:gi|chi)\b", r"chuan bi(?: san)? (?:gi|nhung|ho so|giay)", r"(?:mang|dem) theo", r"nhung gi\b", r"xin phep gi", r"photo (?:gi|khong|duoc)", r"(?:can|phai) (?:ban chinh|ban goc|xet nghiem|cong chung|photo|ban sao)", r"thu tuc gom", r"(?:can|bat) so ho khau",
    ),
    Aspect.FEE: (
        rf"{_HOW_MANY} (?:tien|xien|dong|trieu|tram|nghin|ngan|xu|chuc)\b", rf"(?:ton|het|mat) {_HOW_MANY}\b(?! ?(?:{_SPAN}|lau|thoi gian|luc))", r"bao tien\b", r"ton kem", r"\ble phi\b", r"(?<!mien )\bphi\b", r"\bphis\b", r"chi phi", r"mien phi", r"(?:mat|ton|dong|nop|tra|thu|bi thu|phai) (?:tien|dong nao|xu nao|phi)\b(?! (?:mat|cho|thue))",
        r"gia (?:bao nhieu|ca|the nao|tien|bn)", r"(?:,|:|va) ?tien(?: nong| phi)?\b", r"tien (?:nong|lam|phi|bao nhieu|ra sao|the nao)", rf"(?:dong|nop|tra) {_HOW_MANY}\b(?! ?(?:{_SPAN}|lau|ban|bo))", r"muc (?:thu|dong|phi)", r"bao nhieu (?:mot|1) (?:ban|lan|trang|to)", r"nhieu (?:vay|day|dzay|ta|ha)\b", r"la bao nhieu$", r"thang dong nhieu",
    ),
    Aspect.TIME: (
        r"bao lau(?!.{0,14} (?:thi|moi) (?:duoc|phai|huong))", rf"{_HOW_MANY} {_SPAN}\b(?!.{{0,14}} (?:thi|moi) (?:duoc|phai|huong))", r"bao nhieu (?:lau|thoi gian)",
        r"(?:khi nao|chung nao|bao gio|luc nao|ngay nao|hom nao|bua nao|chung mo|khi mo)(?: thi)?(?: moi)? (?:co|xong|lay|nhan|tra|ra|cap|duoc (?:nhan|lay|cap))", r"(?:co|xong|lay|nhan|tra) (?:khi nao|luc nao|bao gio|chung nao|chung mo)", r"\bthoi gian\b", r"thoi han(?! (?:su dung|luu hanh))",
        r"\blau (?:khong|khum|the|vay|hong|lam|hem|ha)\b", r"(?:ngay )?trong ngay", r"(?:lay|co|xong)(?: giay)? (?:lien|ngay)\b", r"nhanh nhat", r"han chot", r"doi (?:bao|may)", r"cho (?:bao lau|may)", r"han may", r"han cuoi", r"ngay hom do",
    ),
    Aspect.PLACE: (
        rf"\bo {_WHERE}\b", r"\b(?:o|len|di|den|toi) mo\b(?! (?:rong|cua|tai|quan|khoa|to|ben|tiem))", r"\b(?:cho|noi) (?:nao|mo)\b", rf"\b(?:den|toi|ra|len|di|nop|gap|qua|ve|vo|vao|xuong|lam|tai|lien he|gui|dang ky|xin|mua|bao) {_WHERE}\b", r"dia chi (?:nop|nao|o|cua noi|tiep nhan)",
        r"\bo (?:xa|phuong|huyen|tinh|quan|cong an)[^,?]{0,25} (?:hay|hoac)\b", r"\b(?:xa|phuong|cong an)(?: xa| phuong)? hay(?: len| ra| la| o)? (?:huyen|tinh|phuong|so|thanh pho)", r"(?:nop|lam|dang ky) tai (?:dau|noi)", r"noi (?:nop|tiep nhan|lam)", r"(?:lam|nop|cap) (?:o|tai) cap nao", r"hay so\b", r"noi co .{1,15} hay noi", r"co quan nao o dia phuong", r"phuong khac duoc",
    ),
    Aspect.METHOD: (
        r"truc tuyen", r"qua mang", r"tren mang", r"buu dien", r"buu chinh", r"(?:bang|theo) cach (?:nao|mo|chi)", r"cach nop", r"nop (?:kieu|cach) (?:gi|chi|nao)", r"(?:qua|tren|bang) (?:vneid|etax|dien thoai|may tinh|web|app|ung dung|cong dich vu|zalo|internet)(?! (?:bi|cua))",
        r"(?:o|tai) nha (?:duoc|co duoc|co the)", r"hinh thuc nop", r"(?:den|nop|di|ra|len) truc tiep", r"cach thuc (?:nop|thuc hien)", r"(?:nho|gui|goi|uy quyen)(?: cho)? nguoi (?:khac|nha)", r"goi dien (?:duoc|co)", r"(?:bao|khai)[^,]{0,20} kieu (?:chi|gi)$",
    ),
    Aspect.FORM: (
        r"mau (?:don|to khai|nao|so|giay|bieu|gi|dang ky|phieu|ct\d*)", r"(?<!can )to khai(?! (?:sinh|sanh|thue|hai quan| gi))", r"bieu mau", r"(?:tai|in) (?:mau|to khai|don)", r"viet don", r"don (?:theo )?mau",
    ),
    Aspect.LEGAL: (
        r"can cu phap ly", r"can cu (?:vao )?(?:luat|dau|van ban|quy dinh)", r"(?:theo |o )?(?:luat|nghi dinh|thong tu|van ban|quyet dinh|dieu) nao\b", r"co so phap ly", r"quy dinh (?:o|tai) (?:dau|luat|nghi dinh|van ban)", r"luat (?:gi|quy dinh)", r"van ban phap luat", r"dieu luat",
    ),
    Aspect.CONDITION: (
        r"dieu kien", r"(?:yeu cau|dap ung|dam bao) (?:gi|chi|nhung gi|the nao|nhu the nao)", r"(?:bao nhieu|may|du) tuoi (?:thi|moi|duoc|la|tro)", r"bao nhieu tuoi", r"co bat buoc", r"tieu (?:chuan|chi)\b", r"truong hop nao", r"(?:khi nao|luc nao) (?:thi )?(?:phai|can|duoc)\b",
        rf"(?:bao lau|{_HOW_MANY} {_SPAN})[^,?]{{0,14}} (?:thi|moi) (?:duoc|phai|huong)", r"(?:dien tich|thu nhap|so nguoi)[^,]{0,25}(?:toi thieu|bao nhieu|sao|duoi)", r"toi thieu (?:bao nhieu|de|may)", r"bao nhieu (?:nguoi|met|co dong|thanh vien)", r"can may (?:nguoi|co dong|thanh vien)", r"co duoc [^,?]{2,50} (?:khong|hong|hem|k|ko)\b(?<!mien phi khong)", r"phai (?:du|co ly do) (?:chi|gi)", r"\bdk gi\b", r"co phai (?:thi lai|xin phep|dang ky|khai bao)[^,?]{0,30} (?:khong|hong)",
    ),
    Aspect.RESULT: (
        r"ket qua (?:la )?(?:gi|nhan)", r"xong (?:thi |roi )?(?:duoc|nhan|co|tra)[^,?]{0,18} (?:gi|nao|chi)\b", r"(?:duoc|nhan) (?:tra|cap|nhan|lai)(?: lai)? (?:giay )?(?:gi|chi)\b", r"ket qua (?:thuc hien|giai quyet|tra ve)",
    ),
    Aspect.STEPS: (
        r"(?:cac|nhung|may|tung) buoc", r"lam lai nhu the nao", r"quy trinh", r"trinh tu", r"(?:thi |phai )?lam (?:the nao|nhu the nao|sao|rang|kieu gi|kieu chi|kieu nao|ntn)\b", r"man rang", r"\b(?:lai|doanh|mo lai|dang ky [a-z ]{3,25}) kieu (?:gi|chi)", r"cach lam", r"huong dan", r"thuc hien (?:the nao|ra sao|nhu the nao)", r"dien ra (?:the nao|ra sao)", r"thu tu nao", r"bat dau tu dau", r"xu ly (?:sao|the nao|ra sao)", r"(?:khai|nop|dang ky)[a-z ]{0,15} rang\b",
    ),
    Aspect.AUTHORITY: (
        r"co quan nao(?! o dia phuong)", r"tham quyen", r"\bai (?:la nguoi )?(?:ky|cap|giai quyet|duyet|xu ly|quyet dinh)\b", r"don vi nao", r"cap nao (?:giai quyet|cap|xu ly|ky|quyet dinh)", r"(?:phong|so|bo) nao (?:giai quyet|cap|lam|phu trach|quan ly)", r"do ai (?:cap|giai quyet|ky)", r"ben nao (?:giai quyet|cap|lam|phu trach)",
    ),
    Aspect.AUDIENCE: (
        r"nhung (?:ai|nguoi nao|doi tuong nao|sinh vien nao|truong hop nao)", r"doi tuong (?:nao|thuc hien|ap dung|duoc|la|gom)", r"\bai (?:duoc|phai|co the|co quyen|moi duoc|thi duoc|can|nen)\b", r"(?:danh|ap dung) cho ai", r"[^,]{3,20} hay [^,]{3,20} (?:la )?nguoi phai", r"(?:cong chuc|vien chuc|tre so sinh|nguoi nuoc ngoai|viet kieu|dang vien|bo doi) co duoc", r"la nhung (?:dan toc|ai|nguoi)",
    ),
}  # fmt: skip
_NAME = re.compile("|".join(_NAMES))
_PATTERNS = {aspect: re.compile("|".join(f"(?:{word})" for word in words)) for aspect, words in _WORDS.items()}
_IMPLIED_BY = {
    Aspect.STEPS: (),
    Aspect.CONDITION: (Aspect.AUDIENCE,),
    Aspect.PLACE: (Aspect.AUTHORITY, Aspect.FORM),
    Aspect.DOCUMENTS: (Aspect.RESULT,),
}
"""An aspect whose words are part of another's: dropped when that one starts in the same words."""

_VAGUE = re.compile(r"(?:thi |phai )?lam (?:sao|the nao|nhu the nao)")
"""Said in passing beside a question for something exact."""

_FILLERS = re.compile(
    r"\b(?:the|con|thi|sao|vay|va|a|ak|nhe|nhi|co|duoc|khong|ko|hong|k|minh|toi|tui|em|anh|chi|ban|cho|xin|hoi|nop|lam|gi|o|"
    r"la|ma|de|cai|nay|do|kia|ay|dau|bao|nhieu|may|can|phai|muon|biet|them|nua|roi|gio|ve|cua|thu tuc|ho so|giay|het|mat|"
    r"ton|tien|ngay|lau|nao|nhu|ra|len|di|den|tai|nha|hay|hoac|voi|da|vang|ok|oi|ad|luon|thoi|het|tong|cong|xong)\b"
)
_CONTENT = re.compile(r"[a-z]{2}")


class AspectMention(NamedTuple):
    """An aspect and where its words stand in the folded text."""

    aspect: Aspect
    start: int
    end: int


def find_aspects(text: str) -> list[AspectMention]:
    """The aspects that a question asks, in order; empty when it asks none in particular."""
    folded = _NAME.sub(lambda match: "·" * len(match[0]), fold(readable(text)))
    found = {aspect: pattern.search(folded) for aspect, pattern in _PATTERNS.items()}
    mentions = [AspectMention(aspect, match.start(), match.end()) for aspect, match in found.items() if match]
    kept = [mention for mention in mentions if not _is_implied(mention, mentions)]
    if len(kept) > 1:
        kept = [mention for mention in kept if not _VAGUE.fullmatch(folded[mention.start : mention.end])]
    return sorted(kept, key=lambda mention: mention.start)


def _is_implied(mention: AspectMention, others: list[AspectMention]) -> bool:
    stronger = _IMPLIED_BY.get(mention.aspect, ())
    return any(other.aspect in stronger and other.start < mention.end and mention.start < other.end for other in others)


def only_asks(text: str) -> bool:
    """Whether a question asks for aspects and names nothing: 'thế nộp qua mạng được không', 'còn lệ phí?'."""
    rest = fold(readable(text))
    for mention in find_aspects(text):
        rest = rest[: mention.start] + "·" * (mention.end - mention.start) + rest[mention.end :]
    return not _CONTENT.search(_FILLERS.sub(" ", rest))
