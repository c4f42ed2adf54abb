"""The answer card."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from procedures_kb.answers import Aspect, answer_card
from procedures_kb.answers.card import HOUSEHOLD_BOOK, ask_payload
from procedures_kb.answers.words import UNKNOWN_FEE
from procedures_kb.models import Case, Document, LegalBasis, Level, Procedure, ProcedureStatus, Provenance
from tests.procedures_kb.builders import CODE, amount, method, procedure, release, working_days

OLDER = Provenance(decision="old/QĐ", as_of=date(2025, 11, 1))
PAPER = Document(name="Căn cước", originals=1, note="còn hạn", not_needed_if="đã có trên VNeID")


@pytest.fixture
def full() -> Procedure:
    """A record with something to say for every aspect."""
    return procedure(
        levels=(Level.COMMUNE,),
        field="Hộ tịch",
        audience=("Công dân Việt Nam",),
        agencies=("UBND cấp xã",),
        authority="Chủ tịch UBND",
        results=("Giấy mẫu",),
        conditions="Đủ 18 tuổi",
        steps=("Nộp hồ sơ", "Nhận kết quả"),
        methods=(method(working_days(3, OLDER), (amount(20000, "mỗi bản", OLDER),), note="Tại một cửa"),),
        cases=(Case(name="Cấp mới", documents=(PAPER,), remarks=("Mang bản gốc",)),),
        legal_bases=(LegalBasis(number="60/2014/QH13", title="Luật Hộ tịch"),),
        note="Làm được ở mọi nơi.",
        release=release(url="https://dichvucong.gov.vn/1"),
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in ("aspect", "title") else _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@pytest.mark.parametrize("aspect", [aspect for aspect in Aspect if aspect is not Aspect.OVERVIEW])
def test_the_text_says_all_that_the_sections_say(full: Procedure, aspect: Aspect) -> None:
    card = answer_card(full, [aspect])
    assert card["custom"]["aspects"] == [aspect.value]
    assert all(said in card["text"] for said in _strings(card["custom"]["sections"]))
    assert card["custom"]["sections"][0]["title"].upper() in card["text"]


@pytest.mark.parametrize(
    ("aspect", "fact"),
    [
        (Aspect.DOCUMENTS, "Căn cước – 1 bản chính – còn hạn – không cần nộp nếu đã có trên VNeID"),
        (Aspect.FEE, "Lệ phí: 20.000 đồng (mỗi bản) [Quyết định old/QĐ, dữ liệu tháng 11/2025]"),
        (Aspect.TIME, "3 ngày làm việc [Quyết định old/QĐ, dữ liệu tháng 11/2025]"),
        (Aspect.PLACE, "UBND cấp xã"),
        (Aspect.METHOD, "Nộp trực tiếp: Tại một cửa"),
        (Aspect.FORM, "không kèm mẫu đơn"),
        (Aspect.LEGAL, "Luật Hộ tịch (60/2014/QH13)"),
        (Aspect.CONDITION, "Đủ 18 tuổi"),
        (Aspect.RESULT, "Giấy mẫu"),
        (Aspect.STEPS, "- Nộp hồ sơ\n- Nhận kết quả"),
        (Aspect.AUTHORITY, "Chủ tịch UBND"),
        (Aspect.AUDIENCE, "Công dân Việt Nam"),
    ],
)
def test_every_aspect_is_answered_with_its_fact(full: Procedure, aspect: Aspect, fact: str) -> None:
    assert fact in answer_card(full, [aspect])["text"]


def test_several_aspects_are_answered_in_the_order_asked(full: Procedure) -> None:
    card = answer_card(full, [Aspect.FEE, Aspect.STEPS, Aspect.FEE])
    assert card["custom"]["aspects"] == ["fee", "steps"]
    assert [section["aspect"] for section in card["custom"]["sections"]] == ["fee", "steps"]
    assert card["text"].index("PHÍ, LỆ PHÍ") < card["text"].index("CÁC BƯỚC")


def test_no_aspect_is_an_overview(full: Procedure) -> None:
    card = answer_card(full, [])
    assert card["custom"]["aspects"] == ["documents", "fee", "time", "place"]
    assert answer_card(full, [Aspect.OVERVIEW])["text"] == card["text"]


def test_an_overview_beside_an_aspect_repeats_nothing(full: Procedure) -> None:
    card = answer_card(full, [Aspect.TIME, Aspect.OVERVIEW])
    assert card["custom"]["aspects"] == ["time", "documents", "fee", "place"]


def test_the_source_is_named_in_text_and_card(full: Procedure) -> None:
    card = answer_card(full, [Aspect.TIME], confidence=0.98765)
    assert card["custom"]["source"] == {
        "decision": "100/QĐ-BTP",
        "url": "https://dichvucong.gov.vn/1",
        "as_of": "2026-06",
        "text": "Quyết định 100/QĐ-BTP, dữ liệu tháng 06/2026",
    }
    assert card["text"].startswith("Cấp giấy mẫu\n\n")
    assert card["text"].endswith("Nguồn: Quyết định 100/QĐ-BTP, dữ liệu tháng 06/2026. https://dichvucong.gov.vn/1")
    assert card["custom"]["confidence"] == 0.988


def test_the_head_of_the_card(full: Procedure) -> None:
    head = answer_card(full, [])["custom"]["procedure"]
    assert head == {"code": CODE, "name": "Cấp giấy mẫu", "level": "cấp xã", "field": "Hộ tịch"}


def test_an_unknown_fee_is_said_as_unknown() -> None:
    card = answer_card(procedure(methods=(method(),)), [Aspect.FEE])
    assert UNKNOWN_FEE in card["text"]
    assert "miễn" not in card["text"].lower() and "không thu" not in card["text"].lower()


def test_buttons_offer_what_was_not_answered(full: Procedure) -> None:
    buttons = answer_card(full, [Aspect.FEE, Aspect.TIME])["buttons"]
    assert [button["title"] for button in buttons] == [
        "Giấy tờ cần có",
        "Nơi nộp hồ sơ",
        "Cách nộp",
        "Các bước thực hiện",
    ]
    assert buttons[0]["payload"] == '/ask_procedure{"procedure": "1.000001", "aspect": ["documents"]}'


def test_payloads() -> None:
    assert ask_payload(CODE) == '/ask_procedure{"procedure": "1.000001"}'
    assert json.loads(ask_payload(CODE, Aspect.FEE, Aspect.TIME).removeprefix("/ask_procedure")) == {
        "procedure": CODE,
        "aspect": ["fee", "time"],
    }


def test_who_mentions_the_household_book_learns_that_it_is_gone(full: Procedure) -> None:
    card = answer_card(full, [Aspect.DOCUMENTS], asked="co can so ho khau khong")
    assert card["custom"]["remarks"] == ["Làm được ở mọi nơi.", HOUSEHOLD_BOOK]
    assert HOUSEHOLD_BOOK in card["text"]


@pytest.mark.parametrize(("aspect", "asked"), [(Aspect.FEE, "so ho khau"), (Aspect.DOCUMENTS, "can giay to gi")])
def test_others_are_not_told_of_the_household_book(full: Procedure, aspect: Aspect, asked: str) -> None:
    assert answer_card(full, [aspect], asked=asked)["custom"]["remarks"] == ["Làm được ở mọi nơi."]


def test_an_abolished_procedure_is_refused_with_its_replacement(full: Procedure) -> None:
    gone = full.model_copy(update={"status": ProcedureStatus.ABOLISHED, "replaced_by": "2.000002"})
    card = answer_card(gone, [Aspect.FEE])
    assert "(mã 1.000001) đã bị bãi bỏ" in card["text"] and "thay thế có mã 2.000002" in card["text"]
    assert "20.000" not in card["text"]
    assert card["custom"]["sections"] == []
    assert [button["payload"] for button in card["buttons"]] == ['/ask_procedure{"procedure": "2.000002"}']


def test_an_abolished_procedure_without_replacement_offers_none(full: Procedure) -> None:
    card = answer_card(full.model_copy(update={"status": ProcedureStatus.ABOLISHED}), [])
    assert card["buttons"] == []
    assert "thay thế" not in card["text"]
