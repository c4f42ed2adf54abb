"""Learning the ranker from what people say: phrases that were kept out of the index are the questions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from procedures_kb.models import Procedure, Source
from procedures_kb.search.index import SearchIndex
from procedures_kb.search.noise import noisy
from procedures_kb.search.ranker import Example, Ranker, fit

_KEPT_OUT_EVERY = 5
_BUNDLED_WEIGHT = 3.0
_OTHER_SHARE = 0.4
_NAME_WEIGHT = 3.0
_SEED = 20261123
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ASKING = (
    "",
    "",
    " mất mấy ngày",
    " cần giấy tờ gì",
    " ở đâu",
    " hết bao nhiêu tiền",
    " online được không",
    " bao lâu",
)
"""What people add to the name of a procedure that they know."""


def train_ranker(
    procedures: Sequence[Procedure],
    phrases: Mapping[str, Sequence[str]],
    progress: Callable[[int, int], None] | None = None,
) -> Ranker:
    """Keep every fifth phrase out, index the rest, learn on the kept-out ones with slips and lost accents.

    Procedures of the bundled catalogue count more, because people ask for them more.
    """
    index = SearchIndex(procedures, {code: _split(texts)[0] for code, texts in phrases.items()})
    questions = list(_questions(procedures, phrases))
    examples = []
    for done, (text, code, weight) in enumerate(questions, start=1):
        shortlist = index.shortlist(text)
        rows = (shortlist.numbers == index.number_of(code)).nonzero()[0]
        if len(rows):
            examples.append(Example(shortlist.signals, int(rows[0]), weight))
        if progress:
            progress(done, len(questions))
    return fit(examples)


def _split(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    kept_out = [text for number, text in enumerate(texts) if number % _KEPT_OUT_EVERY == 2]
    return [text for number, text in enumerate(texts) if number % _KEPT_OUT_EVERY != 2], kept_out


def _questions(
    procedures: Iterable[Procedure], phrases: Mapping[str, Sequence[str]]
) -> Iterable[tuple[str, str, float]]:
    chance = random.Random(_SEED)
    for procedure in procedures:
        bundled = procedure.release.source is Source.BUNDLED
        for text in _split(phrases.get(procedure.code, ()))[1]:
            if bundled or chance.random() < _OTHER_SHARE:
                yield noisy(text, chance), procedure.code, _BUNDLED_WEIGHT if bundled else 1.0
        if bundled:
            question = f"{_BRACKETS.sub('', procedure.name)}{chance.choice(_ASKING)}"
            yield noisy(question.lower(), chance), procedure.code, _NAME_WEIGHT
