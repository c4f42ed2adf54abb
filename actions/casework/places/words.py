"""The words of a text, and the keys under which names are found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from procedures_kb.vietnamese import fold, nfc, normalise_tones

_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number of a text, and where it stands."""

    written: str
    start: int
    end: int
    key: str
    """Without diacritics, y as i, numbers without leading zeros: 'Mỹ' → 'mi', '05' → '5'."""
    spoken: str
    """With diacritics, in one spelling: 'Thuỵ', 'thụy' and 'Thụi' are the same."""

    @property
    def accented(self) -> bool:
        """Whether it was written with diacritics."""
        return self.spoken != self.key

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter (a number counts as one)."""
        return self.written[0].isupper() or self.written.isdigit()


class Sentence:
    """A text, its words, and what stands between them."""

    def __init__(self, text: str) -> None:
        """`text` is clean, see `procedures_kb.vietnamese.clean`."""
        self.text = text
        self.words = words_of(text)

    @cached_property
    def accented(self) -> bool:
        """Whether any word was written with diacritics."""
        return any(word.accented for word in self.words)

    def __len__(self) -> int:
        """Number of words."""
        return len(self.words)

    def gap(self, number: int) -> str:
        """What stands before that word, after the one before it."""
        return self.text[self.words[number - 1].end if number else 0 : self.words[number].start]

    def span(self, start: int, end: int) -> str:
        """The text of the words from `start` up to `end`."""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def key(self, start: int, end: int) -> str:
        """The key of the words from `start` up to `end`."""
        return "".join(word.key for word in self.words[start:end])


def words_of(text: str) -> tuple[Word, ...]:
    """Words and numbers of a text in normal form C; 'P5' is two, 'H'Leo' too."""
    return tuple(Word(found[0], found.start(), found.end(), *_forms(found[0])) for found in _WORD.finditer(text))


def key_of(text: str) -> str:
    """The key of a name: 'Ea H'Leo' → 'eahleo', 'Phường 05' → 'phuong5'."""
    return "".join(word.key for word in words_of(nfc(text)))


@lru_cache(maxsize=20_000)
def names_in_words(names: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
    """The words of each name, remembered."""
    return tuple(words_of(name) for name in names)


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, str]:
    """Key and spoken form of a word."""
    if word.isdigit():
        number = word.lstrip("0") or "0"
        return number, number
    key = fold(word).replace("y", "i")
    if word.isascii():
        return key, key
    plain = nfc(unicodedata.normalize("NFD", normalise_tones(word.lower())).replace("y", "i"))
    return key, "đắk" if plain in ("đăk", "đak") else plain
