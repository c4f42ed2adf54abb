"""The `choose` card: several procedures fit, and what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence

from procedures_kb.answers.aspects import Aspect
from procedures_kb.answers.card import Message, ask_payload
from procedures_kb.answers.words import levels_in_words
from procedures_kb.models import Procedure

MAX_OPTIONS = 5
MAX_ALTERNATIVES = 4


def choose_card(procedures: Sequence[Procedure], aspects: Sequence[Aspect] = ()) -> Message:
    """Offer at most five procedures, the likeliest first; the aspects asked are kept for the answer."""
    options = [_option(procedure, aspects) for procedure in procedures[:MAX_OPTIONS]]
    lines = [f"{number}. {_line(option)}" for number, option in enumerate(options, start=1)]
    return {
        "text": "\n".join(["Bạn muốn hỏi thủ tục nào dưới đây?", *lines, "Bạn trả lời bằng số thứ tự hoặc bấm chọn."]),
        "buttons": [{"title": option["name"], "payload": option["payload"]} for option in options],
        "custom": {"kind": "choose", "options": options},
    }


def with_alternatives(answer: Message, procedures: Sequence[Procedure], aspects: Sequence[Aspect] = ()) -> Message:
    """An answer that also names what may have been meant instead (`custom.alternatives`, shaped like options)."""
    others = [_option(procedure, aspects) for procedure in procedures[:MAX_ALTERNATIVES]]
    custom = answer["custom"] | {"alternatives": others}
    if not others:
        return answer | {"custom": custom}
    names = "; ".join(option["name"] for option in others)
    text = f"{answer['text']}\n\nNếu không phải thủ tục bạn cần, có thể bạn hỏi: {names}."
    return answer | {"text": text, "custom": custom}


def describe(procedure: Procedure) -> str:
    """What tells the procedure apart from its namesakes: level and field."""
    return ", ".join(part for part in (levels_in_words(procedure.levels), procedure.field) if part)


def _option(procedure: Procedure, aspects: Sequence[Aspect]) -> dict[str, str]:
    return {
        "code": procedure.code,
        "name": procedure.name,
        "hint": describe(procedure),
        "payload": ask_payload(procedure.code, *aspects),
    }


def _line(option: dict[str, str]) -> str:
    return f"{option['name']} ({option['hint']})" if option["hint"] else option["name"]
