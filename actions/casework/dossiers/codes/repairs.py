"""What a date or running number may have meant that is nearly right, from its digits alone. Pure.

Whether a dossier exists is never asked: suggestions that depended on it would let anybody list the dossiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

_YEARS = range(2015, 2050)
"""Dossiers have been numbered in this way since circular 01/2018/TT-VPCP."""
DATE_SIZES = (6, 8)
"""Digits of a day of receipt."""
RUN_SIZES = (4, 5, 6)
"""Digits of a running number."""


def is_date(digits: str) -> bool:
    """Whether these are a possible day of receipt as YYMMDD or YYYYMMDD."""
    if len(digits) not in DATE_SIZES:
        return False
    whole = digits if len(digits) == 8 else "20" + digits
    year, month, day = int(whole[:4]), int(whole[4:6]), int(whole[6:])
    try:
        return date(year, month, day).year in _YEARS
    except ValueError:
        return False


def date_repairs(digits: str) -> tuple[str, ...]:
    """The days that may be meant, likeliest first; only the date itself when it is possible."""
    if is_date(digits):
        return (digits,)
    if len(digits) in DATE_SIZES:
        ways = (*_transposed(digits), *_reordered(digits), *_replaced(digits))
    else:
        ways = (*_with_one_more(digits), *_with_one_less(digits))
    return _distinct(way for way in ways if is_date(way))


def run_repairs(digits: str) -> tuple[str, ...]:
    """The running numbers that may be meant, likeliest first; only the number itself when it is possible."""
    if len(digits) in RUN_SIZES:
        return (digits,)
    if 0 < len(digits) < RUN_SIZES[0]:
        return (digits.zfill(RUN_SIZES[0]),)
    if len(digits) == RUN_SIZES[-1] + 1:
        doubled = [at for at in range(1, len(digits)) if digits[at] == digits[at - 1]]
        return _distinct(digits[:at] + digits[at + 1 :] for at in doubled or ([0] if digits[0] == "0" else []))
    return ()


def _reordered(digits: str) -> Iterator[str]:
    """Day and month exchanged; day first, as people write dates."""
    yield digits[:-4] + digits[-2:] + digits[-4:-2]
    day, month, year = digits[:2], digits[2:4], digits[4:]
    yield year + month + day
    yield year[-2:] + month + day


def _transposed(digits: str) -> Iterator[str]:
    for at in range(1, len(digits)):
        yield digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]


def _replaced(digits: str) -> list[str]:
    """One digit another, the nearest day first."""
    ways = [digits[:at] + other + digits[at + 1 :] for at in range(len(digits)) for other in "0123456789"]
    return sorted(ways, key=lambda way: abs(int(way) - int(digits)))


def _with_one_more(digits: str) -> Iterator[str]:
    """A zero is forgotten more often than any other digit."""
    for more in "0123456789":
        for at in range(len(digits) + 1):
            yield digits[:at] + more + digits[at:]


def _with_one_less(digits: str) -> Iterator[str]:
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]


def _distinct(ways: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ways))
