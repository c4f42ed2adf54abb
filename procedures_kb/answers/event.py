"""The `choose` card of a life event: its procedures in order, each with why, for whom and what it needs."""

from __future__ import annotations

from collections.abc import Sequence

from procedures_kb.answers.card import Message, ask_payload
from procedures_kb.life_events import LifeEvent, Step
from procedures_kb.models import Procedure

_CLOSING = "Bạn trả lời bằng số thứ tự hoặc bấm chọn để xem giấy tờ, phí, thời gian của từng bước."


def event_card(event: LifeEvent, procedures: Sequence[Procedure]) -> Message:
    """Offer the event's steps; `procedures` are their published records, in the same order."""
    options = [
        {
            "code": procedure.code,
            "name": procedure.name,
            "hint": _hint(step),
            "payload": ask_payload(procedure.code),
        }
        for step, procedure in zip(event.steps, procedures, strict=True)
    ]
    lines = [f"{number}. {option['name']}: {option['hint']}" for number, option in enumerate(options, start=1)]
    return {
        "text": "\n".join([event.opening, *lines, _CLOSING]),
        "buttons": [{"title": option["name"], "payload": option["payload"]} for option in options],
        "custom": {"kind": "choose", "options": options, "event": {"key": event.key, "name": event.name}},
    }


def _hint(step: Step) -> str:
    sentences = [step.why, step.when, f"Cần có: {step.needs}" if step.needs else ""]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
