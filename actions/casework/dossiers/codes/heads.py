"""Finds where dossier codes begin: the agency's letter and number, and what stands before them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actions.casework.dossiers.codes.chunks import DIGIT, GAP, as_digits, is_word

_HEAD = re.compile(
    rf"(?<![0-9])(?=(?:(?:(?P<unit>{DIGIT}{{3}}|[0O]{{1,2}}(?=\.))(?P<gap>{GAP}))?"
    rf"(?P<office>{DIGIT}{{2}}{GAP}{DIGIT}{{2}}{GAP}))?"
    rf"(?P<letter>[ACDEFGHJKMNPQRTUVWXY])(?P<number>{DIGIT}{{2}}))"
)
"""The letters are those that nobody takes for a digit. A unit of zeros may be a digit short. Looks ahead only, so
that a false beginning hides no true one."""
_LETTERS_ALONE = re.compile(r"(?:^|(?<= ))[A-Z]+(?= )|(?<= )[A-Z]+")
_PROVINCES = range(1, 64)
_MINISTRIES = range(1, 31)


@dataclass(frozen=True)
class Head:
    """The beginning of a code, up to the agency's letter and number."""

    begin: int
    end: int
    agency: str
    """Canonical so far."""
    grouped: bool
    """Whether groups of the agency code follow before the date."""
    fault: str = ""
    """What had to be put right in it."""


def heads_in(plain: str) -> Iterator[list[Head]]:
    """The ways to read each possible beginning in a plain text (`typed.Typed`), the longer first."""
    for match in _HEAD.finditer(plain):
        ways = [_old(match), _new(match)]
        if found := [way for way in ways if way]:
            yield found


def with_letter(agency: str) -> tuple[str, ...]:
    """The agency codes that digits and dots without a letter may mean: '56.14' → 'H56.14'."""
    *before, last = agency.split(".")
    number = int(agency[:2])
    old = [".".join((*before, letter + last)) for letter in _letters(int(last))]
    new = [letter + agency for letter in _letters(number)]
    if len(before[0]) == 3:
        return tuple(old)
    return tuple(new) if len(before) < 2 else (*new, *old)


def _old(match: re.Match[str]) -> Head | None:
    """Groups, then the letter: 000.00.16.H19."""
    unit, office = match["unit"] or "", match["office"]
    if not office or any(map(is_word, _LETTERS_ALONE.findall(match.string[match.start() : match.start("letter")]))):
        return None
    begin = match.start()
    if unit and match["gap"].isspace() and "." in office and as_digits(unit) != "000":
        begin, unit = match.start("office"), ""
    digits = as_digits(re.sub("[^0-9A-Z]", "", office))
    short = 0 < len(unit) < 3
    parts = ("000" if short else as_digits(unit), digits[:2], digits[2:], _level(match))
    fault = "the agency code is a digit short" if short else ""
    return Head(begin, match.end("number"), ".".join(filter(None, parts)), grouped=False, fault=fault)


def _new(match: re.Match[str]) -> Head | None:
    """The letter first: H56.14."""
    begin = match.start("letter")
    before = match.string[begin - 1 : begin]
    if before.isascii() and before.isalnum():
        return None
    return Head(begin, match.end("number"), _level(match), grouped=True)


def _level(match: re.Match[str]) -> str:
    return match["letter"] + as_digits(match["number"])


def _letters(number: int) -> str:
    return "H" * (number in _PROVINCES) + "G" * (number in _MINISTRIES)
