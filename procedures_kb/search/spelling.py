"""Mending slips: a syllable that no catalogue text has, read as the known one that was probably meant.

Slips of Vietnamese keyboards: telex keys left in the text ('giaays'), doubled letters ('khẩuu'), swapped letters
('kahi'), a letter too many or too few, a tone on the wrong syllable (folded away before).
"""

from __future__ import annotations

from collections.abc import Mapping

from procedures_kb.vietnamese import fold, syllables

_LETTERS = "abcdeghiklmnopqrstuvxy"
_LEAST_LENGTH = 3
_TELEX_TONES = "sfrxjz"
_TELEX_VOWELS = (("aa", "a"), ("aw", "a"), ("ee", "e"), ("oo", "o"), ("ow", "o"), ("uw", "u"), ("dd", "d"))


class Speller:
    """Knows the folded syllables of the catalogue and how often each is used."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        """`frequencies` by folded syllable."""
        self._frequencies = frequencies

    def mend(self, text: str) -> str:
        """The text with its unknown syllables replaced by the likeliest known ones, which are folded."""
        return " ".join(self._mended(syllable) for syllable in syllables(text))

    def _mended(self, syllable: str) -> str:
        folded = fold(syllable)
        if folded in self._frequencies or len(folded) < _LEAST_LENGTH or not folded.isalpha():
            return syllable
        for candidates in (_telex(folded), _one_slip(folded)):
            known = [candidate for candidate in candidates if candidate in self._frequencies]
            if known:
                return max(known, key=lambda candidate: (self._frequencies[candidate], candidate))
        return syllable


def _telex(folded: str) -> set[str]:
    """The syllables that telex keys left undone may stand for: 'giaays' → 'giay'."""
    readings = {folded}
    for keys, vowel in _TELEX_VOWELS:
        readings |= {reading.replace(keys, vowel) for reading in readings}
    for shaped in tuple(readings):  # a syllable has one tone
        tones = [tone for tone in _TELEX_TONES if tone in shaped[1:]]
        readings |= {shaped[0] + shaped[1:].replace(tone, "", 1) for tone in tones}
        readings |= {shaped[:-1] for tone in tones if shaped.endswith(tone)}
    readings |= {reading[:-1] for reading in readings if reading.endswith("w")}
    return {_undoubled(reading) for reading in readings} | readings


def _undoubled(text: str) -> str:
    return "".join(char for char, before in zip(text, " " + text, strict=False) if char != before)


def _one_slip(folded: str) -> set[str]:
    """Everything one letter away: swapped, missing, added or changed."""
    splits = [(folded[:at], folded[at:]) for at in range(len(folded) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}
    dropped = {head + tail[1:] for head, tail in splits if tail}
    added = {head + letter + tail for head, tail in splits for letter in _LETTERS}
    changed = {head + letter + tail[1:] for head, tail in splits if tail for letter in _LETTERS}
    return swapped | dropped | added | changed
