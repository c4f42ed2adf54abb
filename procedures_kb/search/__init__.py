"""Finding the procedure that a question is about."""

from procedures_kb.search.index import Match, SearchIndex
from procedures_kb.search.live import LiveIndex

__all__ = ["LiveIndex", "Match", "SearchIndex"]
