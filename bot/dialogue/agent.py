"""Training and loading the assistant's Rasa model."""

from __future__ import annotations

import os
from pathlib import Path

from rasa.core.agent import Agent
from rasa.model import get_latest_model
from rasa.model_training import train as rasa_train

from actions.context import provide
from bot.dialogue.action_endpoint import InProcessActions
from bot.dialogue.lock_store import ProcessLockStore
from bot.dialogue.tracker_store import DatabaseTrackerStore
from bot.knowledge import assistant_services, database
from bot.settings import settings

PROJECT = Path(__file__).parent.parent.parent
"""Where Rasa's own files stand: config.yml, domain.yml, data/."""


class TrainingFailed(RuntimeError):
    """Rasa did not train; its own output says why."""


def quiet_rasa() -> None:
    """No telemetry."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")


def train(folder: Path | None = None) -> Path:
    """Train on config.yml, domain.yml, data/, the phrases and the catalogue; the model's path.

    Always from the start: Rasa's cache sees neither the phrases nor the catalogue change.
    """
    quiet_rasa()
    output = folder or settings().models
    result = rasa_train(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=str(PROJECT / "data"),
        output=str(output),
        force_training=True,
    )
    if result.model is None:
        raise TrainingFailed(f"training ended with code {result.code}")
    return Path(result.model)


def newest_model(folder: Path | None = None) -> Path | None:
    """The last trained model, or None."""
    found = get_latest_model(str(folder or settings().models))
    return Path(found) if found else None


async def load_agent(model: Path, keep_conversations: bool = True) -> Agent:
    """The agent of a trained model on this process's database and catalogue.

    Without `keep_conversations` they stay in memory, for measuring.
    """
    quiet_rasa()
    provide(assistant_services())
    agent = Agent(lock_store=ProcessLockStore(), action_endpoint=InProcessActions())
    agent.load_model(str(model))
    if keep_conversations:
        _keep_conversations(agent, DatabaseTrackerStore(agent.domain, database(), settings().session_events))
    return agent


def _keep_conversations(agent: Agent, store: DatabaseTrackerStore) -> None:
    """Use `store` itself: Rasa wraps any store that it is given in one that falls back to memory when saving fails."""
    assert agent.processor is not None
    agent.tracker_store = agent.processor.tracker_store = store
