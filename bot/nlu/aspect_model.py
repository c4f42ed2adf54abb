"""Learning which aspects a question asks: a yes or no for each over its words, its letters and the known patterns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.aspects import find_aspects
from procedures_kb.answers import Aspect
from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold

ASKABLE = tuple(aspect for aspect in Aspect if aspect is not Aspect.OVERVIEW)


class Labelled(NamedTuple):
    """A question, the aspects that it asks, and how much the example counts."""

    text: str
    asked: Collection[Aspect]
    weight: float = 1.0


class AspectModel:
    """Probabilities of aspects. The patterns of `aspects.find_aspects` are features among others."""

    def __init__(
        self, words: TfidfVectorizer, letters: TfidfVectorizer, classifiers: Sequence[LogisticRegression]
    ) -> None:
        """The fitted parts, a classifier for each of `ASKABLE`; see `learn`."""
        self.words = words
        self.letters = letters
        self.classifiers = classifiers

    @classmethod
    def learn(cls, examples: Sequence[Labelled], strength: float) -> AspectModel:
        """Fit on labelled questions; `strength` is the inverse of the regularisation."""
        prepared = [prepare(example.text) for example in examples]
        words = TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 3), sublinear_tf=True, min_df=2)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3)
        model = cls(words.fit(prepared), letters.fit(prepared), [])
        features = model._features(prepared)
        weights = np.array([example.weight for example in examples])
        model.classifiers = [
            LogisticRegression(C=strength, max_iter=400, class_weight="balanced").fit(
                features, [aspect in example.asked for example in examples], sample_weight=weights
            )
            for aspect in ASKABLE
        ]
        return model

    def asked(self, text: str, least: float) -> list[Aspect]:
        """The aspects that are likelier than `least`, in the order in which the question asks them."""
        likely = [aspect for aspect, probability in self.probabilities(text).items() if probability >= least]
        return sorted(likely, key=lambda aspect: self._place(text, aspect)) if len(likely) > 1 else likely

    def probabilities(self, text: str) -> dict[Aspect, float]:
        """How likely each aspect is asked."""
        features = self._features([prepare(text)])
        return {
            aspect: float(classifier.predict_proba(features)[0, 1])
            for aspect, classifier in zip(ASKABLE, self.classifiers, strict=True)
        }

    def parts(self) -> dict[str, object]:
        """What `AspectModel(**parts)` is made of, to be stored."""
        return {"words": self.words, "letters": self.letters, "classifiers": list(self.classifiers)}

    def _place(self, text: str, aspect: Aspect) -> int:
        """Where the words stand that speak most for the aspect: the opening of the text that makes it likely."""
        syllables = prepare(text).split()
        openings = [" ".join(syllables[: end + 1]) for end in range(len(syllables))]
        rising = self.classifiers[ASKABLE.index(aspect)].decision_function(self._features(openings))
        return int(np.argmax(np.diff(rising, prepend=rising[:1])))

    def _features(self, prepared: Sequence[str]) -> csr_matrix:
        patterns = csr_matrix([_hits(text) for text in prepared])
        return hstack([self.words.transform(prepared), self.letters.transform(prepared), patterns], format="csr")


def prepare(text: str) -> str:
    """The text as the model sees it: abbreviations written out, no diacritics."""
    return fold(readable(text))


def _hits(text: str) -> list[float]:
    found = {mention.aspect for mention in find_aspects(text)}
    return [float(aspect in found) for aspect in ASKABLE]
