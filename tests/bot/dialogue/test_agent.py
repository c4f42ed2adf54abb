"""How the Rasa agent is put together."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest
from rasa.core.agent import Agent
from rasa.shared.core.events import SessionStarted, UserUttered

from bot.channels.conversation import Conversations
from bot.dialogue import agent as subject
from bot.dialogue.lock_store import ProcessLockStore
from bot.dialogue.tracker_store import DatabaseTrackerStore
from bot.knowledge import database, province
from bot.settings import Settings, settings
from tests.helpers import ask, code_of, payload


def test_no_store_that_falls_back_to_memory(agent: Agent) -> None:
    """Rasa wraps the stores that it is given: a failure to save would be hidden."""
    assert agent.processor is not None
    assert type(agent.tracker_store) is DatabaseTrackerStore
    assert agent.processor.tracker_store is agent.tracker_store
    assert type(agent.lock_store) is ProcessLockStore


async def test_a_conversation_survives_a_restart(model: Path, conversations: Conversations) -> None:
    sender = f"restart-{uuid4()}"
    await ask(conversations, sender, payload("1.000894", "place"))
    restarted = Conversations(await subject.load_agent(model), settings(), province().hotline)
    [message] = await ask(restarted, sender, "thế còn lệ phí?")
    assert code_of(message) == "1.000894"
    assert message["custom"]["aspects"] == ["fee"]


async def test_a_conversation_longer_than_memory_goes_on(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = Settings(home=settings().home, session_events=20)
    monkeypatch.setattr(subject, "settings", lambda: short)
    loaded = await subject.load_agent(model)
    conversations = Conversations(loaded, short, province().hotline)
    sender = f"long-{uuid4()}"
    for _ in range(15):
        await ask(conversations, sender, payload("1.000894", "place"))
    fresh = DatabaseTrackerStore(loaded.domain, database(), 1000)
    everything = await fresh.retrieve(sender)
    assert everything is not None
    assert sum(isinstance(event, UserUttered) for event in everything.events) == 15
    assert sum(isinstance(event, SessionStarted) for event in everything.events) == 1
    restarted = Conversations(await subject.load_agent(model), short, province().hotline)
    [message] = await ask(restarted, sender, "thế còn lệ phí?")
    assert code_of(message) == "1.000894"


async def test_a_failure_to_save_is_told_and_the_next_turn_works(
    agent: Agent, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = f"disk-{uuid4()}"
    await ask(conversations, sender, payload("1.000894", "place"))

    async def full_disk(tracker: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(agent.tracker_store, "save", full_disk)
        [message] = await ask(conversations, sender, payload("1.001193", "fee"))
        assert message["custom"] == {"kind": "error", "code": "internal"}
    [message] = await ask(conversations, sender, "thế còn lệ phí?")
    assert code_of(message) == "1.000894", "the turn that was not saved never happened"


async def test_two_messages_at_once_are_answered_in_turn(agent: Agent, conversations: Conversations) -> None:
    sender = f"twice-{uuid4()}"
    questions = [payload("1.000894"), payload("1.001193"), payload("1.004222")]
    answers = await asyncio.gather(*(ask(conversations, sender, question) for question in questions))
    assert [code_of(message) for [message] in answers] == ["1.000894", "1.001193", "1.004222"]
    tracker = await agent.tracker_store.retrieve(sender)
    assert tracker is not None
    assert [event.text for event in tracker.events if isinstance(event, UserUttered)] == questions


async def test_training_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Nothing:
        model = None
        code = 1

    monkeypatch.setattr(subject, "rasa_train", lambda **arguments: Nothing())
    with pytest.raises(subject.TrainingFailed, match="code 1"):
        subject.train(tmp_path)
