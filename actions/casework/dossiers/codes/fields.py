"""Cuts the digits after an agency's letter and number into groups, day of receipt and running number. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from actions.casework.dossiers.codes.chunks import Chunk
from actions.casework.dossiers.codes.repairs import RUN_SIZES, is_date

_MOST_GROUPS = 4
_GROUP_SIZES = (1, 2, 3)
_DATE_LIKE = range(5, 10)
_RUN_LIKE = range(1, 9)


@dataclass(frozen=True)
class Cut:
    """The parts of a code that follow its letter and number."""

    groups: tuple[str, ...]
    date: str
    run: str
    end: int
    """Where the code ends in the plain text."""


def exact_cuts(chunks: list[Chunk], grouped: bool) -> list[Cut]:
    """The cuts that fit as well as any: those that cut the fewest chunks, the one with the fewest groups first.

    `grouped` says whether the agency code has further groups before the date.
    """
    strip = _Strip(chunks)
    ways = list(_ways(strip, 0, 1 if grouped else 0, _MOST_GROUPS if grouped else 0))
    least = min(map(strip.chunks_cut, ways), default=0)
    best = sorted((way for way in ways if strip.chunks_cut(way) == least), key=len)
    return [strip.cut(way) for way in best]


def near_cut(chunks: list[Chunk], grouped: bool) -> Cut | None:
    """The parts where they are told apart by what stands between them, whatever their sizes.

    A number after a mere blank is the running number only if a blank stands before the date, too.
    """
    at = next((number for number, chunk in enumerate(chunks) if len(chunk.digits) >= _DATE_LIKE.start), None)
    if at is None or len(chunks[at].digits) not in _DATE_LIKE:
        return None
    groups = tuple(chunk.digits for chunk in chunks[:at])
    if any(len(group) not in _GROUP_SIZES for group in groups) or (groups and not grouped):
        return None
    date, after = chunks[at], chunks[at + 1 : at + 2]
    if after and len(after[0].digits) in _RUN_LIKE and (after[0].tied or not date.tied):
        return Cut(groups, date.digits, after[0].digits, after[0].end)
    return Cut(groups, date.digits, "", date.end)


class _Strip:
    """The digits of several chunks in a row, with the places where they are parted."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.digits = "".join(chunk.digits for chunk in chunks)
        self._chunk_of = [number for number, chunk in enumerate(chunks) for _ in chunk.digits]
        self._ends = {}
        self._begins = set()
        at = 0
        for chunk in chunks:
            if chunk.gap:
                self._begins.add(at)
            at += len(chunk.digits)
            self._ends[at] = chunk.end

    def whole(self, begin: int, end: int) -> bool:
        """Whether these digits are a chunk."""
        return begin in self._begins and end in self._ends

    def together(self, begin: int, end: int) -> bool:
        """Whether these digits lie in one chunk."""
        return end <= len(self.digits) and self._chunk_of[begin] == self._chunk_of[end - 1]

    def ends(self, end: int) -> bool:
        """Whether a chunk ends there."""
        return end in self._ends

    def chunks_cut(self, way: tuple[int, ...]) -> int:
        """How many chunks are cut in two."""
        return len({self._chunk_of[begin] for begin in (0, *way[:-1]) if begin not in self._begins})

    def cut(self, way: tuple[int, ...]) -> Cut:
        """The parts that end at these places."""
        *groups, date, run = (self.digits[begin:end] for begin, end in pairwise((0, *way)))
        return Cut(tuple(groups), date, run, self._ends[way[-1]])


def _ways(strip: _Strip, at: int, least: int, most: int) -> Iterator[tuple[int, ...]]:
    """Where the parts may end from `at` on, with `least` to `most` groups before the date."""
    if at >= len(strip.digits):
        return
    if not least:
        yield from _dates_and_runs(strip, at)
    for end in (at + size for size in _GROUP_SIZES if most):
        if strip.together(at, end) and (end - at > 1 or strip.whole(at, end)):
            yield from ((end, *rest) for rest in _ways(strip, end, max(0, least - 1), most - 1))


def _dates_and_runs(strip: _Strip, at: int) -> Iterator[tuple[int, int]]:
    for middle in (at + 6, at + 8):
        if middle < len(strip.digits) and strip.together(at, middle) and is_date(strip.digits[at:middle]):
            for end in (middle + size for size in RUN_SIZES):
                if strip.together(middle, end) and strip.ends(end):
                    yield middle, end
