"""Finds the unit of today that a citizen means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from actions.casework.places.acceptance import names_a_place
from actions.casework.places.chains import Chain, chains_in
from actions.casework.places.choice import Areas, chosen, codes_of, old_name_of, weight
from actions.casework.places.gazetteer import Gazetteer, build_gazetteer
from actions.casework.places.mentions import mentions_at
from actions.casework.places.models import MAX_PLACES, Level, Place, PlaceReading
from actions.casework.places.names import Names
from actions.casework.places.tables import read_tables
from actions.casework.places.words import Sentence
from procedures_kb.vietnamese import clean


class Places:
    """The provinces and communes of today, and all names that people have for them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Built once, see `load_places`."""
        self._places = gazetteer.places
        self._names = Names(gazetteer.entries)

    def find(self, text: str, province: str = "") -> PlaceReading | None:
        """The place that a text names; None when it names none.

        Args:
            text: a whole message, or an address.
            province: code or name of the province that the citizen is probably in; it decides between namesakes.

        Raises:
            ValueError: `province` is given and is no province.
        """
        sentence = Sentence(clean(text))
        home = self._areas(province)

        def meanings(chain: Chain) -> int:
            codes = codes_of(chosen(chain, sentence, home))
            return sum(all(self._places[code].province_code in areas for areas in home) for code in codes)

        chains = [chain for chain in chains_in(sentence, self._names) if names_a_place(chain, sentence, meanings)]
        if not chains:
            return None
        best = max(chains, key=weight)
        around = (*_around(best, chains), *home)
        entries = [entry for one in (*_of_today(best, chains), best) for entry in chosen(one, sentence, around)]
        places = tuple(self._places[code] for code in codes_of(entries)[:MAX_PLACES])
        return PlaceReading(sentence.span(best.start, best.end), places, old_name_of(entries, best, sentence))

    def get(self, code: str) -> Place | None:
        """The unit of today with that code."""
        return self._places.get(code)

    def communes_of(self, province_code: str) -> list[Place]:
        """The communes of a province of today, in the order of their codes; none if there is no such province."""
        return [
            place
            for code, place in sorted(self._places.items())
            if place.level == "commune" and place.province_code == province_code
        ]

    def _areas(self, province: str) -> tuple[Areas, ...]:
        """The areas of the province that is given, if any."""
        if not province:
            return ()
        place = self._places.get(province)
        if place and place.level == "province":
            return (frozenset({place.code}),)
        sentence = Sentence(clean(province))
        for mention in mentions_at(sentence, 0, self._names) if len(sentence) else ():
            if mention.level is Level.PROVINCE and mention.end == len(sentence):
                return (frozenset(mention.entries[0].codes),)
        raise ValueError(f"{province!r} is neither code nor name of a province")


@lru_cache(maxsize=1)
def load_places() -> Places:
    """The places out of the installed tables; takes about a second the first time."""
    return Places(build_gazetteer(*read_tables()))


def _of_today(best: Chain, chains: Iterable[Chain]) -> list[Chain]:
    """The same words as an address of today: 'phường Ninh Xá, thành phố Bắc Ninh' is one, and one of before."""
    return [chain for chain in chains if chain is not best and chain.words == best.words and chain.is_in_city_of_today]


def _around(best: Chain, chains: Iterable[Chain]) -> list[Areas]:
    """Areas of districts and provinces that are named elsewhere in the text, districts first."""
    apart = (chain.finest for chain in chains if chain.start >= best.end or chain.end <= best.start)
    coarser = sorted((other for other in apart if other.level < best.finest.level), key=lambda other: -other.level)
    return [frozenset(entry.area for entry in other.entries) for other in coarser]
