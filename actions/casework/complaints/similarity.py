"""Whether two complaints tell of the same thing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from actions.casework.complaints.settings import folded_words

SIMILAR = 0.5
"""From this share on two texts are called alike. It keeps apart what shares only the words of its category; a wrong
hint costs a glance, for a ticket is taken anyhow."""
_SIZE = 3
_T = TypeVar("_T")


def most_similar(text: str, others: Iterable[_T], text_of: Callable[[_T], str]) -> list[_T]:
    """Those of the others whose texts are alike, the most similar first."""
    shares = [(similarity(text, text_of(other)), other) for other in others]
    alike = sorted((pair for pair in shares if pair[0] >= SIMILAR), key=lambda pair: -pair[0])
    return [other for _, other in alike]


def similarity(one: str, other: str) -> float:
    """The share of common three-character pieces of the folded texts (Dice), from 0 to 1; 0 for an empty text."""
    pieces, others = _pieces(one), _pieces(other)
    total = pieces.total() + others.total()
    return 2 * (pieces & others).total() / total if total else 0.0


def _pieces(text: str) -> Counter[str]:
    words = folded_words(text)
    padded = f" {words} " if words else ""
    return Counter(padded[at : at + _SIZE] for at in range(len(padded) - _SIZE + 1))
