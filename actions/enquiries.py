"""Deciding what to answer to a question about procedures. Pure: no Rasa, no database.

Thresholds are measured (docs/quality.md): answer when sure, `choose` when two or more fit, `unsure` when none does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from procedures_kb.answers import Aspect
from procedures_kb.vietnamese import fold, syllables

ANSWER_FROM = 0.36
CHOOSE_FROM = 0.26
CLEAR_LEAD = 0.88
CHOICE_RANGE = 0.72
TOPIC_SWITCH_FROM = 0.42
MAX_OPTIONS = 5

_ORDINALS = {"nhat": 1, "dau": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5}
_ORDINAL = re.compile(r"\b(?:thu|so|cai|muc|dong|y|chon|phuong an|option|thu tuc)\s+(?:thu\s+|so\s+)?(\d|nhat|dau|mot|hai|nhi|ba|tu|bon|nam)\b")


@dataclass(frozen=True)
class Candidate:
    """A procedure that the question may be about."""

    code: str
    score: float


@dataclass(frozen=True)
class Question:
    """One message and what the conversation knows before it."""

    text: str
    intent: str = "ask_procedure"
    aspects: tuple[Aspect, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    named: str = ""
    """A code that a button or the citizen named outright."""
    last: str = ""
    """The procedure of the last answer."""
    last_aspects: tuple[Aspect, ...] = ()
    """The aspects that were asked when a choice was offered."""
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
    """What to do, about which procedures (the likeliest first), and which aspects."""

    verdict: Verdict
    codes: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    confidence: float = 1.0


def decide(question: Question) -> Decision:
    """The decision for one message."""
    if question.named:
        return Decision(Verdict.ANSWER, (question.named,), question.aspects)
    chosen = _chosen_option(question)
    if chosen:
        return Decision(Verdict.ANSWER, (chosen,), question.aspects or question.last_aspects)
    if question.intent == "out_of_scope":
        return Decision(Verdict.OUT_OF_SCOPE)
    if question.intent in ("choose_option", "affirm", "deny"):
        return Decision(Verdict.UNSURE)
    if _is_follow_up(question):
        return Decision(Verdict.ANSWER, (question.last,), question.aspects)
    return _by_score(question)


def _chosen_option(question: Question) -> str:
    """The offered code that the message picks, by number or by saying yes to the only one."""
    number = _ordinal(question.text)
    if number and number <= len(question.options):
        return question.options[number - 1]
    if question.intent == "affirm" and len(question.options) == 1:
        return question.options[0]
    return ""


def _ordinal(text: str) -> int:
    folded = fold(text).strip(" .!)")
    if folded.isdigit() and len(folded) == 1:
        return int(folded)
    match = _ORDINAL.search(folded)
    if match is None or len(folded.split()) > 6:
        return 0
    word = match[1]
    return int(word) if word.isdigit() else _ORDINALS[word]


def _is_follow_up(question: Question) -> bool:
    """A question that names an aspect and no other procedure is about the last one."""
    if not question.last or not question.aspects:
        return False
    best = question.candidates[0].score if question.candidates else 0.0
    return best < TOPIC_SWITCH_FROM or len(syllables(question.text)) <= 3


def _by_score(question: Question) -> Decision:
    if not question.candidates:
        return Decision(Verdict.UNSURE)
    best, *rest = question.candidates
    near = tuple(other for other in rest if other.score >= CHOICE_RANGE * best.score)
    clear = all(other.score < CLEAR_LEAD * best.score for other in rest)
    if best.score >= ANSWER_FROM and clear:
        return Decision(Verdict.ANSWER, (best.code,), question.aspects, best.score)
    if best.score >= CHOOSE_FROM:
        codes = (best.code, *(other.code for other in near))[:MAX_OPTIONS]
        verdict = Verdict.CHOOSE if len(codes) > 1 else Verdict.ANSWER
        return Decision(verdict, codes, question.aspects, best.score)
    return Decision(Verdict.UNSURE, tuple(other.code for other in question.candidates[:3]), confidence=best.score)
