"""Actions in process: what Rasa would have sent over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.interfaces import ActionNotFoundException

from actions.context import provide
from bot.dialogue.action_endpoint import InProcessActions
from bot.knowledge import catalogue
from tests.actions.services import services
from tests.helpers import PROJECT, check_message


@pytest.fixture
def actions(model: Path) -> InProcessActions:
    provide(services(catalogue()))
    return InProcessActions()


def call(action: str, intent: str, entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The body of Rasa's call to an action server."""
    read = {"name": intent, "confidence": 1.0}
    latest = {"text": "…", "intent": read, "intent_ranking": [read], "entities": entities or []}
    tracker = {"sender_id": "lan", "slots": {}, "latest_message": latest, "events": [], "paused": False}
    return {"next_action": action, "sender_id": "lan", "tracker": tracker, "domain": {}}


async def test_every_action_of_the_domain_is_there(actions: InProcessActions) -> None:
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text())
    assert set(actions._executor.actions) == set(domain["actions"])


async def test_an_action_utters_the_contract(actions: InProcessActions) -> None:
    result = await actions.request(json=call("action_talk", "greet"))
    [response] = result["responses"]
    check_message(response)
    assert response["custom"] == {"kind": "talk", "topic": "greet"}
    assert result["events"] == []


async def test_an_answer_remembers_its_procedure(actions: InProcessActions) -> None:
    named: list[dict[str, Any]] = [{"entity": "procedure", "value": "1.001193"}, {"entity": "aspect", "value": ["fee"]}]
    result = await actions.request(json=call("action_answer_question", "ask_procedure", named))
    assert result["responses"][0]["custom"]["procedure"]["code"] == "1.001193"
    slots = {event["name"]: event["value"] for event in result["events"]}
    assert slots["procedure"] == "1.001193"


async def test_an_unknown_action_is_an_error(actions: InProcessActions) -> None:
    with pytest.raises(ActionNotFoundException):
        await actions.request(json=call("action_of_nobody", "greet"))


async def test_a_failing_action_is_an_error(actions: InProcessActions) -> None:
    broken = call("action_answer_question", "ask_procedure", [{"value": "no entity name"}])
    with pytest.raises(KeyError):
        await actions.request(json=broken)
