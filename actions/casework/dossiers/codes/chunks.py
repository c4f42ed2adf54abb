"""Finds digits that follow each other, with what stands between them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGIT = "[0-9OILBSZ]"
"""A digit, or a letter that is taken for one."""
GAP = "[ .,_/+-]{0,3}"
"""What people put between the parts of a code."""
_CHUNK = re.compile(rf"(?P<gap>{GAP})(?P<digits>{DIGIT}+)")
_LETTERS_AT_END = re.compile(r"[A-Z]+$")
_SLIPS = str.maketrans("OILBSZ", "011852")
_MOST_CHUNKS = 6
"""Four groups of an agency code, the date, the running number."""


@dataclass(frozen=True)
class Chunk:
    """Digits that stand together."""

    gap: str
    """What stands before them."""
    digits: str
    end: int
    """Where they end in the plain text."""

    @property
    def tied(self) -> bool:
        """Whether more than blanks ties them to what stands before."""
        return bool(self.gap.strip(" +"))


def as_digits(plain: str) -> str:
    """O for 0, I and L for 1, B for 8, S for 5, Z for 2 put right."""
    return plain.translate(_SLIPS)


def is_word(plain: str) -> bool:
    """Whether this is rather a word than digits, if it stands alone: 'so', 'lo', 'oi'; 'oo' may be zeros."""
    return not any(char.isdigit() for char in plain) and (set(plain) != {"O"} or len(plain) < 2)


def chunks_after(plain: str, at: int) -> list[Chunk]:
    """The digits that follow each other from `at`, as many chunks as a code can have."""
    chunks: list[Chunk] = []
    while len(chunks) < _MOST_CHUNKS and (match := _CHUNK.match(plain, at)):
        written, at = match["digits"], match.end()
        glued = plain[at : at + 1].isalpha()
        if glued:
            written = _LETTERS_AT_END.sub("", written)
        if not written or (" " in match["gap"] and is_word(written)):
            break
        chunks.append(Chunk(match["gap"], as_digits(written), match.start("digits") + len(written)))
        if glued:
            break
    return chunks
