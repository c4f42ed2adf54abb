"""Finds second factors: the last four digits of the telephone or identity number given with a dossier. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.casework.numbers import Span
from procedures_kb.vietnamese import fold

CODE_MARK = "\ue001"
"""Stands in the text where the code of a dossier or a complaint stood."""
_FOUR = (
    r"(?<![\w/])(?<!\d[.,:-])(?<!nam )"
    r"(?P<four>\d{4}(?!\w|[.,:-]\d|/)|(?<!\d )(?:\d(?:[ .]\d){3}|\d\d \d\d)(?!\w|[ .,:-]\d|/))"
)
_POLITE = r"(?:da|vang|u|ok|oke|thua|la|so|day|do|ne|nhe|nha|nghe|a|ah|em|anh|chi|ban|toi|minh|cua|oi)"
_OF_A_NUMBER = r"(?:sdt|dt|so dien thoai|dien thoai|cccd|cmnd|so can cuoc|so bi mat|bi mat)"
_ALONE = re.compile(rf"\W*(?:{_POLITE}\W+){{0,5}}{_FOUR}(?:\W+{_POLITE}){{0,5}}\W*")
_LAST = r"\b(?:so (?:cuoi|chot|sau cung)\b|cuoi(?: cung)?(?: la\b|\s?:)|(?P<tail>duoi)\b)"
_AFTER_LAST = re.compile(rf"{_LAST}(?:[^\d\]]|\b\d{{1,2}}\b){{0,50}}?{_FOUR}")
_BEFORE_LAST = re.compile(rf"{_FOUR}\W{{1,3}}(?:la )?(?:(?:4|bon) )?(?:chu )?so cuoi\b")
_AFTER_KIND = re.compile(rf"\b{_OF_A_NUMBER}\W{{1,3}}(?:(?:la|duoi|cuoi)\W{{1,3}}){{0,2}}{_FOUR}")
_WORD_BETWEEN = rf"(?:{_OF_A_NUMBER}|va|voi|so|cuoi|duoi|la|ma|xac nhan)"
_AFTER_CODE = re.compile(rf"{CODE_MARK}[\s,;:.|/()–-]{{0,5}}(?:{_WORD_BETWEEN}[\s,;:.]{{1,3}}){{0,5}}{_FOUR}")
_BEFORE_CODE = re.compile(rf"{_FOUR}[\s,;:.|/()–-]{{1,5}}(?:(?:cho|cua|ma|ho so|hs)[\s:]{{1,3}}){{0,4}}{CODE_MARK}")
_HOTLINE = "1022"
_TAIL = re.compile("[dđ]u[oô]i", re.IGNORECASE)


def factor_spans(text: str) -> Iterator[Span]:
    """Four digits alone in a message, after words such as 'bốn số cuối', and beside `CODE_MARK`; years are left.

    The general hotline 1022 is left where it stands alone.
    """
    folded = _fold_each(text)
    alone = _ALONE.fullmatch(folded)
    if alone and alone["four"] != _HOTLINE:
        yield alone.span("four")
    for match in _AFTER_LAST.finditer(folded):
        if not match["tail"] or _TAIL.fullmatch(text[slice(*match.span("tail"))]):
            yield match.span("four")
    for pattern in (_BEFORE_LAST, _AFTER_CODE, _BEFORE_CODE):
        yield from (match.span("four") for match in pattern.finditer(folded))
    yield from (match.span("four") for match in _AFTER_KIND.finditer(folded) if match["four"] != _HOTLINE)


def _fold_each(text: str) -> str:
    """Lower case without diacritics, each character in its place."""
    return "".join(folded if len(folded := fold(char)) == 1 else char for char in text)
