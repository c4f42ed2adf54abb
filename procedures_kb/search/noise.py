"""How people mistype Vietnamese: lost accents, telex keys left in, swapped or doubled letters, lost spaces."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from procedures_kb.vietnamese import fold

_TONE_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPE_KEYS = {"\u0302": None, "\u0306": "w", "\u031b": "w"}
_SHARES = (0.3, 0.45, 0.07, 0.07, 0.06, 0.05)


def noisy(text: str, chance: random.Random) -> str:
    """The text as somebody may have typed it; often it is left as it is."""
    slip: Callable[[str, random.Random], str] = chance.choices(
        (_as_it_is, _without_accents, _telex, _swapped, _doubled, _run_together), _SHARES
    )[0]
    return slip(text, chance)


def _as_it_is(text: str, chance: random.Random) -> str:
    return text


def _without_accents(text: str, chance: random.Random) -> str:
    return fold(text)


def _telex(text: str, chance: random.Random) -> str:
    return _on_some_word(text, chance, telex_keys)


def telex_keys(word: str) -> str:
    """The keys that type a word in telex: 'giấy' → 'giaays'."""
    shaped, tones = "", ""
    for char in unicodedata.normalize("NFD", word.replace("đ", "dd")):
        if char in _TONE_KEYS:
            tones += _TONE_KEYS[char]
        elif char in _SHAPE_KEYS:
            shaped += _SHAPE_KEYS[char] or shaped[-1:]
        else:
            shaped += char
    return shaped + tones


def _swapped(text: str, chance: random.Random) -> str:
    def swap(word: str) -> str:
        at = chance.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _on_some_word(text, chance, swap)


def _doubled(text: str, chance: random.Random) -> str:
    return _on_some_word(text, chance, lambda word: word + word[-1])


def _run_together(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    return " ".join(words[:at] + ["".join(words[at : at + 2])] + words[at + 2 :])


def _on_some_word(text: str, chance: random.Random, change: Callable[[str], str]) -> str:
    words = text.split()
    long_enough = [number for number, word in enumerate(words) if len(word) > 2]
    if not long_enough:
        return text
    for number in chance.sample(long_enough, min(2, len(long_enough))):
        words[number] = change(words[number])
    return " ".join(words)
