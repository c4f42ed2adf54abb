"""Picking from a list that was offered: 'cái thứ hai', 'số 3', 'cái cuối', a bare digit. Pure."""

from __future__ import annotations

import re

from procedures_kb.vietnamese import fold, nfc

_WORDS = {
    "nhat": 1, "dau": 1, "dau tien": 1, "tren cung": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4,
    "nam": 5, "sau": 6, "bay": 7,
}  # fmt: skip
_NOUN = r"(?:thu tuc|thu|so|cai|muc|dong|y|chon|phuong an|option|buoc|lua chon)"
_NEXT = r"(?<!thu )(?<!so )sau\b"
"""'bước sau', 'cái sau' is the next one; without accents only 'thu sau' and 'so sau' are the sixth."""
_ORDINAL = re.compile(
    rf"\b{_NOUN}\s+(?:{_NOUN}\s+)*(?!{_NEXT})(\d|dau tien|tren cung|cuoi cung|{'|'.join(_WORDS)}|cuoi)\b"
    r"(?! (?:co )?lam viec| me\b| toi\b| ma\b| con\b)"
)
_LONGEST = 7
"""A longer message is a question of its own, whatever ordinal stands in it."""


def picked(text: str, offered: int) -> int:
    """The number (1…offered) that the message picks of a list of `offered`; 0 when it picks none."""
    folded = fold(nfc(text).lower().replace("sáu", "6")).strip(" .!)?")
    if folded.isdigit():
        number = int(folded)
    elif len(folded.split()) > _LONGEST:
        return 0
    else:
        match = _ORDINAL.search(folded)
        number = _number(match[1], offered) if match else 0
    return number if 1 <= number <= offered else 0


def _number(word: str, offered: int) -> int:
    if word.isdigit():
        return int(word)
    return offered if word.startswith("cuoi") else _WORDS[word]
