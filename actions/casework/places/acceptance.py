"""Whether a chain really names a place, or its words mean something else."""

from __future__ import annotations

from collections.abc import Callable

from actions.casework.places.chains import Chain
from actions.casework.places.everyday import AROUND, BEFORE_OTHER_NAMES, NAMES, WHERE
from actions.casework.places.mentions import Mention
from actions.casework.places.models import Level
from actions.casework.places.names import misspelt
from actions.casework.places.words import Sentence, Word

_CLEAR = frozenset({"hcm", "tphcm", "brvt"})
"""Abbreviations of provinces that mean nothing else."""


def names_a_place(chain: Chain, sentence: Sentence, meanings: Callable[[Chain], int]) -> bool:
    """Whether to believe it; `meanings` counts the units that a chain can mean in the citizen's province, if known."""
    mention = chain.finest
    if len(chain.mentions) > 1:
        return any(one.sure for one in chain.mentions) or all(one.end - one.name > 1 for one in chain.mentions)
    if mention.sure:
        return _is_marked(mention, sentence) or meanings(chain) > 0
    if sentence.words[mention.name].written.isdigit():
        return False
    if _is_whole_message(mention, sentence):
        return _is_name(mention, sentence) or (_could_be_all(mention, sentence) and meanings(chain) > 0)
    if mention.kind:
        return False
    if mention.level is Level.PROVINCE:
        return _is_province(mention, sentence)
    is_long = mention.end - mention.name > 1
    return _is_name(mention, sentence) and (_is_where(mention, sentence) or (is_long and meanings(chain) == 1))


def _is_marked(mention: Mention, sentence: Sentence) -> bool:
    """Whether more than a kind marks it: a capital letter, a number, the very diacritics, or 'ở' before it."""
    words = _words(mention, sentence)
    if mention.level is not Level.COMMUNE or _is_where(mention, sentence) or words[0].capital:
        return True
    return any(word.accented for word in words) and any(not misspelt(entry, words) for entry in mention.entries)


def _is_whole_message(mention: Mention, sentence: Sentence) -> bool:
    others = (*sentence.words[: mention.start], *sentence.words[mention.end :])
    return all(word.key in AROUND for word in others)


def _could_be_all(mention: Mention, sentence: Sentence) -> bool:
    """Whether a message could consist of it: 'an cu' yes, 'đồng ý' not, 'F1' not."""
    words = _words(mention, sentence)
    enough = len(words) > 1 or mention.level is Level.PROVINCE
    return enough and not _is_other_name(mention, sentence) and " ".join(word.key for word in words) not in NAMES


def _is_province(mention: Mention, sentence: Sentence) -> bool:
    """Provinces need no capital letters: they are few, and said often."""
    words = _words(mention, sentence)
    if (
        sentence.key(mention.start, mention.end) in _CLEAR
        or _is_where(mention, sentence)
        or _is_name(mention, sentence)
    ):
        return True
    exactly = not any(word.capital for word in words) and any(not misspelt(one, words) for one in mention.entries)
    return exactly and not _is_other_name(mention, sentence) and " ".join(word.key for word in words) not in NAMES


def _is_name(mention: Mention, sentence: Sentence) -> bool:
    """Whether it is written as a name: capitals, the right diacritics, and not a part of some other name."""
    words = _words(mention, sentence)
    if not all(word.capital for word in words) or _is_other_name(mention, sentence):
        return False
    goes_on = _is_capital(sentence, mention.start - 1, mention.start) or _is_capital(sentence, mention.end, mention.end)
    return not goes_on and any(not misspelt(entry, words) for entry in mention.entries)


def _is_capital(sentence: Sentence, number: int, gap: int) -> bool:
    """Whether a neighbour, nothing but a space away, has a capital letter and is part of a name."""
    if not 0 <= number < len(sentence) or sentence.gap(gap) != " ":
        return False
    word = sentence.words[number]
    return word.written[0].isupper() and word.key not in AROUND and word.spoken not in WHERE


def _is_where(mention: Mention, sentence: Sentence) -> bool:
    return mention.start > 0 and sentence.words[mention.start - 1].spoken in WHERE


def _is_other_name(mention: Mention, sentence: Sentence) -> bool:
    return mention.start > 0 and sentence.words[mention.start - 1].key in BEFORE_OTHER_NAMES


def _words(mention: Mention, sentence: Sentence) -> tuple[Word, ...]:
    return sentence.words[mention.name : mention.end]
