"""The words that say what kind of unit a name is: 'xã', 'P.', 'TX', 'thành phố'."""

from __future__ import annotations

from dataclasses import dataclass

from actions.casework.places import everyday
from actions.casework.places.models import Level
from actions.casework.places.words import Sentence, Word, words_of

_KINDS: tuple[tuple[Level, str, tuple[str, ...]], ...] = (
    (Level.COMMUNE, "Xã", ("xã", "x")),
    (Level.COMMUNE, "Phường", ("phường", "p", "ph", "f")),
    (Level.COMMUNE, "Thị trấn", ("thị trấn", "tt")),
    (Level.COMMUNE, "Đặc khu", ("đặc khu",)),
    (Level.DISTRICT, "Huyện", ("huyện", "huyện đảo", "h")),
    (Level.DISTRICT, "Quận", ("quận", "q")),
    (Level.DISTRICT, "Thị xã", ("thị xã", "tx")),
    (Level.DISTRICT, "Thành phố", ("thành phố", "tp")),
    (Level.PROVINCE, "Thành phố", ("thành phố", "tp")),
    (Level.PROVINCE, "Tỉnh", ("tỉnh", "t")),
)
_SHORT = 2
"""Letters of an abbreviation, at most."""
_CLEAR = frozenset({"tx", "tp"})
"""Abbreviations that need no dot."""
_DOUBTFUL = frozenset({"f"})
"""Abbreviations that mean something else as often ('F1')."""


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A way to write a kind."""

    level: Level
    kind: str
    words: tuple[Word, ...]

    @property
    def abbreviated(self) -> bool:
        """Whether it is a letter or two for the kind."""
        return len(self.words) == 1 and len(self.words[0].key) <= _SHORT and not self.words[0].accented


_BY_FIRST: dict[str, list[LevelWord]] = {}
for _level, _kind, _forms in _KINDS:
    for _form in _forms:
        _word = LevelWord(_level, _kind, words_of(_form))
        _BY_FIRST.setdefault(_word.words[0].key, []).append(_word)


def level_words_at(sentence: Sentence, start: int) -> list[LevelWord]:
    """The kinds that the text says from that word on; not in the middle of a word ('59x1')."""
    if start and not sentence.gap(start):
        return []
    known = _BY_FIRST.get(sentence.words[start].key, ())
    return [word for word in known if _reads(sentence, start, word)]


def is_surely_kind(sentence: Sentence, start: int, word: LevelWord, name: int, end: int) -> bool:
    """Whether the words before the name at `name` must mean the kind: 'xã An Cư', 'P5', but not 'xã hội an'."""
    first, kind = sentence.words[name], word.words[0].key
    if kind in _DOUBTFUL:
        return False
    if first.written[0].isupper():
        return True
    if _is_everyday(sentence, start, word, name, end):
        return False
    if first.written.isdigit():
        return True
    if word.abbreviated:
        return "." in sentence.gap(name) or kind in _CLEAR
    accented = any(one.accented for one in sentence.words[start:name])
    long = end - name > 1 or word.level is not Level.COMMUNE
    return long and (accented or not sentence.accented)


def _is_everyday(sentence: Sentence, start: int, word: LevelWord, name: int, end: int) -> bool:
    keys = [one.key for one in sentence.words[max(start - 1, 0) : end]]
    before, kind, first = keys[: start > 0], sentence.words[name - 1].key, sentence.words[name].key
    return (
        f"{kind} {first}" in everyday.KIND_AND_NAME
        or " ".join((*before, sentence.words[start].key)) in everyday.BEFORE_KIND
        or (word.level is Level.COMMUNE and " ".join(keys[name - end :]) in everyday.NAMES)
    )


def _reads(sentence: Sentence, start: int, word: LevelWord) -> bool:
    """Whether the words stand there, with the right diacritics or none at all."""
    there = sentence.words[start : start + len(word.words)]
    return len(there) == len(word.words) and all(
        one.key == other.key and (not one.accented or one.spoken == other.spoken)
        for one, other in zip(there, word.words, strict=True)
    )
