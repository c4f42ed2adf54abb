"""Tracking codes of tickets: `PA-`, two groups of four characters; reads what people make of them. Pure.

The last character checks the seven before it by ISO/IEC 7064, MOD 37-2: every single wrong character and every swap of
two of them is noticed. Characters that are mistaken for one another stand once in the alphabet, and every group has a
digit and a letter, so that no code looks like a word, a telephone number or a licence plate.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from actions.casework.dossiers.codes.typed import typed

ALPHABET = "2345789ACDEFGHJKMNPRTVWXY"
_MEANT = str.maketrans("0OQ1ILBSZU6", "DDD777852VG")
"""What a character that is in no code was probably mistaken for."""
_VALUES = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*")}
_MODULUS = len(_VALUES)
_GAP = "[ .:/_-]{0,3}"
_WRITTEN = re.compile(rf"(?<!\w)PA(?P<gap>{_GAP})([0-9A-Z]{{4}})(?P<middle>{_GAP})([0-9A-Z]{{4}})(?!\w)")
_DIGIT = re.compile("[0-9]")
_LETTER = re.compile("[A-Z]")


@dataclass(frozen=True)
class TicketReading:
    """A tracking code in a text."""

    code: str
    """Canonical, look-alikes mended."""
    span: tuple[int, int]
    """Where it stands in the text."""
    sure: bool
    """False when a character must be wrong; nothing is to be looked up then."""


def new_code() -> str:
    """A random code; there are about 3 billion."""
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(7))
        characters = drawn + check_character(drawn)
        if _is_possible(characters):
            return _code(characters)


def check_character(characters: str) -> str:
    """The character that completes digits and upper-case letters; `*` for the value 36."""
    total = 0
    for character in characters:
        total = (total + _VALUES[character]) * 2 % _MODULUS
    value = (1 - total) % _MODULUS
    return next(character for character, its_value in _VALUES.items() if its_value == value)


def read_ticket_code(text: str) -> TicketReading | None:
    """The first sure code of a text, else the first one with a slip; None when there is nothing like a code."""
    readings = read_ticket_codes(text)
    return next((reading for reading in readings if reading.sure), readings[0] if readings else None)


def read_ticket_codes(text: str) -> list[TicketReading]:
    """Every code of a text, in order; case, dashes and blanks do not matter."""
    given = typed(text)
    readings = []
    for match in _WRITTEN.finditer(given.plain):
        if _looks_like_a_code(match):
            characters = (match[2] + match[4]).translate(_MEANT)
            sure = _is_possible(characters) and check_character(characters[:-1]) == characters[-1]
            readings.append(TicketReading(_code(characters), given.span(*match.span()), sure))
    return readings


def _looks_like_a_code(match: re.Match[str]) -> bool:
    """With both dashes a letter is enough; else words and numbers may follow 'PA', which is short for 'phản ánh'."""
    if "-" in match["gap"] and "-" in match["middle"]:
        return bool(_LETTER.search(match[2] + match[4]))
    return _is_mixed(match[2]) and _is_mixed(match[4])


def _is_possible(characters: str) -> bool:
    return set(characters) <= set(ALPHABET) and _is_mixed(characters[:4]) and _is_mixed(characters[4:])


def _is_mixed(group: str) -> bool:
    return bool(_DIGIT.search(group) and _LETTER.search(group))


def _code(characters: str) -> str:
    return f"PA-{characters[:4]}-{characters[4:]}"
