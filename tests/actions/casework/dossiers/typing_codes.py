"""Made-up dossier codes, and the ways in which people type them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

LETTERS = "ACDEFGHJKMNPQRTUVWXY"
SLIPS = {"0": "0Oo", "1": "1IilL", "8": "8Bb", "5": "5Ss", "2": "2Zz"}
SEPARATORS = (".", "-", "_", "/", " ", " - ", "\u2013", "\u2014", "\u00a0", "\uff0d", ", ")


def _digits(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


_LEVEL = _joined(st.sampled_from(LETTERS), _digits(2))
_TWO = _digits(2).map(".".__add__)
OLD_AGENCIES = st.one_of(
    _joined(st.just("000"), _TWO, _TWO, st.just("."), _LEVEL), _joined(_digits(2), _TWO, st.just("."), _LEVEL)
)
NEW_AGENCIES = _joined(
    _LEVEL, st.lists(st.one_of(_TWO, _digits(3).map(".".__add__)), min_size=1, max_size=3).map("".join)
)
DAYS = st.dates(date(2017, 1, 1), date(2039, 12, 31)).map("{:%Y%m%d}".format)
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[2:]))
RUNS = st.integers(4, 6).flatmap(_digits)


def codes_of(agencies: st.SearchStrategy[str], dates: st.SearchStrategy[str] = DATES) -> st.SearchStrategy[str]:
    """Canonical codes."""
    return st.tuples(agencies, dates, RUNS).map("-".join)


CODES = codes_of(st.one_of(OLD_AGENCIES, NEW_AGENCIES))


@st.composite
def typed_otherwise(draw: st.DrawFn, codes: st.SearchStrategy[str] = CODES) -> tuple[str, str]:
    """A canonical code, and the same with other separators, letters for some digits and any case."""
    code = draw(codes)
    ways = [_ways(before, char) for before, char in pairwise("." + code)]
    return code, "".join(draw(st.sampled_from(way)) for way in ways)


def _ways(before: str, char: str) -> tuple[str, ...]:
    """Each part keeps its first character: two letters alone are a word, not a number."""
    if char in ".-":
        return SEPARATORS
    return (char, char.lower()) if before in ".-" else tuple(SLIPS.get(char, char + char.lower()))
