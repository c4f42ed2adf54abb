"""Features of a text: folded and accented syllables, pairs of them, and character n-grams without spaces.

Folded features find questions typed without diacritics, accented ones tell 'bán' from 'bạn' where they were typed,
character n-grams find slips and missing spaces.
"""

from __future__ import annotations

from procedures_kb.vietnamese import clean, expand_abbreviations, fold, normalise_tones, syllables

CHAR_LENGTHS = (3, 4)


def readable(text: str) -> str:
    """The text as both sides are compared: clean, abbreviations written out, one tone placement."""
    return normalise_tones(expand_abbreviations(clean(text).lower()))


def word_features(text: str) -> list[str]:
    """Syllables and pairs of a `readable` text, folded ('w:') and, where accents were typed, accented ('a:')."""
    accented = syllables(text)
    folded = fold(" ".join(accented)).split(" ") if accented else []
    features = [f"w:{syllable}" for syllable in folded]
    features += [f"w:{first} {second}" for first, second in zip(folded, folded[1:], strict=False)]
    if folded != accented:
        features += [f"a:{syllable}" for syllable in accented]
        features += [f"a:{first} {second}" for first, second in zip(accented, accented[1:], strict=False)]
    return features


def char_features(text: str) -> list[str]:
    """Character n-grams of the folded text without spaces."""
    joined = "".join(syllables(fold(text)))
    return [joined[start : start + n] for n in CHAR_LENGTHS for start in range(len(joined) - n + 1)]
