"""The search index: the procedures that a question may be about, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from procedures_kb.models import Procedure
from procedures_kb.search.expressions import expressions, prior
from procedures_kb.search.features import char_features, readable, word_features
from procedures_kb.search.space import Floats, VectorSpace

_WORD_SHARE = 0.6
_PRIOR_SHARE = 0.08


class Match(NamedTuple):
    """One candidate; `score` is about 1 for a question that says the name and nothing else, 0 for none."""

    code: str
    name: str
    score: float


class SearchIndex:
    """Immutable; built from the whole catalogue."""

    def __init__(self, procedures: Iterable[Procedure], phrases: Mapping[str, Sequence[str]] | None = None) -> None:
        """`phrases` are everyday wordings by code."""
        self.codes: list[str] = []
        self._names: list[str] = []
        priors: list[float] = []
        texts: list[str] = []
        weights: list[float] = []
        starts: list[int] = []
        for procedure in procedures:
            self.codes.append(procedure.code)
            self._names.append(procedure.name)
            priors.append(prior(procedure))
            starts.append(len(texts))
            for expression in expressions(procedure, (phrases or {}).get(procedure.code, ())):
                texts.append(readable(expression.text))
                weights.append(expression.weight)
        self._starts = np.array(starts)
        self._weights = np.array(weights, np.float32)
        self._priors = np.array(priors, np.float32)
        self._words = VectorSpace(word_features, texts)
        self._chars = VectorSpace(char_features, texts)

    def search(self, question: str, limit: int = 10) -> list[Match]:
        """The likeliest procedures for a question, best first."""
        if not self.codes:
            return []
        scores = self._scores(readable(question))
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Match(self.codes[at], self._names[at], float(scores[at])) for at in best if scores[at] > 0]

    def name_of(self, code: str) -> str | None:
        """The name of an indexed procedure."""
        return self._names[self.codes.index(code)] if code in self.codes else None

    def _scores(self, text: str) -> Floats:
        words, known = self._words.scores(text)
        chars, _ = self._chars.scores(text)
        both = (_WORD_SHARE * words + (1 - _WORD_SHARE) * chars) * self._weights
        best: Floats = np.maximum.reduceat(both, self._starts)
        return best * (1 - _PRIOR_SHARE + _PRIOR_SHARE * self._priors) * np.float32(0.5 + 0.5 * known)
