"""Vietnamese text: normal form, tone marks, accent folding, abbreviations."""

from procedures_kb.vietnamese.abbreviations import expand_abbreviations
from procedures_kb.vietnamese.text import clean, fold, has_accents, nfc, syllables
from procedures_kb.vietnamese.tones import normalise_tones

__all__ = ["clean", "expand_abbreviations", "fold", "has_accents", "nfc", "normalise_tones", "syllables"]
