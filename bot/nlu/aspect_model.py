"""Learning which aspects a question asks: one yes-or-no question per aspect over its words, letters and known patterns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from bot.nlu.aspects import find_aspects
from procedures_kb.answers import Aspect
from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold

ASKABLE = tuple(aspect for aspect in Aspect if aspect is not Aspect.OVERVIEW)
_HIT_WEIGHT = 1.0

class AspectModel:
    """Probabilities of aspects. The patterns of `aspects.find_aspects` are features among others."""

    def __init__(self, words: TfidfVectorizer, letters: TfidfVectorizer, classifier: OneVsRestClassifier) -> None:
        """The fitted parts; see `learn`."""
        self.words = words
        self.letters = letters
        self.classifier = classifier

    @classmethod
    def learn(cls, texts: Sequence[str], asked: Sequence[Collection[Aspect]], strength: float) -> AspectModel:
        """Fit on questions and the aspects that each asks; `strength` is the inverse of the regularisation."""
        words = TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 3), sublinear_tf=True, min_df=2)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3)
        prepared = [prepare(text) for text in texts]
        words.fit(prepared)
        letters.fit(prepared)
        model = cls(words, letters, OneVsRestClassifier(LogisticRegression(C=strength, max_iter=400)))
        labels = np.array([[aspect in one for aspect in ASKABLE] for one in asked], np.int8)
        model.classifier.fit(model._features(prepared), labels)
        return model

    def probabilities(self, text: str) -> dict[Aspect, float]:
        """How likely each aspect is asked."""
        found: NDArray[np.float64] = self.classifier.predict_proba(self._features([prepare(text)]))[0]
        return dict(zip(ASKABLE, map(float, found), strict=True))

    def asked(self, text: str, least: float) -> list[Aspect]:
        """The aspects that are likelier than `least`, in the order in which the question asks them."""
        likely = [aspect for aspect, probability in self.probabilities(text).items() if probability >= least]
        return sorted(likely, key=lambda aspect: self._place(text, aspect)) if len(likely) > 1 else likely

    def parts(self) -> dict[str, object]:
        """What `AspectModel(**parts)` is made of, to be stored."""
        return {"words": self.words, "letters": self.letters, "classifier": self.classifier}

    def _place(self, text: str, aspect: Aspect) -> int:
        """Where the words stand that speak most for the aspect: the shortest opening of the text that asks it."""
        syllables = prepare(text).split()
        openings = [" ".join(syllables[: end + 1]) for end in range(len(syllables))]
        column = ASKABLE.index(aspect)
        rising = self.classifier.predict_proba(self._features(openings))[:, column]
        return int(np.argmax(np.diff(rising, prepend=0.0)))

    def _features(self, prepared: Sequence[str]) -> csr_matrix:
        hits = csr_matrix([_hits(text) for text in prepared])
        return hstack([self.words.transform(prepared), self.letters.transform(prepared), hits], format="csr")

def prepare(text: str) -> str:
    """The text as the model sees it: abbreviations written out, no diacritics."""
    return fold(readable(text))

def _hits(text: str) -> list[float]:
    found = {mention.aspect for mention in find_aspects(text)}
    return [_HIT_WEIGHT * (aspect in found) for aspect in ASKABLE]
