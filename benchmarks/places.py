"""How well and how quickly are names of places read? Prints the tables of docs/places.md.

    .venv/bin/python -m benchmarks.places

Run from the project's folder, with the shared data beside it: every old ward of the published table is asked for in
every style. Times are wall-clock of one core, after loading.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import TypeVar

from actions.casework.places import PlaceReading, Places, load_places
from actions.casework.places.amendments import ALSO_INTO, NOT_INTO
from procedures_kb.vietnamese import fold, normalise_tones
from tests.actions.casework.places.published_units import STYLES, published_names, published_wards, questions

_DEVELOPMENT = Path(__file__).parents[1] / "tests" / "evaluation" / "development.jsonl"
_AN_GIANG = "91"
_PERCENT = 100

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What the work gives, and how many milliseconds it took."""
    started = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - started) * 1000


def print_loading() -> Places:
    """Print how long loading takes and what memory it needs."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    places, milliseconds = timed(load_places)
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"Loaded in {milliseconds / 1000:.2f} s; the process grew by {megabytes:.0f} MB.\n")
    return places


def print_wards(places: Places) -> None:
    """Print how many old wards are read rightly, in which time."""
    wards = published_wards()
    print_row("old wards, written", "read", "right", "ms, median", "p95")
    print_row("---", "---:", "---:", "---:", "---:")
    for with_province in (True, False):
        for style in STYLES:
            asked = questions(wards, style, with_province)
            found = [timed(partial(places.find, question.text)) for question in asked]
            right = sum(question.is_right(reading) for question, (reading, _) in zip(asked, found, strict=True))
            label = f"{style}, {'with' if with_province else 'without'} province"
            print_row(label, f"{len(asked):,}", f"{right / len(asked):.2%}", *times(ms for _, ms in found))
    print(f"\n{len({old for old, _ in NOT_INTO} | set(ALSO_INTO))} old wards of the published table are corrected.\n")


def print_differences(places: Places) -> None:
    """Print where names and codes differ from the published list of July 2026."""
    published = {code: normalise_tones(name) for code, name in published_names().items()}
    ours = {place.code: place.name for code in published if (place := places.get(code))}
    print("Different from the published list:")
    for code in sorted(published):
        if ours.get(code, "") != published[code]:
            print(f"- {code}: published {published[code]}, ours {ours.get(code, 'none')}")
    print()


def print_everyday(places: Places) -> None:
    """Print in how many everyday questions a place is read, and which words."""
    rows = [json.loads(line) for line in _DEVELOPMENT.read_text("utf-8").splitlines()]
    texts = [row["text"] if "text" in row else turn["user"] for row in rows for turn in row.get("turns", [{}])]
    for label, asked in (("as written", texts), ("folded", [fold(text) for text in texts])):
        for home in ("", _AN_GIANG):
            found = [timed(partial(places.find, text, home)) for text in asked]
            named = readings(reading for reading, _ in found)
            print(f"Everyday questions, {label}, {'at home in An Giang' if home else 'at home nowhere'}: ", end="")
            print(
                f"{len(named)} of {len(asked)} name a place ({', '.join(named)}); {times(ms for _, ms in found)[0]} ms"
            )


def readings(found: Iterable[PlaceReading | None]) -> list[str]:
    """The words that were taken for places."""
    return [reading.text for reading in found if reading]


def times(milliseconds: Iterable[float]) -> list[str]:
    """Median and 95th percentile."""
    cuts: Sequence[float] = quantiles(milliseconds, n=_PERCENT)
    return [f"{cuts[49]:.2f}", f"{cuts[94]:.2f}"]


def print_row(*cells: str) -> None:
    """Print a row of Markdown."""
    print("|", " | ".join(cells), "|", flush=True)


def main() -> None:
    """Print everything."""
    places = print_loading()
    print_wards(places)
    print_differences(places)
    print_everyday(places)


if __name__ == "__main__":
    main()
