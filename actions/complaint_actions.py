"""Rasa actions about complaints: read the tracker, take the next step of the intake, utter."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import complaint_cards as cards
from actions.casework.complaints.codes import read_ticket_code
from actions.casework.complaints.intake import Draft, Field, Heard, hear, next_field
from actions.casework.complaints.legal_acts import legal_act
from actions.casework.complaints.models import Category
from actions.casework.dossiers.desk import Found
from actions.context import assistant, withheld_numbers
from actions.dossier_actions import ActionAskDossier, read_turn
from actions.procedure_actions import ActionAnswerQuestion, ActionTalk, Events, read_question, utter
from procedures_kb.calendar import vietnam_now

_PHONE_DIGITS = range(9, 12)
"""Of a telephone number; an ID number has twelve."""
_NO_CONTACT = frozenset({"anonymous", "skip", "deny"})
_TALKS = frozenset({"ask_hotline", "ask_human", "ask_help"})


class ActionComplain(Action):
    """Takes a complaint, one question at a time; a question in the middle is answered and the intake goes on."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_complain"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """One turn of the intake."""
        slot = tracker.get_slot("complaint")
        heard = _heard(tracker)
        if slot is None:
            return await _begin(dispatcher, tracker, heard)
        draft = Draft.from_slot(slot)
        act = legal_act(heard.text) if draft.asked is Field.TEXT else None
        if act is not None:
            utter(dispatcher, cards.legal(act, assistant().hotline))
            return _closed()
        if _interrupts(draft, heard, tracker):
            return await _interlude(dispatcher, tracker, domain, draft, heard)
        if draft.asked is Field.STOP and heard.intent in ("affirm", "stop_form"):
            utter(dispatcher, cards.dropped())
            return _closed()
        if draft.asked is Field.CONTACT and _says_contact(heard):
            return _take(dispatcher, tracker, draft)
        draft = hear(draft, heard)
        _ask(dispatcher, draft, _place_options(tracker))
        return _kept(draft)


class ActionCheckTicket(Action):
    """Tells what became of a complaint, for its code and second factor."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_check_ticket"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Ask for what is missing, or tell."""
        reading = read_ticket_code(tracker.latest_message.get("text") or "")
        numbers = withheld_numbers.get()
        code = reading.code if reading and reading.sure else tracker.get_slot("ticket_asked") or ""
        if reading and not reading.sure:
            utter(dispatcher, cards.misspelt())
            return []
        if not code or not numbers:
            utter(dispatcher, cards.ask_ticket())
            return [SlotSet("ticket_asked", code or None)]
        opened = assistant().complaints.open(tracker.sender_id, code, numbers[-1], vietnam_now())
        utter(dispatcher, cards.standing(opened) if opened else cards.not_opened(assistant().hotline))
        return [SlotSet("ticket_asked", None)]


class ActionTakeNumber(Action):
    """A message that is nothing but a number opens what was asked for last: a complaint or a dossier."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_take_number"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Hand the number on."""
        asked = ActionCheckTicket() if tracker.get_slot("ticket_asked") else ActionAskDossier()
        events: Events = await asked.run(dispatcher, tracker, domain)
        return events


async def _begin(dispatcher: CollectingDispatcher, tracker: Tracker, heard: Heard) -> Events:
    """The first message may tell it all; an act of the law is explained, not taken."""
    act = legal_act(heard.text)
    if act is not None:
        utter(dispatcher, cards.legal(act, assistant().hotline))
        return []
    draft = Draft(started=vietnam_now().isoformat())
    if heard.intent == "complain_dossier":
        draft = await _about_dossier(draft, tracker)
    elif heard.category:
        draft = hear(draft, heard)
    _ask(dispatcher, draft, _place_options(tracker))
    return _kept(draft)


async def _about_dossier(draft: Draft, tracker: Tracker) -> Draft:
    """A complaint about the opened dossier, filled in with what is known of it."""
    turn = read_turn(tracker, vietnam_now())
    if not turn.opened:
        return draft
    outcome = await assistant().desk.again(turn.opened)
    dossier = outcome.dossier if isinstance(outcome, Found) else outcome.last_known
    if dossier is None:
        return draft
    due = f", hẹn trả {dossier.due_at:%d/%m/%Y}" if dossier.due_at else ""
    told = f"Hồ sơ {dossier.code} ({dossier.procedure_name}{due}) đã quá hẹn mà chưa có kết quả."
    filled = Draft(
        draft.started, text=told, category=Category.LATE_DOSSIER, dossier_code=dossier.code, unit=dossier.unit
    )
    return Draft.from_slot(filled.to_slot() | {"asked": next_field(filled)})


def _interrupts(draft: Draft, heard: Heard, tracker: Tracker) -> bool:
    """Whether the message is a question of its own, not an answer."""
    if heard.intent == "ask_procedure":
        summed_up = draft.asked in (Field.CONFIRM, Field.CONTACT)
        return bool(read_question(tracker).aspects) or (summed_up and not heard.place)
    if heard.intent == "ask_dossier":
        return draft.asked is not Field.TEXT
    return heard.intent in (*_TALKS, "check_ticket")


async def _interlude(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any], draft: Draft, heard: Heard
) -> Events:
    """Answer the question, then ask again."""
    if heard.intent == "ask_procedure":
        events = ActionAnswerQuestion().run(dispatcher, tracker, domain)
    elif heard.intent == "ask_dossier":
        events = await ActionAskDossier().run(dispatcher, tracker, domain)
    elif heard.intent == "check_ticket":
        events = await ActionCheckTicket().run(dispatcher, tracker, domain)
    else:
        events = ActionTalk().run(dispatcher, tracker, domain)
    _ask(dispatcher, draft, ())
    return events


def _says_contact(heard: Heard) -> bool:
    return heard.intent in _NO_CONTACT or any(len(number) in _PHONE_DIGITS for number in withheld_numbers.get())


def _take(dispatcher: CollectingDispatcher, tracker: Tracker, draft: Draft) -> Events:
    """Keep the complaint, then tell its code."""
    phone = next((number for number in withheld_numbers.get() if len(number) in _PHONE_DIGITS), "")
    factor = "" if phone else f"{secrets.randbelow(10_000):04}"
    channel = tracker.get_latest_input_channel() or ""
    complaint = draft.complaint(contact_phone=phone, consent=bool(phone), channel=channel, sender=tracker.sender_id)
    ticket = assistant().complaints.take(complaint, phone or factor, _submission(tracker, draft), vietnam_now())
    utter(dispatcher, cards.taken(ticket, factor))
    return _closed()


def _submission(tracker: Tracker, draft: Draft) -> str:
    return hashlib.sha256(f"{tracker.sender_id}|{draft.started}".encode()).hexdigest()


def _ask(dispatcher: CollectingDispatcher, draft: Draft, options: tuple[str, ...]) -> None:
    match draft.asked:
        case Field.TEXT:
            utter(dispatcher, cards.ask_text())
        case Field.PLACE:
            utter(dispatcher, cards.ask_place(options))
        case Field.CONFIRM:
            alike = assistant().complaints.alike(draft.complaint(), vietnam_now())
            utter(dispatcher, cards.summary(draft, alike))
        case Field.CONTACT:
            utter(dispatcher, cards.ask_contact())
        case Field.STOP:
            utter(dispatcher, cards.ask_stop())


def _heard(tracker: Tracker) -> Heard:
    message = tracker.latest_message
    entities = message.get("entities") or []
    text = message.get("text") or ""
    found = assistant().find_place(text) if not text.startswith("/") else None
    place = found.places[0] if found and len(found.places) == 1 else None
    return Heard(
        text="" if text.startswith("/") else text,
        intent=(message.get("intent") or {}).get("name") or "",
        category=next((entity["value"] for entity in entities if entity["entity"] == "category"), ""),
        place_code=place.code if place else "",
        place=f"{place.name}, {place.province}" if place else "",
        dossier_code=next((entity["value"] for entity in entities if entity["entity"] == "dossier"), ""),
    )


def _place_options(tracker: Tracker) -> tuple[str, ...]:
    """The units that an ambiguous name may mean."""
    text = tracker.latest_message.get("text") or ""
    found = assistant().find_place(text) if not text.startswith("/") else None
    return tuple(f"{place.name}, {place.province}" for place in found.places) if found and len(found.places) > 1 else ()


def _kept(draft: Draft) -> Events:
    return [SlotSet("complaint", draft.to_slot()), SlotSet("complaining", True)]


def _closed() -> Events:
    """The intake is over. Rules that hold while complaining cannot end the turn any more, so it is ended here."""
    return [SlotSet("complaint", None), SlotSet("complaining", None), FollowupAction("action_listen")]
