"""Names of units in a text: a kind and a name, or a name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.casework.places.level_words import LevelWord, is_surely_kind, level_words_at
from actions.casework.places.models import Entry, Level
from actions.casework.places.names import Names, misspelt
from actions.casework.places.words import Sentence

_LONGEST = 6
"""Words of the longest name."""
_INSIDE_NAME = re.compile(r"[\s\-–'’]{0,3}")
_BEFORE_NAME = re.compile(r"[\s:]{0,3}")
_BEHIND_ABBREVIATION = re.compile(r"[\s.:]{0,3}")
_BEFORE_FORMER = re.compile(r"[\s(]{1,2}")
_WRONG = 2
"""Diacritics that are not those of the name, see `misspelt`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name units of one level."""

    level: Level
    start: int
    name: int
    """The word where the name begins, after the kind."""
    end: int
    entries: tuple[Entry, ...]
    kind: str = ""
    """The kind that was said, if any."""
    sure: bool = False
    """Whether it can hardly mean anything else."""
    former: bool = False
    """Whether 'cũ' stands behind it."""


def mentions_at(sentence: Sentence, start: int, names: Names) -> Iterator[Mention]:
    """What is named from that word on, with a kind or without; longer names first."""
    for word in level_words_at(sentence, start):
        name = start + len(word.words)
        gap = _BEHIND_ABBREVIATION if word.abbreviated else _BEFORE_NAME
        if name < len(sentence) and gap.fullmatch(sentence.gap(name)):
            for end, found in _named_from(sentence, name, word.level, names):
                entries = _meant(found, sentence, name, end, word)
                if entries:
                    sure = is_surely_kind(sentence, start, word, name, end)
                    former = _is_former(sentence, end)
                    yield Mention(word.level, start, name, end, entries, word.kind, sure, former)
    yield from _bare_at(sentence, start, names)


def _bare_at(sentence: Sentence, start: int, names: Names) -> Iterator[Mention]:
    """Names without a kind; what is the name of a province is no commune then."""
    if sentence.words[start].written.isdigit():
        return
    provinces: set[int] = set()
    for level in Level:
        for end, found in _named_from(sentence, start, level, names):
            entries = tuple(entry for entry in found if misspelt(entry, sentence.words[start:end]) < _WRONG)
            if entries and not (level is Level.COMMUNE and end in provinces):
                yield Mention(level, start, start, end, entries, former=_is_former(sentence, end))
            if entries and level is Level.PROVINCE:
                provinces.add(end)


def initials_at(sentence: Sentence, start: int, names: Names) -> Iterator[Mention]:
    """A province by its initials ('AG'); only worth anything behind another name."""
    word = sentence.words[start]
    entries = names.provinces_by_initials(word.key)
    meant = word.written.isupper() or "," in sentence.gap(start)
    if meant and entries and len(word.key) > 1 and not word.accented:
        yield Mention(Level.PROVINCE, start, start, start + 1, tuple(entries))


def _named_from(sentence: Sentence, start: int, level: Level, names: Names) -> Iterator[tuple[int, Sequence[Entry]]]:
    longest = start + 1
    while longest < min(start + _LONGEST, len(sentence)) and _INSIDE_NAME.fullmatch(sentence.gap(longest)):
        longest += 1
    for end in range(longest, start, -1):
        found = names.named(level, sentence.words[start:end])
        if found:
            yield end, found


def _meant(found: Sequence[Entry], sentence: Sentence, name: int, end: int, word: LevelWord) -> tuple[Entry, ...]:
    """Numbers only with their kind ('phường 5'; 'quận 9' is in a city), wrong diacritics only with a capital letter."""
    words = sentence.words[name:end]
    if words[0].written.isdigit():
        return tuple(entry for entry in found if word.kind in (entry.kind, "Quận"))
    if words[0].written[0].isupper():
        return tuple(found)
    return tuple(entry for entry in found if misspelt(entry, words) < _WRONG)


def _is_former(sentence: Sentence, end: int) -> bool:
    if end >= len(sentence) or not _BEFORE_FORMER.fullmatch(sentence.gap(end)):
        return False
    word = sentence.words[end]
    return word.spoken == "cũ" or word.written == "cu"
