"""What a question may be about."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """One side of a procedure that people ask about."""

    DOCUMENTS = "documents"
    FEE = "fee"
    TIME = "time"
    PLACE = "place"
    METHOD = "method"
    FORM = "form"
    LEGAL = "legal"
    CONDITION = "condition"
    RESULT = "result"
    STEPS = "steps"
    AUTHORITY = "authority"
    AUDIENCE = "audience"
    OVERVIEW = "overview"


TITLES = {
    Aspect.DOCUMENTS: "Giấy tờ cần có",
    Aspect.FEE: "Phí, lệ phí",
    Aspect.TIME: "Thời gian giải quyết",
    Aspect.PLACE: "Nơi nộp hồ sơ",
    Aspect.METHOD: "Cách nộp",
    Aspect.FORM: "Mẫu đơn, tờ khai",
    Aspect.LEGAL: "Căn cứ pháp lý",
    Aspect.CONDITION: "Điều kiện",
    Aspect.RESULT: "Kết quả nhận được",
    Aspect.STEPS: "Các bước thực hiện",
    Aspect.AUTHORITY: "Cơ quan có thẩm quyền",
    Aspect.AUDIENCE: "Ai được làm",
    Aspect.OVERVIEW: "Tóm tắt",
}

OVERVIEW = (Aspect.DOCUMENTS, Aspect.FEE, Aspect.TIME, Aspect.PLACE)
"""What an overview answers: what to bring, pay, wait for, and where."""

FOLLOW_UPS = (Aspect.DOCUMENTS, Aspect.FEE, Aspect.TIME, Aspect.PLACE, Aspect.METHOD, Aspect.STEPS)
"""What is offered as buttons after an answer, unless it was just answered."""


def written_out(aspects: list[Aspect]) -> list[Aspect]:
    """The aspects to answer, in the order asked, an overview written out, none twice."""
    wanted: list[Aspect] = []
    for aspect in aspects or [Aspect.OVERVIEW]:
        wanted += OVERVIEW if aspect is Aspect.OVERVIEW else (aspect,)
    return list(dict.fromkeys(wanted))
