"""A linear classifier of short Vietnamese texts, shared by the components that learn one label per message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from procedures_kb.search.features import readable
from procedures_kb.vietnamese import fold


def text_classifier(strength: float, labels: Sequence[str], evenness: float = 1.0) -> Pipeline:
    """Logistic regression over syllables and character n-grams; `strength` is the inverse of the regularisation.

    A label counts by its frequency in `labels` to the power of minus `evenness`: 1 makes all labels count alike.
    """
    words = TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)
    chars = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    classifier = LogisticRegression(C=strength, max_iter=400, class_weight=_weights(labels, evenness))
    return make_pipeline(make_union(words, chars), classifier)


def _weights(labels: Sequence[str], evenness: float) -> dict[str, float]:
    counts = Counter(labels)
    usual = len(labels) / len(counts)
    return {label: (usual / count) ** evenness for label, count in counts.items()}


def prepared(text: str) -> str:
    """The text as the classifier reads it: abbreviations written out, no diacritics."""
    return fold(readable(text))
