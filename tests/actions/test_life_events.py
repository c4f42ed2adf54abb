"""A broad question about a life event gets its steps, which can then be picked by number."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import context
from actions.context import provide
from actions.ordinals import picked
from actions.procedure_actions import ActionAnswerQuestion
from procedures_kb.errors import UnknownProcedure
from procedures_kb.life_events import life_events
from tests.actions.services import services
from tests.helpers import check_message
from tests.procedures_kb.builders import procedure

DEATH = next(event for event in life_events() if event.key == "death")
QUESTION = "ba tôi mới mất, phải làm những thủ tục gì"


class Catalogue:
    """Every procedure but those `missing`."""

    def __init__(self, *missing: str) -> None:
        self.missing = missing

    def get(self, code: str) -> SimpleNamespace:
        if code in self.missing:
            raise UnknownProcedure(code)
        return SimpleNamespace(procedure=procedure(code=code, name=f"Thủ tục {code}"))


@pytest.fixture(autouse=True)
def whole_catalogue() -> Iterator[None]:
    before = list(context._current)
    provide(services(Catalogue()))
    yield
    context._current[:] = before


def answer(text: str, intent: str = "ask_procedure", **slots: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The one message's custom part, and the slots set."""
    message = {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
    dispatcher = CollectingDispatcher()
    events = ActionAnswerQuestion().run(dispatcher, Tracker("lan", slots, message, [], False, None, {}, None), {})
    [said] = dispatcher.messages
    check_message(said)
    return said["custom"], {event["name"]: event["value"] for event in events}


def test_the_steps_are_offered_and_remembered() -> None:
    custom, slots = answer(QUESTION, asked_aspects=["fee"])
    assert custom["event"]["key"] == "death"
    assert slots == {"options": list(DEATH.codes), "asked_aspects": None}


@pytest.mark.parametrize(("text", "number"), [("cái thứ hai", 2), ("6", 6), ("bước thứ sáu", 6), ("cái thứ bảy", 7)])
def test_a_step_is_picked_by_number(text: str, number: int) -> None:
    custom, _ = answer(text, "choose_option", options=list(DEATH.codes))
    assert custom["procedure"]["code"] == DEATH.codes[number - 1]


@pytest.mark.parametrize("intent", ["out_of_scope", "choose_option", "deny"])
def test_only_a_question_is_about_an_event(intent: str) -> None:
    assert "event" not in answer(QUESTION, intent)[0]


def test_an_event_with_an_unpublished_step_is_left_to_the_search() -> None:
    provide(services(Catalogue(DEATH.codes[3])))
    assert "event" not in answer(QUESTION)[0]


@pytest.mark.parametrize("text", ["bước sau", "cái sau", "thủ tục sau khi sinh", "thứ bảy có làm việc không"])
def test_next_and_saturday_pick_nothing(text: str) -> None:
    assert picked(text, 7) == 0
