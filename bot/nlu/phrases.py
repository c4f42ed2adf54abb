"""A sample of the everyday phrases, for components that learn what questions look like."""

from __future__ import annotations

from procedures_kb.search import bundled_phrases


def some_phrases(most: int) -> list[str]:
    """At most so many phrases from all over the catalogue, always the same ones."""
    phrases = [phrase for texts in bundled_phrases().values() for phrase in texts]
    step = max(1, len(phrases) // max(most, 1))
    return phrases[::step][:most]
