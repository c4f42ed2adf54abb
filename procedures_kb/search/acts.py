"""The act that a procedure is (issue again, exchange, extend, change, end, …), and the words by which people ask for it.

'đăng ký tàu cá' is not 'cấp lại đăng ký tàu cá': a variant whose act nobody asked for is less likely, one whose act was
asked for is likelier. How much is learned; which words belong to which act stands here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from procedures_kb.vietnamese import fold


class Act(NamedTuple):
    """In a procedure's official name (`named`) and in a citizen's question (`asked`); both on folded text."""

    named: re.Pattern[str]
    asked: re.Pattern[str]


def _act(named: str, asked: str) -> Act:
    return Act(re.compile(named), re.compile(asked))


ACTS = (
    _act(r"\blai\b", r"\b(lai|mat|hong|hu|rach|chay|uot|roi|that lac|nat|cuon|giat|moc|trom)\b"),
    _act(r"\b(cap doi|doi)\b", r"\b(doi|het han|qua han|cu|moi|rach|mo|sai)\b"),
    _act(r"\bgia han\b", r"\b(gia han|het han|sap het|keo dai|them)\b"),
    _act(r"thay doi|dieu chinh|sua doi|bo sung|cai chinh|chinh sua|dinh chinh|cap nhat", r"\b(thay|doi|sua|sai|nham|chinh|them|bo sung|cap nhat|chuyen|trat|khac)\b"),
    _act(r"thu hoi|cham dut|\bhuy\b|\bxoa\b|giai the|thoi |tra lai", r"\b(thu hoi|cham dut|huy|xoa|giai the|dung|nghi|thoi|bo|dong cua|khong con|cat|rut|tra)\b"),
    _act(r"tam ngung|tam dung|tam dinh chi", r"\b(tam|nghi|ngung|dung|dong cua)\b"),
    _act(r"nuoc ngoai|quoc te|ngoai giao|lanh su", r"nuoc ngoai|ngoai quoc|viet kieu|quoc tich|quoc te|\b(tay|my|han|uc|phap|duc|nga|nhat|anh|canada|campuchia|lao|trung quoc|dai loan|dai|singapore)\b"),
    _act(r"bien gioi|lang gieng|giap", r"bien gioi|giap bien|giap ranh|lang gieng|\b(lao|campuchia|trung quoc)\b"),
    _act(r"luu dong", r"luu dong|tan nha|tai nha|vung sau|ban xa"),
    _act(r"trung uong|cap bo\b|thuoc bo\b", r"trung uong|\b(bo|cuc)\b"),
    _act(r"cap tinh\b", r"\btinh\b|\bso\b"),
    _act(r"doanh nghiep|cong ty|chi nhanh", r"doanh nghiep|cong ty|\bcty\b|tnhh|co phan|chi nhanh"),
    _act(r"hop tac xa|to hop tac", r"hop tac|\bhtx\b"),
    _act(r"cong an nhan dan|quan doi|luc luong vu trang|quan su|si quan|ha si quan", r"cong an|quan doi|bo doi|quan su|luc luong|si quan|chien si|quan nhan"),
    _act(r"to chuc\b", r"to chuc|co quan|don vi|hoi |doan the"),
    _act(r"duoi 14 tuoi|duoi 6 tuoi|tre em", r"tre|\b(con|chau|be|em be|nho)\b|duoi|\b[1-9] tuoi|1[0-3] tuoi"),
    _act(r"\bkhoa\b|mo khoa", r"khoa"),
    _act(r"truong (mam non|mau giao|tieu hoc|trung)|co so giao duc|trung tam", r"truong|lop|trung tam|co so|nha tre"),
)  # fmt: skip

Flags = NDArray[np.float32]

_NO_ACT = re.compile(r"\b(?:bang |phep )?lai xe\b|\bbang lai\b|\bmat (?=bao|may|phi\b|tien\b|le phi)")
"""Words that only look like an act without accents: 'lái' like 'lại', 'mất tiền' like 'bị mất'."""


def named_acts(name: str) -> Flags:
    """Which acts the official name names, shape (len(ACTS),)."""
    folded = _NO_ACT.sub(" ", fold(name))
    return np.array([bool(act.named.search(folded)) for act in ACTS], np.float32)


def asked_acts(question: str) -> Flags:
    """Which acts the question may ask for, shape (len(ACTS),)."""
    folded = _NO_ACT.sub(" ", fold(question))
    return np.array([bool(act.asked.search(folded)) for act in ACTS], np.float32)
