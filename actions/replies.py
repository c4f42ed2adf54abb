"""What the assistant says when it does not answer from the catalogue: greetings, unsure, errors, telephone lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procedures_kb.answers import Aspect
from procedures_kb.answers.aspects import TITLES
from procedures_kb.answers.card import Message, ask_payload
from procedures_kb.models import Procedure

_EXAMPLES = (
    "Làm giấy khai sinh cho con cần giấy tờ gì?",
    "Đăng ký thường trú mất mấy ngày?",
    "Đổi bằng lái xe hết bao nhiêu tiền?",
)
_COMPLAIN = {"title": "Gửi phản ánh, kiến nghị", "payload": "/complain"}
_TALK = {
    "greet": "Chào bạn, tôi là Hỏi Một Cửa, trợ lý về thủ tục hành chính. Bạn cần làm giấy tờ gì?",
    "thank": "Không có gì ạ. Bạn cần hỏi thêm thủ tục nào cứ nhắn tôi nhé.",
    "goodbye": "Chào bạn, chúc bạn làm giấy tờ thuận lợi. Khi cần, bạn cứ nhắn lại nhé.",
    "ask_help": (
        "Tôi là Hỏi Một Cửa, trợ lý tự động. Tôi trả lời về giấy tờ, phí, thời gian, nơi nộp và các bước của thủ tục "
        "hành chính, lấy từ danh mục đã công bố và nêu rõ quyết định công bố. Tôi không phải người thật."
    ),
    "small_talk": "Tôi là trợ lý tự động nên chỉ rành về thủ tục hành chính thôi ạ. Bạn cần làm giấy tờ gì?",
}
_EMERGENCY_NUMBERS = (
    ("113", "Công an"),
    ("114", "Cứu hỏa, cứu nạn"),
    ("115", "Cấp cứu y tế"),
    ("111", "Bảo vệ trẻ em"),
)


def talk(intent: str) -> Message:
    """A short word for a greeting, thanks, a goodbye, a question about the assistant."""
    examples = _examples() if intent in ("greet", "ask_help", "small_talk") else []
    return {"text": _TALK[intent], "buttons": examples, "custom": {"kind": "talk", "topic": intent}}


def emergency() -> Message:
    """The emergency numbers, before anything else."""
    lines = [f"{number}: {name}" for number, name in _EMERGENCY_NUMBERS]
    return {
        "text": "\n".join(
            ["Nếu có người đang gặp nguy hiểm, hãy gọi NGAY:", *lines, "Các số này miễn phí, gọi được cả ngày đêm."]
        ),
        "buttons": [],
        "custom": {
            "kind": "emergency",
            "numbers": [{"number": number, "name": name} for number, name in _EMERGENCY_NUMBERS],
        },
    }


def unsure(suggested: list[Procedure], line: str, aspects: Sequence[Aspect] = ()) -> Message:
    """An honest "I don't know", with ways on; `aspects` are what was understood of the question."""
    asked = ", ".join(TITLES[aspect].lower() for aspect in aspects)
    which = f"{asked} của thủ tục nào" if asked else "thủ tục nào"
    text = f"Xin lỗi, tôi chưa rõ bạn hỏi {which}. Bạn nói rõ hơn loại giấy tờ cần làm giúp tôi nhé."
    if suggested:
        text += " Có phải bạn hỏi một trong các thủ tục này?"
        text = "\n".join([text, *(f"{number}. {one.name}" for number, one in enumerate(suggested, start=1))])
    buttons = [{"title": one.name, "payload": ask_payload(one.code)} for one in suggested] or [*_examples(), _COMPLAIN]
    return _unsure(f"{text}\nHoặc gọi {line} để được hướng dẫn.", buttons, suggested)


def beyond(line: str) -> Message:
    """A message outside of what the assistant is for."""
    text = (
        "Việc này nằm ngoài những gì tôi biết: tôi chỉ trả lời về thủ tục hành chính (giấy tờ, phí, thời gian, "
        f"nơi nộp). Cần gặp người thật, bạn gọi {line}."
    )
    return _unsure(text, _examples(), [])


def error(code: str, text: str) -> Message:
    """Something broke or could not be read; never silence."""
    return {"text": text, "buttons": [], "custom": {"kind": "error", "code": code}}


def _unsure(text: str, buttons: list[dict[str, str]], suggested: list[Procedure]) -> Message:
    suggestions: list[dict[str, Any]] = [{"code": one.code, "name": one.name} for one in suggested]
    return {"text": text, "buttons": buttons, "custom": {"kind": "unsure", "suggestions": suggestions}}


def _examples() -> list[dict[str, str]]:
    return [{"title": example, "payload": example} for example in _EXAMPLES]
