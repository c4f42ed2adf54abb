"""Features of a text: folded and accented syllables, pairs of them, and character n-grams without spaces.

Folded features find questions typed without diacritics, accented ones tell 'bán' from 'bạn' where they were typed,
character n-grams find slips and missing spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from procedures_kb.vietnamese import clean, expand_abbreviations, fold, normalise_tones, syllables

CHAR_LENGTHS = (3, 4)

_folded = lru_cache(maxsize=1 << 14)(fold)
"""For syllables: the whole catalogue has a few thousand different ones."""


_COSTS = re.compile(
    r"\b(?:mất|mat|hết|het|tốn|ton) (?=(?:khoảng |khoang |tầm |tam |chừng |chung )?(?:mấy|may|bao|nhiêu|nhieu) )"
)


def readable(text: str) -> str:
    """The text as both sides are compared: clean, abbreviations written out, one tone placement."""
    return normalise_tones(expand_abbreviations(clean(text).lower()))


def without_costs(text: str) -> str:
    """A `readable` text without the 'mất' that means 'takes': 'mất mấy ngày' says nothing of a loss."""
    return _COSTS.sub("", text)


def word_features(text: str) -> list[str]:
    """Syllables and pairs of a `readable` text, folded ('w:') and, where accents were typed, accented ('a:')."""
    accented = syllables(text)
    folded = list(map(_folded, accented))
    features = _with_pairs("w:", folded)
    return features if folded == accented else features + _with_pairs("a:", accented)


def folded_features(text: str) -> list[str]:
    """The folded ones of the `word_features`."""
    return _with_pairs("w:", list(map(_folded, syllables(text))))


def char_features(text: str) -> list[str]:
    """Character n-grams of the folded text without spaces."""
    joined = "".join(map(_folded, syllables(text)))
    return [joined[start : start + n] for n in CHAR_LENGTHS for start in range(len(joined) - n + 1)]


def _with_pairs(kind: str, found: Sequence[str]) -> list[str]:
    pairs = [f"{kind}{first} {second}" for first, second in zip(found, found[1:], strict=False)]
    return [f"{kind}{syllable}" for syllable in found] + pairs
