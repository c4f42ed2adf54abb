"""Personal numbers are taken out of a message before anything that keeps or logs it sees them. Pure.

In doubt a number is withheld; nothing is lost, for what was taken out comes back beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from actions.casework.complaints.codes import read_ticket_codes
from actions.casework.dossiers.codes.reader import read_codes
from actions.casework.factors import CODE_MARK, factor_spans
from actions.casework.numbers import Span, number_spans, public_spans
from procedures_kb.vietnamese import nfc

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_TAKEN = "\ue000"
"""Stands in the text where something was taken out."""
_PUBLIC = "x"
"""Stands in the text for digits that stay."""
_SHOWN = 4


@dataclass(frozen=True)
class Withheld:
    """A message without its personal numbers."""

    text: str
    """NFC, with '[số 1]', '[số 2]' … for the numbers and '[email 1]' … for the addresses."""
    numbers: tuple[str, ...]
    """What was taken out, digits only, in order."""
    emails: tuple[str, ...] = ()
    """The addresses that were taken out, in order."""


def withhold(text: str) -> Withheld:
    """Take out telephone and identity numbers, the four digits of a second factor, and e-mail addresses."""
    text = nfc(text)
    plain = _plain(text)
    emails = [match.span() for match in _EMAIL.finditer(plain)]
    left = _covered(plain, emails, _TAKEN)
    codes = [reading.span for reading in read_codes(left)] + [reading.span for reading in read_ticket_codes(left)]
    left = _covered(left, codes, CODE_MARK)
    left = _covered(left, public_spans(left), _PUBLIC)
    numbers = list(number_spans(left))
    factors = factor_spans(_covered(left, numbers, _TAKEN))
    return _without(text, plain, sorted({*numbers, *factors}), emails)


def last4(number: str) -> str:
    """The last four digits of a number, fewer when it has fewer."""
    return _digits(number)[-4:]


def mask_name(name: str) -> str:
    """The first letter of each word and stars: 'Nguyễn Văn Mẫu' → 'N***** V** M**'."""
    return " ".join(word[0] + "*" * (len(word) - 1) for word in nfc(name).split())


def mask_number(number: str) -> str:
    """The last four digits, never more than half of them: '0900000123' → '******0123'."""
    digits = _digits(number)
    shown = min(_SHOWN, len(digits) // 2)
    return "*" * (len(digits) - shown) + digits[len(digits) - shown :]


def _without(text: str, plain: str, numbers: list[Span], emails: list[Span]) -> Withheld:
    labels = {span: f"[số {count}]" for count, span in enumerate(numbers, 1)}
    labels |= {span: f"[email {count}]" for count, span in enumerate(emails, 1)}
    pieces, done = [], 0
    for begin, end in sorted(labels):
        pieces += [text[done:begin], labels[begin, end]]
        done = end
    left = "".join((*pieces, text[done:]))
    return Withheld(
        left, tuple(_digits(plain[slice(*span)]) for span in numbers), tuple(plain[slice(*span)] for span in emails)
    )


def _plain(text: str) -> str:
    """Full-width and other such characters as plain ones, each in its place."""
    return "".join(plain if len(plain := normalize("NFKC", char)) == 1 else char for char in text)


def _covered(text: str, spans: Iterable[Span], mark: str) -> str:
    chars = list(text)
    for begin, end in spans:
        chars[begin:end] = mark * (end - begin)
    return "".join(chars)


def _digits(number: str) -> str:
    return "".join(str(int(char)) for char in number if char.isdecimal())
