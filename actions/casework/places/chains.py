"""Names that stand together and belong together: 'xã An Cư, huyện Tịnh Biên, An Giang'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from actions.casework.places.mentions import Mention, initials_at, mentions_at
from actions.casework.places.models import Entry, Level
from actions.casework.places.names import Names
from actions.casework.places.words import Sentence

CITY = "Thành phố"
_BETWEEN = re.compile(r"[\s,;:.()\-–/]{0,4}")
_LINKS = frozenset(["thuoc", "o", "cua", "tai", "cu", "truoc", "day", "ben"])
_MOST_LINKS = 2


@dataclass(frozen=True)
class Chain:
    """Up to one name of each level, in the order in which they stand."""

    mentions: tuple[Mention, ...]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What the finest name can mean inside the others."""
        found, areas = self.finest.entries, self._areas
        return tuple(entry for entry in found if all(entry.within & area for area in areas))

    @cached_property
    def finest(self) -> Mention:
        """The commune if one is named, else the district, else the province."""
        return max(self.mentions, key=lambda mention: mention.level)

    def mention(self, level: Level) -> Mention | None:
        """The name of that level."""
        return next((mention for mention in self.mentions if mention.level is level), None)

    @property
    def start(self) -> int:
        """Its first word."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """The word behind its last."""
        return self.mentions[-1].end

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where its names begin and end."""
        return tuple((mention.start, mention.end) for mention in self.mentions)

    @property
    def is_in_city_of_today(self) -> bool:
        """Whether it says 'thành phố' of what is a province-level city today."""
        province = self.mention(Level.PROVINCE)
        return bool(
            province and province.kind == CITY and any(one.current and one.kind == CITY for one in province.entries)
        )

    @property
    def _areas(self) -> list[frozenset[str]]:
        others = (mention for mention in self.mentions if mention is not self.finest)
        return [frozenset(entry.area for entry in other.entries) for other in others]


def chains_in(sentence: Sentence, names: Names) -> Iterator[Chain]:
    """Every chain of the text, also those that are parts of longer ones."""
    starting = [list(mentions_at(sentence, start, names)) for start in range(len(sentence))]
    for mentions in starting:
        for mention in mentions:
            yield from _extended(Chain((mention,)), sentence, names, starting)


def _extended(chain: Chain, sentence: Sentence, names: Names, starting: list[list[Mention]]) -> Iterator[Chain]:
    yield chain
    if len(chain.mentions) == len(Level):
        return
    start = _next_name(sentence, chain.end)
    if start < len(sentence):
        for more in (*starting[start], *initials_at(sentence, start, names)):
            if chain.mention(more.level) is None:
                longer = Chain((*chain.mentions, more))
                if longer.entries:
                    yield from _extended(longer, sentence, names, starting)


def _next_name(sentence: Sentence, start: int) -> int:
    """Where the next name of the chain may begin, behind 'thuộc', 'ở', '(cũ)' …; the end of the text if nowhere."""
    for number in range(start, min(start + _MOST_LINKS + 1, len(sentence))):
        if not _BETWEEN.fullmatch(sentence.gap(number)):
            break
        if sentence.words[number].key not in _LINKS:
            return number
    return len(sentence)
