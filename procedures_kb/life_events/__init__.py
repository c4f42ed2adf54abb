"""Life events: what a family goes through, and the published procedures in the order in which they are done."""

from procedures_kb.life_events.loading import life_events
from procedures_kb.life_events.matching import match_event
from procedures_kb.life_events.models import LifeEvent, Step

__all__ = ["LifeEvent", "Step", "life_events", "match_event"]
