"""The actions: what they read from the tracker, utter and remember."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import context
from actions.casework.hotlines.registry import Line
from actions.context import assistant, provide
from actions.enquiries import Candidate, Question
from actions.procedure_actions import ActionAnswerQuestion, ActionTalk, read_question
from procedures_kb.answers import Aspect
from procedures_kb.errors import UnknownProcedure
from procedures_kb.models import Procedure, Release, Source
from tests.actions.casework.hotlines.builders import entry
from tests.actions.services import services
from tests.helpers import check_message

RELEASE = Release(source=next(iter(Source)), decision="1/QĐ-UBND", as_of=date(2026, 1, 1))
NAMES = {"1.001193": "Đăng ký khai sinh", "1.000894": "Đăng ký kết hôn", "1.004222": "Đăng ký thường trú"}


class SmallCatalogue:
    """Three procedures."""

    def get(self, code: str) -> SimpleNamespace:
        if code not in NAMES:
            raise UnknownProcedure(code)
        return SimpleNamespace(procedure=Procedure(code=code, name=NAMES[code], release=RELEASE))


class OneLine:
    """A registry with the line of the area it is asked for."""

    def find(self, text: str, area: str, now: datetime) -> list[Line]:
        return [Line(entry(area=area), open_now=True, opens_at=None)]


class NoPlaces:
    """No sentence names a place."""

    def find(self, text: str, province: str) -> None:
        return None


@pytest.fixture(autouse=True)
def small_assistant() -> Iterator[None]:
    before = list(context._current)
    provide(services(SmallCatalogue(), registry=OneLine(), places=NoPlaces(), area="99"))
    yield
    context._current[:] = before


def entity(name: str, value: object, **more: object) -> dict[str, Any]:
    return {"entity": name, "value": value, **more}


def candidate(code: str, score: float, support: float = 0.9) -> dict[str, Any]:
    return entity("candidate", code, confidence_entity=score, support=support)


def tracker(text: str = "", intent: str = "ask_procedure", *entities: dict[str, Any], **slots: Any) -> Tracker:
    read = {"name": intent, "confidence": 1.0}
    message = {"text": text, "intent": read, "intent_ranking": [read], "entities": list(entities)}
    return Tracker("lan", slots, message, [], False, None, {}, None)


def answer(asked: Tracker) -> tuple[dict[str, Any], dict[str, Any]]:
    """The one message uttered, and the slots set."""
    dispatcher = CollectingDispatcher()
    events = ActionAnswerQuestion().run(dispatcher, asked, {})
    [message] = dispatcher.messages
    check_message(message)
    return message, {event["name"]: event["value"] for event in events}


def talk(said: Tracker) -> dict[str, Any]:
    dispatcher = CollectingDispatcher()
    assert ActionTalk().run(dispatcher, said, {}) == []
    message: dict[str, Any] = dispatcher.messages[0]
    assert len(dispatcher.messages) == 1
    check_message(message)
    return message


def test_the_tracker_is_read_whole() -> None:
    asked = tracker(
        "cái nào phí thấp",
        "ask_procedure",
        entity("aspect", "fee"),
        entity("aspect", ["time", "no such aspect"]),
        candidate("1.001193", 0.9, 0.8),
        entity("procedure", "1.000894"),
        procedure="1.004222",
        asked_aspects=["place"],
        options=["1.001193", "1.000894"],
    )
    assert read_question(asked) == Question(
        text="cái nào phí thấp",
        intent="ask_procedure",
        aspects=(Aspect.FEE, Aspect.TIME),
        candidates=(Candidate("1.001193", 0.9, 0.8),),
        named="1.000894",
        last="1.004222",
        last_aspects=(Aspect.PLACE,),
        options=("1.001193", "1.000894"),
    )


def test_an_empty_tracker_is_an_empty_question() -> None:
    question = read_question(Tracker("lan", {}, {}, [], False, None, {}, None))
    assert (question.text, question.intent, question.named, question.last) == ("", "", "", "")
    assert not (question.aspects or question.candidates or question.options)


def test_an_answer_is_remembered_and_the_offer_forgotten() -> None:
    message, slots = answer(tracker("lệ phí", "ask_procedure", entity("procedure", "1.001193"), options=["1.000894"]))
    assert message["custom"]["kind"] == "answer"
    assert message["custom"]["procedure"]["code"] == slots["procedure"] == "1.001193"
    assert slots["options"] is None


def test_a_choice_is_remembered_with_what_was_asked() -> None:
    torn = [candidate("1.001193", 0.2), candidate("1.000894", 0.19)]
    message, slots = answer(tracker("hộ tịch phí", "ask_procedure", entity("aspect", "fee"), *torn))
    assert message["custom"]["kind"] == "choose"
    assert [option["code"] for option in message["custom"]["options"]] == slots["options"] == ["1.001193", "1.000894"]
    assert slots["asked_aspects"] == ["fee"]
    assert all('"aspect": ["fee"]' in option["payload"] for option in message["custom"]["options"])


def test_the_number_of_an_option_gives_its_answer() -> None:
    chosen = tracker("2", "choose_option", options=["1.001193", "1.000894"], asked_aspects=["fee"])
    message, slots = answer(chosen)
    assert message["custom"]["aspects"] == ["fee"]
    assert slots["procedure"] == "1.000894"


def test_a_procedure_that_is_not_published_is_unsure_and_forgets_nothing() -> None:
    message, slots = answer(tracker("", "ask_procedure", entity("procedure", "9.999999"), procedure="1.001193"))
    assert message["custom"]["kind"] == "unsure"
    assert "procedure" not in slots


def test_an_option_that_was_withdrawn_since_is_left_out() -> None:
    torn = [candidate("9.999999", 0.2), candidate("1.000894", 0.19), candidate("1.001193", 0.18)]
    message, slots = answer(tracker("hộ tịch", "ask_procedure", *torn))
    assert slots["options"] == ["1.000894", "1.001193"]
    assert len(message["custom"]["options"]) == 2


def test_out_of_scope_keeps_the_topic() -> None:
    message, slots = answer(tracker("nấu phở", "out_of_scope", procedure="1.001193"))
    assert message["custom"]["kind"] == "unsure"
    assert "1900 1234" in message["text"]
    assert slots == {}


def test_who_mentions_the_household_book_is_told_that_it_is_gone() -> None:
    named = entity("procedure", "1.001193")
    papers = entity("aspect", "documents")
    message, _ = answer(tracker("cần sổ hộ khẩu không", "ask_procedure", named, papers))
    assert any("Sổ hộ khẩu" in remark for remark in message["custom"]["remarks"])


@pytest.mark.parametrize("intent", ["greet", "thank", "goodbye", "ask_help", "small_talk"])
def test_talk_by_intent(intent: str) -> None:
    assert talk(tracker("…", intent))["custom"] == {"kind": "talk", "topic": intent}


@pytest.mark.parametrize("intent", ["ask_hotline", "ask_human"])
def test_the_lines_are_those_of_the_registry(intent: str) -> None:
    assert talk(tracker("…", intent))["custom"]["entries"][0]["phone"] == "0299 0000 012"


def test_without_an_assistant_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_current", [])
    with pytest.raises(RuntimeError, match="provide"):
        assistant()
