"""Conversations in the database: only new events are written, only the last ones are read.

Rasa's own SQL store replays and re-serialises the whole session at every message and does not run on SQLAlchemy 2.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, select

from bot.dialogue.tables import TrackerEvent
from procedures_kb.store import Database

_CACHED_CONVERSATIONS = 1000


class RecordingTracker(DialogueStateTracker):
    """A tracker that knows which of its events were not written yet, and up to which row it has read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Rasa's tracker."""
        super().__init__(*args, **kwargs)
        self.unsaved: list[Event] = []
        self.read_up_to = 0

    def update(self, event: Event, domain: Domain | None = None) -> None:
        """Apply the event and note it as new."""
        super().update(event, domain)
        self.unsaved.append(event)


class DatabaseTrackerStore(TrackerStore):
    """Keeps conversations in the assistant's database.

    A failure to save is an error, never a silent fallback to memory.
    """

    def __init__(self, domain: Domain | None, database: Database, max_events: int) -> None:
        """`max_events`: how many of a conversation's last events are replayed and kept in memory."""
        super().__init__(domain)
        self._database = database
        self._max_events = max_events
        self._cached: OrderedDict[str, RecordingTracker] = OrderedDict()

    def init_tracker(self, sender_id: str) -> RecordingTracker:
        """An empty conversation."""
        return RecordingTracker(sender_id, self.domain.slots, max_event_history=self._max_events)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that are new since the conversation was read."""
        assert isinstance(tracker, RecordingTracker)
        rows = list(_rows(tracker))
        try:
            with self._database.session() as session:
                session.add_all(rows)
        except Exception:
            self._cached.pop(tracker.sender_id, None)
            raise
        tracker.read_up_to += len(rows)
        tracker.unsaved = []
        self._remember(tracker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation with its last events, or None."""
        newest = self._newest(sender_id)
        if newest == 0:
            return None
        cached = self._cached.get(sender_id)
        if cached is not None and cached.read_up_to == newest and not cached.unsaved:
            return cached
        return self._read(sender_id, newest)

    async def keys(self) -> Iterable[str]:
        """Every conversation's sender."""
        with self._database.session() as session:
            return list(session.scalars(select(TrackerEvent.sender_id).distinct()))

    def _newest(self, sender_id: str) -> int:
        with self._database.session() as session:
            return session.scalar(select(func.max(TrackerEvent.seq)).where(TrackerEvent.sender_id == sender_id)) or 0

    def _read(self, sender_id: str, newest: int) -> RecordingTracker:
        since = newest - self._max_events
        query = select(TrackerEvent.event).where(TrackerEvent.sender_id == sender_id, TrackerEvent.seq > since)
        with self._database.session() as session:
            events = list(session.scalars(query.order_by(TrackerEvent.seq)))
        tracker = self.init_tracker(sender_id)
        for parameters in events:
            event = Event.from_parameters(dict(parameters))
            if event is not None:
                tracker.update(event, self.domain)
        tracker.unsaved = []
        tracker.read_up_to = newest
        return tracker

    def _remember(self, tracker: RecordingTracker) -> None:
        self._cached[tracker.sender_id] = tracker
        self._cached.move_to_end(tracker.sender_id)
        if len(self._cached) > _CACHED_CONVERSATIONS:
            self._cached.popitem(last=False)


def _rows(tracker: RecordingTracker) -> Iterable[TrackerEvent]:
    for number, event in enumerate(tracker.unsaved, start=tracker.read_up_to + 1):
        yield TrackerEvent(
            sender_id=tracker.sender_id,
            seq=number,
            timestamp=event.timestamp,
            name=event.type_name,
            event=event.as_dict(),
        )
