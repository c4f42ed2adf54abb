"""Rasa actions about procedures: read the tracker, ask one service, utter."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import replies
from actions.casework.complaints.legal_acts import legal_act
from actions.complaint_cards import legal
from actions.context import assistant
from actions.enquiries import Candidate, Decision, Question, Verdict, chosen_option, decide
from actions.hotline_cards import lines_card
from procedures_kb.answers import Aspect, answer_card, choose_card, event_card, with_alternatives
from procedures_kb.answers.card import Message
from procedures_kb.answers.promise import promise_section
from procedures_kb.answers.sections import Section
from procedures_kb.calendar import filing_day, vietnam_now
from procedures_kb.errors import UnknownProcedure
from procedures_kb.life_events import LifeEvent, match_event
from procedures_kb.models import Procedure
from procedures_kb.vietnamese import fold

Events = list[dict[str, Any]]

_KNOWN_ASPECTS = frozenset(aspect.value for aspect in Aspect)


class ActionAnswerQuestion(Action):
    """Answers a question about a procedure or a life event, offers a choice, or says that it is not sure."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_question"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Decide, utter one message, remember what it was about."""
        question = read_question(tracker)
        act = legal_act(question.text) if not question.aspects and not question.named else None
        if act is not None:
            utter(dispatcher, legal(act, assistant().hotline))
            return []
        event = _asked_event(question)
        steps = _published(event.codes) if event else []
        if event and len(steps) == len(event.codes):
            utter(dispatcher, event_card(event, steps))
            return [SlotSet("options", list(event.codes)), SlotSet("asked_aspects", None)]
        decision = decide(question)
        procedures = _published(decision.codes)
        if _is_withdrawn(decision, procedures):
            decision = Decision(Verdict.UNSURE)
        utter(dispatcher, _message(decision, procedures, question))
        return _remembered(decision, procedures, question)


class ActionTalk(Action):
    """Says a short word, or gives the numbers to call."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_talk"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Utter by intent."""
        intent = tracker.get_intent_of_latest_message() or "ask_help"
        if intent == "emergency":
            utter(dispatcher, replies.emergency())
        elif intent in ("ask_hotline", "ask_human"):
            utter(dispatcher, _lines(tracker.latest_message.get("text") or ""))
        else:
            utter(dispatcher, replies.talk(intent))
        return []


def _lines(text: str) -> Message:
    """The lines to call for what the message asks, nearest first."""
    current = assistant()
    place = current.find_place(text)
    area = place.places[0].code if place and len(place.places) == 1 else current.area
    return lines_card(current.registry.find(text, area, vietnam_now()), sample=current.sample)


def read_question(tracker: Tracker) -> Question:
    """What the tracker says of the latest message and of the conversation before it."""
    message = tracker.latest_message
    entities = message.get("entities") or []
    intent = message.get("intent") or {}
    named = [str(entity["value"]) for entity in entities if entity["entity"] == "procedure"]
    return Question(
        text=message.get("text") or "",
        intent=intent.get("name") or "",
        intent_confidence=float(intent.get("confidence") or 0.0),
        aspects=_aspects(
            value for entity in entities if entity["entity"] == "aspect" for value in _listed(entity["value"])
        ),
        only_asks=any(entity.get("only_asks", False) for entity in entities),
        candidates=tuple(
            Candidate(entity["value"], float(entity["confidence_entity"]), float(entity["support"]))
            for entity in entities
            if entity["entity"] == "candidate"
        ),
        named=named[0] if named else "",
        last=tracker.get_slot("procedure") or "",
        before_last=tracker.get_slot("procedure_before") or "",
        last_aspects=_aspects(tracker.get_slot("asked_aspects") or ()),
        options=tuple(tracker.get_slot("options") or ()),
    )


def utter(dispatcher: CollectingDispatcher, message: Message) -> None:
    """Send one message of the contract."""
    dispatcher.utter_message(text=message["text"], buttons=message["buttons"], json_message=message["custom"])


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _aspects(values: Any) -> tuple[Aspect, ...]:
    return tuple(Aspect(value) for value in values if value in _KNOWN_ASPECTS)


def _asked_event(question: Question) -> LifeEvent | None:
    """The life event of a broad question that is no button and picks no option."""
    if question.intent != "ask_procedure" or question.named or chosen_option(question):
        return None
    return match_event(question.text)


def _published(codes: tuple[str, ...]) -> list[Procedure]:
    found = []
    for code in codes:
        try:
            found.append(assistant().catalogue.get(code).procedure)
        except UnknownProcedure:
            continue
    return found


def _is_withdrawn(decision: Decision, procedures: list[Procedure]) -> bool:
    """Whether what was decided on is no longer published."""
    if decision.verdict is Verdict.ANSWER:
        return not procedures or procedures[0].code != decision.codes[0]
    return decision.verdict is Verdict.CHOOSE and not procedures


def _message(decision: Decision, procedures: list[Procedure], question: Question) -> Message:
    line = assistant().hotline
    match decision.verdict:
        case Verdict.ANSWER:
            first = _promises(procedures[0], question.text)
            aspects = list(decision.aspects) or ([Aspect.TIME] if first else [])
            card = answer_card(procedures[0], aspects, decision.confidence, fold(question.text), first)
            return with_alternatives(card, procedures[1:], decision.aspects)
        case Verdict.CHOOSE:
            return choose_card(procedures, decision.aspects)
        case Verdict.OUT_OF_SCOPE:
            return replies.beyond(line)
        case Verdict.UNSURE:
            return replies.unsure(procedures, line, decision.aspects)


def _promises(procedure: Procedure, text: str) -> list[Section]:
    """The date when the result would come, when the question names a day of filing."""
    now = vietnam_now()
    day = filing_day(text, now.date())
    return [promise_section(procedure, day, now, assistant().calendar)] if day and day >= now.date() else []


def _remembered(decision: Decision, procedures: list[Procedure], question: Question) -> Events:
    """What the conversation knows from now on: the procedure, the options, the aspects still to be answered."""
    aspects = [aspect.value for aspect in decision.aspects]
    match decision.verdict:
        case Verdict.ANSWER:
            return [*_moved_on(procedures[0].code, question), SlotSet("asked_aspects", None)]
        case Verdict.CHOOSE | Verdict.UNSURE:
            options = [procedure.code for procedure in procedures]
            return [SlotSet("options", options or None), SlotSet("asked_aspects", aspects or None)]
    return []


def _moved_on(code: str, question: Question) -> Events:
    """A list stays open while the citizen looks at what stands in it."""
    events: Events = [SlotSet("procedure", code)]
    if question.last and question.last != code:
        events.append(SlotSet("procedure_before", question.last))
    if code not in question.options and code != question.last:
        events.append(SlotSet("options", None))
    return events
