"""The `answer` card: sections, source and text for the aspects that were asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from procedures_kb.answers.aspects import FOLLOW_UPS, TITLES, Aspect, written_out
from procedures_kb.answers.sections import Section, section
from procedures_kb.answers.text import section_text
from procedures_kb.answers.words import levels_in_words, source_in_words
from procedures_kb.models import Procedure, ProcedureStatus

Message = dict[str, Any]
"""What a channel sends: `text`, `buttons`, `custom`."""

HOUSEHOLD_BOOK = (
    "Sổ hộ khẩu giấy không còn giá trị sử dụng từ ngày 01/01/2023 (Điều 38 Luật Cư trú số 68/2020/QH14); "
    "nơi tiếp nhận không được yêu cầu bạn nộp."
)


def answer_card(
    procedure: Procedure,
    aspects: list[Aspect],
    confidence: float = 1.0,
    asked: str = "",
    first: Sequence[Section] = (),
) -> Message:
    """Answer `aspects` (none: an overview) of `procedure`.

    `asked` is the folded question, for what it mentions; `first` are sections that come before those of the aspects.
    """
    if procedure.status is ProcedureStatus.ABOLISHED:
        return _abolished(procedure)
    wanted = written_out(aspects)
    sections = [*first, *(section(procedure, aspect) for aspect in wanted)]
    remarks = _remarks(procedure, wanted, asked)
    source = source_in_words(procedure.provenance)
    parts = [
        procedure.name,
        *map(section_text, sections),
        *remarks,
        f"Nguồn: {source}. {procedure.release.url}".strip(),
    ]
    return {
        "text": "\n\n".join(parts),
        "buttons": _buttons(procedure, wanted),
        "custom": {
            "kind": "answer",
            "procedure": summary(procedure),
            "aspects": [aspect.value for aspect in wanted],
            "sections": sections,
            "remarks": remarks,
            "source": _source(procedure),
            "confidence": round(confidence, 3),
        },
    }


def summary(procedure: Procedure) -> dict[str, str]:
    """The procedure's head: code, name, level, field."""
    return {
        "code": procedure.code,
        "name": procedure.name,
        "level": levels_in_words(procedure.levels),
        "field": procedure.field,
    }


def ask_payload(code: str, *aspects: Aspect) -> str:
    """The button payload that asks for a procedure (and aspects) by code."""
    entities = {"procedure": code} | ({"aspect": [aspect.value for aspect in aspects]} if aspects else {})
    return f"/ask_procedure{json.dumps(entities)}"


def _source(procedure: Procedure) -> dict[str, str]:
    release = procedure.release
    return {
        "decision": release.decision,
        "url": release.url,
        "as_of": f"{release.as_of:%Y-%m}",
        "text": source_in_words(procedure.provenance),
    }


def _buttons(procedure: Procedure, answered: list[Aspect]) -> list[dict[str, str]]:
    offered = [aspect for aspect in FOLLOW_UPS if aspect not in answered]
    return [{"title": TITLES[aspect], "payload": ask_payload(procedure.code, aspect)} for aspect in offered]


def _remarks(procedure: Procedure, wanted: list[Aspect], asked: str) -> list[str]:
    remarks = [procedure.note] if procedure.note else []
    if "ho khau" in asked and Aspect.DOCUMENTS in wanted:
        remarks.append(HOUSEHOLD_BOOK)
    return remarks


def _abolished(procedure: Procedure) -> Message:
    text = f"Thủ tục “{procedure.name}” (mã {procedure.code}) đã bị bãi bỏ, bạn không nộp hồ sơ theo thủ tục này nữa."
    buttons = []
    if procedure.replaced_by:
        text += f" Thủ tục thay thế có mã {procedure.replaced_by}."
        buttons = [{"title": "Xem thủ tục thay thế", "payload": ask_payload(procedure.replaced_by)}]
    return {
        "text": f"{text}\n\nNguồn: {source_in_words(procedure.provenance)}.",
        "buttons": buttons,
        "custom": {
            "kind": "answer",
            "procedure": summary(procedure),
            "aspects": [],
            "sections": [],
            "remarks": [text],
            "source": _source(procedure),
            "confidence": 1.0,
        },
    }
