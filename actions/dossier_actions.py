"""Rasa actions about dossiers: read the tracker, ask the desk, utter."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import dossier_cards as cards
from actions.casework.dossiers.desk import Down, Found, Locked, Lookup, Refused
from actions.casework.dossiers.lateness import days_left, lateness
from actions.casework.dossiers.models import Dossier, GatewayDown
from actions.context import Assistant, assistant, withheld_numbers
from actions.procedure_actions import Events, utter
from procedures_kb.answers.card import Message
from procedures_kb.calendar import vietnam_now
from procedures_kb.vietnamese import fold

OPEN_FOR = timedelta(minutes=30)
"""How long a conversation may go on asking about a dossier that it has opened."""
_TICK_SECONDS = 0.4
_ANOTHER = re.compile(r"\b(?:ho so|ma|cai) khac\b|^/ask_dossier$")


@dataclass(frozen=True)
class Turn:
    """What the conversation says of dossiers at this message."""

    sender: str
    channel: str
    code: str
    """The code in this message, or the one that waits for its factor."""
    suggestions: tuple[str, ...]
    nearly: bool
    """Whether the message holds something that is nearly a code."""
    opened: str
    """The dossier that was opened in this conversation, and not long ago."""
    numbers: tuple[str, ...]


class ActionAskDossier(Action):
    """Asks for the code, then for the second factor, then tells where the dossier is."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_dossier"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """One step on the way to the dossier."""
        now = vietnam_now()
        turn = read_turn(tracker, now)
        if turn.nearly:
            utter(dispatcher, cards.ask_which(turn.suggestions))
            return []
        if turn.opened and turn.code in ("", turn.opened):
            return await _tell_again(dispatcher, turn, now)
        if not turn.code:
            utter(dispatcher, cards.ask_code())
            return []
        if not turn.numbers:
            utter(dispatcher, cards.ask_factor(turn.code, assistant().province.dossiers.second_factor))
            return [SlotSet("dossier_asked", turn.code)]
        return await _look_up(dispatcher, turn, now)


class ActionDossierHistory(Action):
    """Tells what happened to the opened dossier so far."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_dossier_history"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Utter the history."""
        turn = read_turn(tracker, vietnam_now())
        dossier = await _opened(turn)
        if dossier is None:
            return _ask_first(dispatcher, turn)
        try:
            events = await assistant().desk.gateway.history(dossier.code)
        except GatewayDown:
            utter(dispatcher, cards.down(assistant().province.hotline))
            return []
        utter(dispatcher, cards.history_card(dossier, events))
        return []


class ActionFollowDossier(Action):
    """Tells of every change from now on."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_follow_dossier"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Subscribe the sender."""
        now = vietnam_now()
        turn = read_turn(tracker, now)
        dossier = await _opened(turn)
        if dossier is None:
            return _ask_first(dispatcher, turn)
        assistant().subscriptions.follow(dossier, turn.channel, turn.sender, now)
        utter(dispatcher, cards.following(dossier.code, while_open=turn.channel == "rest"))
        return []


class ActionUnfollowDossier(Action):
    """Stops telling."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_unfollow_dossier"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Unsubscribe the sender."""
        now = vietnam_now()
        turn = read_turn(tracker, now)
        utter(dispatcher, cards.not_following(assistant().subscriptions.unfollow(turn.channel, turn.sender, now)))
        return []


def read_turn(tracker: Tracker, now: datetime) -> Turn:
    """What the tracker says of dossiers."""
    entities = tracker.latest_message.get("entities") or []
    found = next((entity for entity in entities if entity["entity"] == "dossier"), None)
    opened_at = tracker.get_slot("dossier_opened_at")
    fresh = opened_at is not None and now - datetime.fromisoformat(opened_at) <= OPEN_FOR
    another = bool(_ANOTHER.search(fold(tracker.latest_message.get("text") or "")))
    waiting = None if another else tracker.get_slot("dossier_asked")
    return Turn(
        sender=tracker.sender_id,
        channel=tracker.get_latest_input_channel() or "",
        code=(found["value"] if found else waiting) or "",
        suggestions=tuple(found["suggestions"]) if found else (),
        nearly=bool(found and not found["value"]),
        opened=(tracker.get_slot("dossier") or "") if fresh and not another else "",
        numbers=withheld_numbers.get(),
    )


def compose_notice(current: Assistant, dossier: Dossier) -> Message:
    """The notice that this dossier has changed."""
    return cards.changed(dossier, _standing(current, dossier, vietnam_now()), current.province.hotline, current.sample)


async def _look_up(dispatcher: CollectingDispatcher, turn: Turn, now: datetime) -> Events:
    started = asyncio.get_running_loop().time()
    outcome = await assistant().desk.look_up(turn.sender, turn.code, turn.numbers[-1], now)
    if isinstance(outcome, Refused):
        await _even_out(started)
    return _tell(dispatcher, turn, outcome, now)


async def _even_out(started: float) -> None:
    """Answer on the next tick of a fixed clock: the time says nothing of how far the look-up came."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(_TICK_SECONDS - (loop.time() - started) % _TICK_SECONDS)


async def _tell_again(dispatcher: CollectingDispatcher, turn: Turn, now: datetime) -> Events:
    try:
        outcome: Lookup = await assistant().desk.again(turn.opened)
    except KeyError:
        outcome = Refused()
    return _tell(dispatcher, turn, outcome, now)


def _tell(dispatcher: CollectingDispatcher, turn: Turn, outcome: Lookup, now: datetime) -> Events:
    current = assistant()
    hotline = current.province.hotline
    match outcome:
        case Found(dossier):
            return _told(dispatcher, turn, dossier, now, down=False)
        case Down(last_known) if last_known is not None:
            return _told(dispatcher, turn, last_known, now, down=True)
        case Down():
            utter(dispatcher, cards.down(hotline))
        case Locked(until):
            utter(dispatcher, cards.locked(until, hotline))
        case Refused():
            utter(dispatcher, cards.refused(current.province.dossiers.second_factor, hotline))
    return []


def _told(dispatcher: CollectingDispatcher, turn: Turn, dossier: Dossier, now: datetime, down: bool) -> Events:
    current = assistant()
    standing = _standing(current, dossier, now, down)
    if standing.late:
        current.apologies.issue(dossier, standing.late, turn.channel, now)
    utter(dispatcher, cards.dossier_card(dossier, standing, current.province.hotline, current.sample))
    return [
        SlotSet("dossier", dossier.code),
        SlotSet("dossier_opened_at", now.isoformat()),
        SlotSet("dossier_asked", None),
    ]


def _standing(current: Assistant, dossier: Dossier, now: datetime, down: bool = False) -> cards.Standing:
    return cards.Standing(lateness(dossier, current.calendar, now), days_left(dossier, current.calendar, now), down)


async def _opened(turn: Turn) -> Dossier | None:
    """The dossier that this conversation has opened, as it is now."""
    if not turn.opened:
        return None
    try:
        outcome = await assistant().desk.again(turn.opened)
    except KeyError:
        return None
    return outcome.dossier if isinstance(outcome, Found) else outcome.last_known


def _ask_first(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Nothing is opened yet: ask for what is missing."""
    if turn.code and not turn.nearly:
        utter(dispatcher, cards.ask_factor(turn.code, assistant().province.dossiers.second_factor))
        return [SlotSet("dossier_asked", turn.code)]
    utter(dispatcher, cards.ask_code())
    return []
