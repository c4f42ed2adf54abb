"""What a citizen typed, in plain characters of which each knows where it stood. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_MINUS = "\u2212"

Placed = tuple[str, int, int]
"""A character with its begin and end in the original text."""


@dataclass(frozen=True)
class Typed:
    """Upper-case text with ASCII digits, dashes and blanks; `places` holds begin and end of each character."""

    plain: str
    places: tuple[tuple[int, int], ...]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where `plain[begin:end]` stands in the original text; it is not empty."""
        return self.places[begin][0], self.places[end - 1][1]


def typed(text: str) -> Typed:
    """Full-width characters, all kinds of dashes and blanks and %-escapes made plain; invisible ones left out."""
    placed = [(plain, begin, end) for char, begin, end in _decoded(text) if (plain := _plain(char))]
    return Typed("".join(char for char, _, _ in placed), tuple((begin, end) for _, begin, end in placed))


def _decoded(text: str) -> Iterator[Placed]:
    done = 0
    for escapes in _ESCAPES.finditer(text):
        yield from _as_typed(text, done, escapes.start())
        yield from _unescaped(text, *escapes.span())
        done = escapes.end()
    yield from _as_typed(text, done, len(text))


def _as_typed(text: str, begin: int, end: int) -> Iterator[Placed]:
    return ((text[at], at, at + 1) for at in range(begin, end))


def _unescaped(text: str, begin: int, end: int) -> Iterator[Placed]:
    try:
        chars = bytes.fromhex(text[begin:end].replace("%", "")).decode()
    except UnicodeDecodeError:
        yield from _as_typed(text, begin, end)
        return
    for char in chars:
        width = 3 * len(char.encode())
        yield char, begin, begin + width
        begin += width


def _plain(char: str) -> str:
    if char.isascii():
        return " " if char.isspace() else char.upper()
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    if category == "Pd" or char == _MINUS:
        return "-"
    folded = unicodedata.normalize("NFKC", char).upper()
    if len(folded) != 1:
        return char
    return " " if folded.isspace() else folded
