"""Finds what some words can name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from actions.casework.places.models import Entry, Level
from actions.casework.places.words import Word, key_of, names_in_words, words_of

_APOSTROPHE = re.compile(r"['’]")


class Names:
    """Entries by their words, and by everything else that people write for them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Entries that come first are found first."""
        self._by_words: dict[tuple[Level, str], list[Entry]] = defaultdict(list)
        self._by_key: dict[tuple[Level, str], list[Entry]] = defaultdict(list)
        self._by_initials: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for words in {words for name in entry.names for words in _written(name)}:
                self._by_words[entry.level, words].append(entry)
            for key in entry.spellings | entry.other_names:
                self._by_key[entry.level, key].append(entry)
            if entry.level is Level.PROVINCE:
                self._by_initials["".join(word.key[0] for word in words_of(entry.names[0]))].append(entry)

    def named(self, level: Level, words: Sequence[Word]) -> list[Entry]:
        """Entries of that level that the words can name."""
        keys = [word.key for word in words]
        exactly = self._by_words.get((level, " ".join(keys)), [])
        others = self._by_key.get((level, "".join(keys)), [])
        return exactly + [entry for entry in others if entry not in exactly] if others else exactly

    def provinces_by_initials(self, letters: str) -> Sequence[Entry]:
        """'ag' → Tỉnh An Giang."""
        return self._by_initials.get(letters, ())


def misspelt(entry: Entry, words: Sequence[Word]) -> int:
    """How the words differ from the name: 0 not at all, 1 by missing diacritics, 2 by wrong ones."""
    keys = [word.key for word in words]
    alike = [name for name in names_in_words(entry.names) if [word.key for word in name] == keys]
    return min((_differing(words, name) for name in alike), default=1)


def _differing(words: Sequence[Word], name: Sequence[Word]) -> int:
    pairs = [(word, right.spoken) for word, right in zip(words, name, strict=True) if word.spoken != right.spoken]
    if not pairs:
        return 0
    return 2 if any(word.accented for word, _ in pairs) else 1


def _written(name: str) -> set[str]:
    """The keys of its words, spaced; also without apostrophes, and in one word: 'ea h leo', 'ea hleo', 'eahleo'."""
    forms = (name, _APOSTROPHE.sub("", name))
    return {" ".join(word.key for word in words_of(form)) for form in forms} | {key_of(name)}
