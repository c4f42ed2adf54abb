"""The search index: the procedures that a question may be about, the likeliest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from procedures_kb.models import Procedure
from procedures_kb.search.acts import ACTS, asked_acts, named_acts
from procedures_kb.search.expressions import body_text, expressions, prior
from procedures_kb.search.features import char_features, folded_features, readable, without_costs, word_features
from procedures_kb.search.ranker import Ranker
from procedures_kb.search.space import CoverageSpace, Floats, Ints, Tally, Vector, VectorSpace, Vocabulary
from procedures_kb.search.spelling import Speller

_SHORTLIST = 25
_SHORTLIST_WEIGHTS = np.array([0.5, 0.5, 0.75, 0.75, 0.3], np.float32)
_SHORTLIST_PRIOR = 0.2
_LEAST_USES = 2
_BRACKETS = re.compile(r"\([^)]*\)")


class Match(NamedTuple):
    """One candidate. `score` is the probability that it is meant, `support` how well its words fit at all (0..1)."""

    code: str
    name: str
    score: float
    support: float


class Shortlist(NamedTuple):
    """The candidates that are looked at closely: their numbers, and a row of signals for each."""

    numbers: Ints
    signals: Floats
    support: Floats


class SearchIndex:
    """Immutable; built from the whole catalogue in one pass."""

    def __init__(self, procedures: Iterable[Procedure], phrases: Mapping[str, Sequence[str]] | None = None) -> None:
        """`phrases` are everyday wordings by code."""
        self.codes: list[str] = []
        self._names: list[str] = []
        owners: list[int] = []
        texts: list[str] = []
        bodies: list[str] = []
        priors: list[float] = []
        acts: list[Floats] = []
        for number, procedure in enumerate(procedures):
            found = expressions(procedure, (phrases or {}).get(procedure.code, ()))
            self.codes.append(procedure.code)
            self._names.append(procedure.name)
            owners += [number] * len(found)
            texts += (without_costs(readable(text)) for text in found)
            bodies.append(body_text(procedure))
            priors.append(prior(procedure))
            acts.append(named_acts(procedure.official_name or procedure.name))
        self._numbers = {code: number for number, code in enumerate(self.codes)}
        self._priors = np.array(priors, np.float32)
        self._acts = np.stack(acts) if acts else np.zeros((0, len(ACTS)), np.float32)
        self._sizes = np.log1p(np.bincount(owners, minlength=len(self.codes))).astype(np.float32)
        self._starts = np.searchsorted(owners, np.arange(len(self.codes)))
        words, chars = Tally.of(map(word_features, texts)), Tally.of(map(char_features, texts))
        self._words = _Level(words, owners)
        self._chars = _Level(chars, owners)
        names = Tally.of((_name_features(texts[start]) for start in self._starts), self._words.vocabulary.ids)
        self._coverage = CoverageSpace(self._words.vocabulary, names)
        body_words = Tally.of(map(folded_features, bodies))
        self._body_words = Vocabulary(body_words)
        self._bodies = VectorSpace(self._body_words, body_words)
        self._speller = Speller(_syllable_uses(words))

    def search(self, question: str, ranker: Ranker, limit: int = 10) -> list[Match]:
        """The likeliest procedures for a question, best first."""
        shortlist = self.shortlist(question)
        if not len(shortlist.numbers):
            return []
        probabilities = ranker.probabilities(shortlist.signals)
        best = np.argsort(-probabilities, kind="stable")[:limit]
        return [
            Match(self.codes[number], self._names[number], float(probabilities[at]), float(shortlist.support[at]))
            for at, number in zip(best, shortlist.numbers[best], strict=True)
        ]

    def shortlist(self, question: str) -> Shortlist:
        """The candidates that share most with the question, with their signals; empty when none shares anything."""
        text = without_costs(self.mend(question))
        words = Counter(word_features(text))
        query = self._words.vocabulary.vector(words)
        similarities = self._similarities(words, query, self._chars.vocabulary.vector(Counter(char_features(text))))
        total = _SHORTLIST_WEIGHTS @ similarities
        total += _SHORTLIST_PRIOR * self._priors * (total > 0)
        size = min(_SHORTLIST, len(total))
        numbers = np.argpartition(-total, size - 1)[:size] if size else np.zeros(0, np.int64)
        numbers = numbers[total[numbers] > 0]
        best = similarities.max(axis=1, initial=0.0)
        own = similarities[:, numbers].T
        covered = self._coverage.shares(query)[numbers]
        support = own[:, :2].max(axis=1, initial=0.0) * np.float32(query.known) ** 0.5
        return Shortlist(numbers, self._signals(text, own, best, covered, numbers), support)

    def mend(self, text: str) -> str:
        """The text with abbreviations written out and slips mended."""
        return self._speller.mend(readable(text))

    def number_of(self, code: str) -> int | None:
        """The number of a procedure in this index."""
        return self._numbers.get(code)

    def _similarities(self, words: Counter[str], word_query: Vector, char_query: Vector) -> Floats:
        """Shape (5, procedures): best expression and all expressions together by words and by characters; body."""
        best_word, all_words = self._words.similarities(word_query, self._starts)
        best_char, all_chars = self._chars.similarities(char_query, self._starts)
        body = self._bodies.cosines(self._body_words.vector(words))
        return np.stack([best_word, best_char, all_words, all_chars, body])

    def _signals(self, text: str, own: Floats, best: Floats, covered: Floats, numbers: Ints) -> Floats:
        """A row for each candidate, whose similarities are `own` (n, 5); `best` (5,) are the best of all procedures."""
        relative = own / np.maximum(best, 1e-6)
        named, asked = self._acts[numbers], asked_acts(text)
        size, prior_ = self._sizes[numbers, None], self._priors[numbers, None]
        whole = np.stack([covered, covered**4], axis=1)
        parts = [own, np.sqrt(own), relative, whole, prior_, size, named * (1 - asked), named * asked]
        signals: Floats = np.concatenate(parts, axis=1).astype(np.float32)
        return signals


class _Level:
    """One kind of feature: a vector for each expression, and one for all expressions of a procedure together."""

    def __init__(self, each: Tally, owners: Sequence[int]) -> None:
        together = each.of_owners(owners)
        self.vocabulary = Vocabulary(together)
        self._each = VectorSpace(self.vocabulary, each)
        self._together = VectorSpace(self.vocabulary, together)

    def similarities(self, query: Vector, starts: Ints) -> tuple[Floats, Floats]:
        """The cosine with a procedure's best expression and with all of them together, each of shape (procedures,)."""
        if not len(starts):
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        return np.maximum.reduceat(self._each.cosines(query), starts), self._together.cosines(query)


def _name_features(name: str) -> list[str]:
    """The syllables of the `readable` name, without what stands in brackets."""
    return list(filter(_is_syllable, folded_features(_BRACKETS.sub(" ", name))))


def _syllable_uses(words: Tally) -> dict[str, int]:
    uses = zip(words.ids, words.users.tolist(), strict=True)
    return {feature[2:]: count for feature, count in uses if count >= _LEAST_USES and _is_syllable(feature)}


def _is_syllable(feature: str) -> bool:
    return feature.startswith("w:") and " " not in feature
