"""Answer cards: what the catalogue says, in plain Vietnamese, each fact with its source."""

from procedures_kb.answers.aspects import Aspect
from procedures_kb.answers.card import answer_card
from procedures_kb.answers.choice import choose_card, describe, with_alternatives
from procedures_kb.answers.event import event_card

__all__ = ["Aspect", "answer_card", "choose_card", "describe", "event_card", "with_alternatives"]
