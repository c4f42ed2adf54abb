"""Finding the procedure that a question is about."""

from procedures_kb.search.index import Match, SearchIndex
from procedures_kb.search.live import LiveIndex
from procedures_kb.search.phrases import bundled_phrases
from procedures_kb.search.ranker import Ranker
from procedures_kb.search.training import train_ranker

__all__ = ["LiveIndex", "Match", "Ranker", "SearchIndex", "bundled_phrases", "train_ranker"]
