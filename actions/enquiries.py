"""Deciding what to answer to a question about procedures. Pure: no Rasa, no database.

Thresholds are measured (docs/quality.md): answer when sure, `choose` when two or more fit, `unsure` when none does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from actions.ordinals import picked
from procedures_kb.answers import Aspect
from procedures_kb.answers.choice import MAX_OPTIONS
from procedures_kb.vietnamese import fold, syllables

ANSWER_FROM = 0.36
"""Least probability of the best candidate for an answer; below it a choice is offered."""
LEAST_SUPPORT = 0.105
"""Least fit of the best candidate's words for any procedure to be named."""
DOUBTED_SUPPORT = 0.13
"""The same for a message that is not surely a question."""
SURE_QUESTION = 0.85
"""Confidence from which a message is surely a question."""
SURE_SUPPORT = 0.45
"""Fit from which the words name a procedure, whatever the intent classifier says."""
OFFER_FROM = 0.04
"""Least probability of a further option of a choice."""
SHORT_QUESTION = 4
"""A question of so few syllables that names an aspect is about the last procedure."""

_BACK = re.compile(r"\b(?:luc nay|hoi nay|khi nay|ban dau|truoc do|cai truoc|thu tuc truoc|quay lai|tro lai)\b")


@dataclass(frozen=True)
class Candidate:
    """A procedure that the question may be about."""

    code: str
    score: float
    """Probability that it is meant, among the candidates."""
    support: float = 1.0
    """How well its words fit the question at all (0..1)."""


@dataclass(frozen=True)
class Question:
    """One message and what the conversation knows before it."""

    text: str
    intent: str = "ask_procedure"
    intent_confidence: float = 1.0
    aspects: tuple[Aspect, ...] = ()
    only_asks: bool = False
    """Whether it asks for aspects and names nothing."""
    candidates: tuple[Candidate, ...] = ()
    named: str = ""
    """A code that a button or the citizen named outright."""
    last: str = ""
    """The procedure of the last answer."""
    before_last: str = ""
    """The procedure that was answered before that one, to come back to."""
    last_aspects: tuple[Aspect, ...] = ()
    """The aspects that were asked when a choice was offered, or when no procedure was understood."""
    options: tuple[str, ...] = ()
    """The codes that were offered last, in order."""


class Verdict(StrEnum):
    """What to do."""

    ANSWER = "answer"
    CHOOSE = "choose"
    UNSURE = "unsure"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Decision:
    """What to do, about which procedures (the likeliest first), and which aspects.

    An answer is about the first procedure; the others are what may have been meant instead.
    """

    verdict: Verdict
    codes: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    confidence: float = 1.0


def decide(question: Question) -> Decision:
    """The decision for one message."""
    if question.named:
        return Decision(Verdict.ANSWER, (question.named,), question.aspects)
    chosen = chosen_option(question)
    if chosen:
        return Decision(Verdict.ANSWER, (chosen,), question.aspects or question.last_aspects)
    if question.before_last and _goes_back(question):
        return Decision(Verdict.ANSWER, (question.before_last,), question.aspects)
    if _is_follow_up(question):
        return Decision(Verdict.ANSWER, (question.last,), question.aspects)
    if question.intent == "out_of_scope" and _support(question) < SURE_SUPPORT:
        return Decision(Verdict.OUT_OF_SCOPE)
    if question.intent in ("choose_option", "affirm", "deny"):
        return Decision(Verdict.UNSURE)
    return _by_score(question)


def chosen_option(question: Question) -> str:
    """The offered code that the message picks, by number or by saying yes to the only one."""
    number = picked(question.text, len(question.options))
    if number:
        return question.options[number - 1]
    if question.intent == "affirm" and len(question.options) == 1:
        return question.options[0]
    return ""


def _goes_back(question: Question) -> bool:
    """Whether the message asks for what was talked of before, without naming a procedure."""
    return bool(_BACK.search(fold(question.text))) and _support(question) < SURE_SUPPORT


def _is_follow_up(question: Question) -> bool:
    """A question that names an aspect and no other procedure is about the last one."""
    if not question.last or not question.aspects:
        return False
    if question.only_asks or not question.candidates or question.candidates[0].code == question.last:
        return True
    return _support(question) < SURE_SUPPORT or len(syllables(question.text)) <= SHORT_QUESTION


def _support(question: Question) -> float:
    return question.candidates[0].support if question.candidates else 0.0


def _by_score(question: Question) -> Decision:
    if question.only_asks:
        return Decision(Verdict.UNSURE, aspects=question.aspects)
    doubted = question.intent_confidence < SURE_QUESTION
    if _support(question) < (DOUBTED_SUPPORT if doubted else LEAST_SUPPORT):
        return Decision(Verdict.UNSURE, aspects=question.aspects)
    best, *rest = question.candidates
    aspects = question.aspects or (() if question.options else question.last_aspects)
    offered = tuple(other.code for other in rest if other.score >= OFFER_FROM)
    codes = (best.code, *offered)[:MAX_OPTIONS]
    if best.score >= ANSWER_FROM:
        return Decision(Verdict.ANSWER, codes, aspects, best.score)
    verdict = Verdict.CHOOSE if len(codes) > 1 else Verdict.UNSURE
    return Decision(verdict, codes, aspects, best.score)
