"""One spelling per syllable: where the tone mark stands ('hoà' and 'hòa').

Rule: in the rhymes oa, oe, uy without a final consonant the mark goes on the first vowel ('hòa', 'khỏe', 'thủy'), the
form that official documents use; keyboards produce either.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = r"\u0300-\u036f"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_RHYME = re.compile(rf"(?<![qQ])([oOuU])([aAeEyY])([{_TONES}])(?![\w{_MARKS}])")
_ALLOWED = {("o", "a"), ("o", "e"), ("u", "y")}


def normalise_tones(text: str) -> str:
    """Move the tone mark of open rhymes to the first vowel; the text comes back in NFC."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _OPEN_RHYME.sub(_first_vowel, decomposed))


def _first_vowel(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    if (first.lower(), second.lower()) not in _ALLOWED:
        return match.group(0)
    return f"{first}{tone}{second}"
