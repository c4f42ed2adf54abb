"""Reads dossier codes (mã hồ sơ) as citizens type them. Pure, and linear in the length of the text.

A code is an agency code, the day of receipt and a running number (circular 01/2018/TT-VPCP).
`000.00.16.H19-230901-0001` and `38.98.H29-210519-0013` name the agency in the old way, its groups before the letter;
`H56.14-240823-0001` and `G22.99.48-20250115-0123` in the way of decision 20/2020/QĐ-TTg.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from actions.casework.dossiers.codes.chunks import Chunk, chunks_after
from actions.casework.dossiers.codes.fields import Cut, exact_cuts, near_cut
from actions.casework.dossiers.codes.heads import Head, heads_in, with_letter
from actions.casework.dossiers.codes.repairs import DATE_SIZES, RUN_SIZES, date_repairs, is_date, run_repairs
from actions.casework.dossiers.codes.typed import Typed, typed

_MOST_SUGGESTIONS = 3
_HEADLESS = re.compile(
    r"(?<![0-9A-Z.,/-])(?P<agency>(?:\d{3}\.\d\d|\d\d)\.\d\d(?:\.\d\d)?) ?[-_/] ?"
    r"(?P<date>\d{8}|\d{6}) ?[-_/] ?(?P<run>\d{4,6})(?![0-9A-Z])"
)
_SEPARATOR = re.compile("[._/-]")
_OF_CITIZENS = "HG"
"""The letters of provinces and ministries, which receive citizens' dossiers."""


@dataclass(frozen=True)
class CodeReading:
    """A dossier code, or what looks like one, in a text."""

    code: str
    """Canonical form, in upper case with dots and dashes; '' when it is not sure."""
    span: tuple[int, int]
    """Where it stands in the text."""
    sure: bool
    """Whether it can mean only this code."""
    suggestions: tuple[str, ...] = ()
    """When not sure: canonical codes that may be meant, likeliest first, at most three."""
    fault: str = ""
    """When not sure: what is wrong."""


def read_code(text: str) -> CodeReading | None:
    """The first code of a text, else its first near code; None when nothing looks like one."""
    readings = read_codes(text)
    return next((reading for reading in readings if reading.sure), readings[0] if readings else None)


def read_codes(text: str) -> list[CodeReading]:
    """Every code and near code of a text, in order."""
    given = typed(text)
    return sorted([*_with_letter(given), *_without_letter(given)], key=lambda reading: reading.span)


def canonical(text: str) -> str:
    """The code that a text is; raises `ValueError`, saying why, when it is not exactly one."""
    readings = read_codes(text)
    if not readings:
        raise ValueError("no dossier code such as H56.14-240823-0001")
    first = readings[0]
    begin, end = first.span
    if text[:begin].strip() or text[end:].strip():
        raise ValueError("something else stands beside the dossier code")
    if not first.sure:
        meant = f"; perhaps {' or '.join(first.suggestions)}" if first.suggestions else ""
        raise ValueError(f"not a dossier code: {first.fault}{meant}")
    return first.code


def _with_letter(given: Typed) -> Iterator[CodeReading]:
    done = 0
    for heads in heads_in(given.plain):
        chunks = chunks_after(given.plain, heads[0].end)
        free = [head for head in heads if given.places[head.begin][0] >= done]
        tries = (read(head, chunks, given) for read in (_exact, _near) for head in free)
        if reading := next(filter(None, tries), None):
            done = reading.span[1]
            yield reading


def _exact(head: Head, chunks: list[Chunk], given: Typed) -> CodeReading | None:
    cuts = [] if head.fault else exact_cuts(chunks, head.grouped)
    if not cuts:
        return None
    span = given.span(head.begin, max(cut.end for cut in cuts))
    codes = [_code(".".join((head.agency, *cut.groups)), cut.date, cut.run) for cut in cuts]
    if len(codes) == 1:
        return CodeReading(codes[0], span, sure=True)
    return CodeReading("", span, False, tuple(codes[:_MOST_SUGGESTIONS]), "it can be read in several ways")


def _near(head: Head, chunks: list[Chunk], given: Typed) -> CodeReading | None:
    cut = near_cut(chunks, head.grouped)
    if cut is None or not _is_likely(head, cut, given):
        return None
    agency = ".".join((head.agency, *cut.groups))
    faults = (
        head.fault or ("the agency code is cut short" if _is_cut_short(head, cut) else ""),
        "" if is_date(cut.date) else f"there is no day {cut.date}",
        "" if len(cut.run) in RUN_SIZES else f"the running number has {len(cut.run)} digits, not 4 to 6",
    )
    agencies = () if _is_cut_short(head, cut) else (agency,)
    suggestions = _suggestions(agencies, date_repairs(cut.date), run_repairs(cut.run))
    return CodeReading("", given.span(head.begin, cut.end), False, suggestions, ", ".join(filter(None, faults)))


def _is_likely(head: Head, cut: Cut, given: Typed) -> bool:
    """Whether this is nearly a code, not a personal number or whatever else begins with a letter and digits."""
    if _is_cut_short(head, cut):
        dated = is_date(cut.date) and len(cut.run) in (0, *RUN_SIZES)
    elif cut.run:
        dated = bool(date_repairs(cut.date)) or (len(cut.date) in DATE_SIZES and len(cut.run) in RUN_SIZES)
    else:
        dated = is_date(cut.date)
    separated = _SEPARATOR.search(given.plain, head.begin, cut.end)
    return dated and bool(separated) and any(letter in head.agency for letter in _OF_CITIZENS)


def _is_cut_short(head: Head, cut: Cut) -> bool:
    return head.grouped and not cut.groups


def _without_letter(given: Typed) -> Iterator[CodeReading]:
    for match in _HEADLESS.finditer(given.plain):
        if is_date(match["date"]):
            suggestions = _suggestions(with_letter(match["agency"]), (match["date"],), (match["run"],))
            fault = "the agency code has no letter"
            yield CodeReading("", given.span(*match.span()), False, suggestions, fault)


def _suggestions(agencies: Iterable[str], dates: Iterable[str], runs: Iterable[str]) -> tuple[str, ...]:
    ways = product(agencies, dates, runs)
    return tuple(_code(*way) for way in islice(ways, _MOST_SUGGESTIONS))


def _code(agency: str, date: str, run: str) -> str:
    return f"{agency}-{date}-{run}"
