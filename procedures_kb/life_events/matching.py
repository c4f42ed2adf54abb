"""Recognising a broad question about a life event ("Sắp sinh con thì cần làm những giấy tờ gì?"). Pure.

Two things must be so: the question asks for all there is to do (`is_broad`), and it is about the event. A question for
one procedure, or for the papers of one, is left to the search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from procedures_kb.life_events.loading import life_events
from procedures_kb.life_events.models import LifeEvent
from procedures_kb.vietnamese import clean, expand_abbreviations, fold

SAME_WORDS = 92
"""Least likeness (0 to 100) to an alias, what makes it broad left out, of a question that no pattern knows."""

_WHAT = "(?:gi|chi|nao)"
_PAPERS = "(?:giay to|giay|thu tuc|ho so|viec|buoc)"
_DO = "(?:lam|lo|man|chuan bi)(?: lai)?"
_BROAD = re.compile(
    r"\b(?:"
    rf"(?:nhung|cac) (?:loai )?(?:{_PAPERS}|che do|quyen loi|chinh sach)(?: \w+){{0,2}} {_WHAT}"
    rf"|(?:nhung|cac) {_PAPERS} (?:can|phai|khi|lien quan)"
    rf"|cac buoc"
    rf"|thu tuc(?: giay to)? {_WHAT}(?! (?:khong|hong))"
    rf"|{_DO} giay to {_WHAT}"
    rf"|(?:{_DO}|can|phai) nhung {_WHAT}"
    rf"|(?:can|phai|nen) (?:phai )?{_DO} {_WHAT}(?! (?:khong|hong))"
    rf"|(?:{_DO}|{_PAPERS}) {_WHAT} (?:{_DO} )?(?:truoc|dau tien)"
    rf"|(?:{_DO}|{_PAPERS}) {_WHAT} het"
    r"|tu dau (?:den|toi) (?:cuoi|duoi)"
    r"|bat dau tu dau"
    r")\b"
)
_NOT_ASKED = re.compile(
    rf"\b(?:(?:chua|khong|hong|chang)(?! biet| ro| hieu| hay)(?: \w+){{0,3}} {_WHAT}"
    rf"|(?:mang|cam|nop|dem|kem|trinh|xuat trinh)(?: theo)? (?:nhung|cac)(?: \w+){{0,2}} {_WHAT})\b"
)
"""What somebody has not, or brings along to one office: 'chưa làm giấy tờ gì', 'mang theo những giấy tờ gì'."""
_PURPOSE = re.compile(rf"\b{_WHAT} de (?!duoc nha nuoc)(.+)")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class _Known:
    """An event with its patterns compiled and its aliases as `_core` leaves them."""

    event: LifeEvent
    about: re.Pattern[str]
    unless: re.Pattern[str] | None
    cores: tuple[str, ...]


def match_event(question: str) -> LifeEvent | None:
    """The event of a broad question; the one named last when there are several ('nghỉ việc rồi mở quán …')."""
    words = _plain(question)
    if not is_broad(words):
        return None
    fitting = [known for known in _known() if not (known.unless and known.unless.search(words))]
    return _named(words, fitting) or _worded_alike(words, fitting)


def is_broad(words: str) -> bool:
    """Whether folded words ask for all there is to do."""
    return _BROAD.search(_NOT_ASKED.sub(" ", words)) is not None


def _named(words: str, fitting: list[_Known]) -> LifeEvent | None:
    """What comes after 'gì để' says what it is all for."""
    purpose = _PURPOSE.search(words)
    subject = purpose[1] if purpose else words
    ends = {
        known.event: max(found.end() for found in known.about.finditer(subject))
        for known in fitting
        if known.about.search(subject)
    }
    return max(ends, key=lambda event: ends[event]) if ends else None


def _worded_alike(words: str, fitting: list[_Known]) -> LifeEvent | None:
    core = _core(words)
    aliases = {alias: known.event for known in fitting for alias in known.cores}
    best = process.extractOne(core, list(aliases), scorer=fuzz.ratio, score_cutoff=SAME_WORDS) if core else None
    return aliases[best[0]] if best else None


@cache
def _known() -> tuple[_Known, ...]:
    return tuple(
        _Known(
            event,
            _any_of(event.about),
            _any_of(event.unless) if event.unless else None,
            tuple(filter(None, (_core(_plain(alias)) for alias in event.aliases))),
        )
        for event in life_events()
    )


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def _core(words: str) -> str:
    return " ".join(_BROAD.sub(" ", words).split())


def _plain(text: str) -> str:
    """Folded words without punctuation, abbreviations written out."""
    return " ".join(_WORD.findall(fold(expand_abbreviations(clean(text)))))
