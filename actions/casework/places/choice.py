"""Which of the units that a chain can mean are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from actions.casework.places.chains import Chain
from actions.casework.places.mentions import Mention
from actions.casework.places.models import Entry, Level
from actions.casework.places.names import misspelt
from actions.casework.places.words import Sentence

Areas = frozenset[str]


def weight(chain: Chain) -> tuple[bool, float, int, bool, int, bool, int]:
    """How much a chain tells: the sure, the fine, the long, the exact about kinds, the simple, the early first."""
    mentions, finest = chain.mentions, chain.finest
    sure = len(mentions) > 1 or finest.sure
    said = sum(mention.end - mention.start for mention in mentions)
    exact = all(any(mention.kind in ("", entry.kind) for entry in mention.entries) for mention in mentions)
    return sure, _fineness(chain), said, exact, -len(mentions), chain.mention(Level.DISTRICT) is not None, -chain.start


def chosen(chain: Chain, sentence: Sentence, around: Iterable[Areas] = ()) -> Sequence[Entry]:
    """The entries that fit best, today's first; `around` are areas known from elsewhere, the most telling first.

    What else is known decides only among what fits: diacritics before the area, the area before the kind.
    """
    mention = chain.finest
    entries = _least_misspelt(chain.entries, sentence, mention)
    for areas in (*_areas_said_exactly(chain), *around):
        entries = _preferring(entries, partial(_is_in, areas))
    entries = _preferring(entries, lambda entry: entry.kind == mention.kind)
    key = sentence.key(mention.name, mention.end)
    entries = _preferring(entries, lambda entry: key not in entry.other_names)
    if mention.former or chain.mention(Level.DISTRICT):
        return _preferring(entries, lambda entry: not entry.current)
    return _preferring(entries, lambda entry: entry.current) if _is_address_of_today(chain) else entries


def codes_of(entries: Iterable[Entry]) -> list[str]:
    """Codes of the units of today that they lead to, the likeliest first."""
    return list(dict.fromkeys(code for entry in entries for code in entry.codes))


def old_name_of(entries: Sequence[Entry], chain: Chain, sentence: Sentence) -> str:
    """The name of before that the citizen used, if it is one and only one."""
    if len({entry.title for entry in entries}) != 1 or any(entry.current for entry in entries):
        return ""
    mention = chain.finest
    earlier = sentence.key(mention.name, mention.end) in entries[0].other_names
    return sentence.span(chain.start, chain.end) if earlier else entries[0].title


def _fineness(chain: Chain) -> float:
    """Its level; but 'Vĩnh Long' alone is the province, and 'thành phố Bắc Ninh' the city of today."""
    finest = chain.finest
    if finest.level is Level.PROVINCE and not finest.kind:
        return Level.COMMUNE + 0.5
    if finest.level is Level.PROVINCE and chain.is_in_city_of_today:
        return Level.DISTRICT + 0.5
    return finest.level


def _is_in(areas: Areas, entry: Entry) -> bool:
    return entry.area in areas or not areas.isdisjoint(entry.within)


def _areas_said_exactly(chain: Chain) -> Iterator[Areas]:
    """Of the areas around the finest name, those of the very kind; with a district, those of before July 2025."""
    for mention in chain.mentions:
        if mention is not chain.finest:
            yield frozenset(entry.area for entry in mention.entries if entry.kind == mention.kind)
        if mention.level is Level.PROVINCE and chain.mention(Level.DISTRICT):
            yield frozenset(entry.area for entry in mention.entries if not entry.current)


def _is_address_of_today(chain: Chain) -> bool:
    """Whether it says a kind, a commune and a province of today, as one writes since July 2025."""
    province = chain.mention(Level.PROVINCE)
    return bool(province and chain.finest.kind and any(entry.current for entry in province.entries))


def _least_misspelt(entries: Sequence[Entry], sentence: Sentence, mention: Mention) -> Sequence[Entry]:
    """In a text without any diacritics, 'nga thanh' is Nga Thanh as well as Nga Thành."""
    words = sentence.words[mention.name : mention.end]
    ranks = [max(misspelt(entry, words), not sentence.accented) for entry in entries]
    least = min(ranks)
    return [entry for entry, rank in zip(entries, ranks, strict=True) if rank == least]


def _preferring(entries: Sequence[Entry], fits: Callable[[Entry], bool]) -> Sequence[Entry]:
    return [entry for entry in entries if fits(entry)] or entries
