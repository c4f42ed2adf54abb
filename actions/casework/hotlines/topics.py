"""How well a line fits what a citizen asks: by the pairs of syllables that they share. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from actions.casework.hotlines.models import HotlineEntry
from procedures_kb.vietnamese import clean, expand_abbreviations, fold, normalise_tones, syllables

GENERAL = "hỏi thủ tục"
"""A line with this topic is offered when no other fits."""
_SAYS_NOTHING = re.compile(
    r"\b(?:số điện thoại|so dien thoai|đường dây nóng|duong day nong|tổng đài|tong dai|điện thoại|dien thoai"
    r"|hotline|số máy|so may|cơ quan|co quan|đơn vị|don vi)\b"
)
_BREAK = " | "


def grams(text: str) -> frozenset[str]:
    """Syllables and pairs of neighbouring ones, as they are written."""
    parts = [syllables(part) for part in _plain(text).split("|")]
    found = [gram for words in parts for gram in (*words, *map(" ".join, pairwise(words)))]
    return frozenset(found)


def likeness(entry: HotlineEntry, asked: frozenset[str]) -> int:
    """How many pairs of the question the line's topics, list, unit and role share; a topic of one syllable counts.

    What the citizen writes without diacritics is compared without them; what has them must have the same.
    """
    phrases = (*entry.topics, entry.list, entry.unit, entry.role)
    return len({gram for phrase in phrases for gram, folded in _compared(phrase) if gram in asked or folded in asked})


def is_general(entry: HotlineEntry) -> bool:
    """Whether the line is offered when no other fits."""
    return GENERAL in entry.topics


@lru_cache(maxsize=8192)
def _compared(phrase: str) -> tuple[tuple[str, str], ...]:
    """The grams of a registry's phrase that are compared, each with its form without diacritics."""
    words = grams(phrase)
    pairs = {gram for gram in words if " " in gram} or words
    return tuple((gram, fold(gram)) for gram in pairs)


def _plain(text: str) -> str:
    lowered = normalise_tones(expand_abbreviations(clean(text))).lower()
    return _SAYS_NOTHING.sub(_BREAK, re.sub(r"[^\w\s]", _BREAK, lowered))
