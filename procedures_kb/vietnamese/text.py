"""Normal form and folding of Vietnamese text."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"\s+")
_SYLLABLE = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_DD = str.maketrans("đĐ", "dD")
_LATIN = [chr(point) for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_BASE_LETTERS = str.maketrans({letter: unicodedata.normalize("NFD", letter)[0] for letter in _LATIN} | {"đ": "d"})
"""Accented letters to their base letters, for the quick way."""


def nfc(text: str) -> str:
    """Unicode normal form C: one code point per accented letter."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """NFC, without control and invisible characters, with single spaces."""
    return _SPACES.sub(" ", _CONTROL.sub(" ", nfc(text))).strip()


def fold(text: str) -> str:
    """Lower case without any diacritics, đ included: 'Đăng ký' → 'dang ky'."""
    quick = nfc(text.lower()).translate(_BASE_LETTERS)
    if quick.isascii():
        return quick
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_DD))
    return nfc("".join(char for char in decomposed if not unicodedata.combining(char)))


def has_accents(text: str) -> bool:
    """Whether the writer used Vietnamese diacritics at all."""
    lowered = nfc(text).lower()
    return fold(lowered) != lowered


def syllables(text: str) -> list[str]:
    """Lower-case syllables, numbers and codes of a text, without punctuation: 'Mẫu CT01?' → ['mẫu', 'ct01']."""
    return _SYLLABLE.findall(nfc(text).lower())
