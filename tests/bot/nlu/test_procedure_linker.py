"""The component that adds candidate procedures from the live catalogue."""

from __future__ import annotations

import pytest
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.procedure_linker import ProcedureLinker
from tests.helpers import component


@pytest.fixture(scope="module")
def linker(agent: Agent) -> ProcedureLinker:
    """The component of the trained model."""
    return component(agent, ProcedureLinker)


def candidates(linker: ProcedureLinker, text: str) -> list[tuple[str, float]]:
    message = Message({"text": text})
    assert linker.process([message]) == [message]
    entities = message.get("entities")
    assert {entity["entity"] for entity in entities} <= {"candidate"}
    assert all(entity["extractor"] == "ProcedureLinker" for entity in entities)
    return [(entity["value"], entity["confidence_entity"]) for entity in entities]


def test_the_likeliest_comes_first(linker: ProcedureLinker) -> None:
    found = candidates(linker, "đăng ký kết hôn")
    assert found[0][0] == "1.000894"
    assert 1 < len(found) <= ProcedureLinker.get_default_config()["candidates"]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_diacritics_are_not_needed(linker: ProcedureLinker) -> None:
    assert candidates(linker, "dang ky ket hon")[0][0] == "1.000894"


def test_scores_are_plain_numbers(linker: ProcedureLinker) -> None:
    assert all(type(score) is float for _, score in candidates(linker, "đăng ký khai sinh"))


@pytest.mark.parametrize("text", ["", "   ", "?!", "😀", "zzzzqqqq"])
def test_text_that_names_nothing_does_not_fail(linker: ProcedureLinker, text: str) -> None:
    assert len(candidates(linker, text)) <= ProcedureLinker.get_default_config()["candidates"]


def test_earlier_entities_are_kept(linker: ProcedureLinker) -> None:
    message = Message({"text": "đăng ký kết hôn"})
    message.set("entities", [{"entity": "aspect", "value": "fee"}])
    linker.process([message])
    assert message.get("entities")[0] == {"entity": "aspect", "value": "fee"}
