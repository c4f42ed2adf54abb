"""Conversations in the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from sqlalchemy import event as listening
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.dialogue.tracker_store import DatabaseTrackerStore, RecordingTracker
from procedures_kb.store import Database, open_database
from tests.helpers import PROJECT

MAX_EVENTS = 50
FIRST = 1
"""A new conversation starts with one event: it listens."""
PER_TURN = 4


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(PROJECT / "domain.yml"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'motcua.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def store(domain: Domain, database: Database) -> DatabaseTrackerStore:
    return DatabaseTrackerStore(domain, database, MAX_EVENTS)


def turn(text: str) -> list[Event]:
    """What one question and its answer leave behind."""
    return [
        UserUttered(text, {"name": "ask_procedure", "confidence": 0.9}),
        SlotSet("procedure", "1.001193"),
        BotUttered("Đăng ký khai sinh: lệ phí …"),
        ActionExecuted("action_listen"),
    ]


async def say(store: DatabaseTrackerStore, sender: str, *texts: str) -> RecordingTracker:
    """One conversation's turns, saved one by one as Rasa does."""
    tracker = await store.get_or_create_tracker(sender)
    assert isinstance(tracker, RecordingTracker)
    for said in texts:
        for one in turn(said):
            tracker.update(one, store.domain)
        await store.save(tracker)
    return tracker


def rows(database: Database) -> list[tuple[Any, ...]]:
    with database.session() as session:
        found = session.execute(text("SELECT sender_id, seq, name, event FROM tracker_event ORDER BY sender_id, seq"))
        return [tuple(row) for row in found]


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, int]]]:
    """Every SQL statement with the number of rows that it was given."""
    seen: list[tuple[str, int]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        seen.append((statement, len(parameters) if many else 1))

    listening.listen(database.engine, "before_cursor_execute", note)
    yield seen
    listening.remove(database.engine, "before_cursor_execute", note)


def test_a_turn_is_what_the_counts_below_say() -> None:
    assert len(turn("")) == PER_TURN


async def test_an_unknown_sender_has_no_conversation(store: DatabaseTrackerStore) -> None:
    assert await store.retrieve("nobody") is None
    assert list(await store.keys()) == []


async def test_what_is_saved_is_read_back(store: DatabaseTrackerStore, database: Database, domain: Domain) -> None:
    said = await say(store, "lan", "làm giấy khai sinh cần gì", "thế còn lệ phí?")
    read = await DatabaseTrackerStore(domain, database, MAX_EVENTS).retrieve("lan")
    assert read is not None
    assert [one.as_dict() for one in read.events] == [one.as_dict() for one in said.events]
    assert read.get_slot("procedure") == "1.001193"
    assert read.latest_message is not None and read.latest_message.text == "thế còn lệ phí?"


async def test_only_new_events_are_written(store: DatabaseTrackerStore, database: Database) -> None:
    await say(store, "lan", *(f"câu {number}" for number in range(10)))
    with statements(database) as seen:
        await say(store, "lan", "câu cuối")
    written = [(sql, count) for sql, count in seen if not sql.startswith("SELECT")]
    inserts = [(sql, count) for sql, count in written if sql.startswith("INSERT")]
    assert written == inserts, "nothing is updated or deleted"
    assert sum(count for _, count in inserts) == PER_TURN
    assert [row[1] for row in rows(database)] == list(range(1, FIRST + 11 * PER_TURN + 1))


async def test_saving_twice_writes_once(store: DatabaseTrackerStore, database: Database) -> None:
    tracker = await say(store, "lan", "một")
    before = rows(database)
    await store.save(tracker)
    assert rows(database) == before


async def test_a_restart_goes_on_where_it_stopped(
    store: DatabaseTrackerStore, database: Database, domain: Domain
) -> None:
    await say(store, "lan", "một", "hai")
    restarted = DatabaseTrackerStore(domain, database, MAX_EVENTS)
    tracker = await say(restarted, "lan", "ba")
    assert [one.text for one in tracker.events if isinstance(one, UserUttered)] == ["một", "hai", "ba"]
    assert len(rows(database)) == FIRST + 3 * PER_TURN


async def test_two_stores_take_turns(store: DatabaseTrackerStore, database: Database, domain: Domain) -> None:
    """Two server processes on one database."""
    other = DatabaseTrackerStore(domain, database, MAX_EVENTS)
    for number in range(4):
        tracker = await say((store, other)[number % 2], "lan", f"câu {number}")
    texts = [one.text for one in tracker.events if isinstance(one, UserUttered)]
    assert texts == ["câu 0", "câu 1", "câu 2", "câu 3"]
    assert len(rows(database)) == FIRST + 4 * PER_TURN


async def test_a_stale_conversation_is_never_saved_over_a_newer_one(
    store: DatabaseTrackerStore, database: Database, domain: Domain
) -> None:
    stale = await say(store, "lan", "một")
    await say(DatabaseTrackerStore(domain, database, MAX_EVENTS), "lan", "hai")
    before = rows(database)
    stale.update(UserUttered("lạc"), domain)
    with pytest.raises(IntegrityError):
        await store.save(stale)
    assert rows(database) == before
    tracker = await say(store, "lan", "ba")
    assert [one.text for one in tracker.events if isinstance(one, UserUttered)] == ["một", "hai", "ba"]


async def test_conversations_do_not_mix(store: DatabaseTrackerStore, database: Database) -> None:
    await say(store, "lan", "của Lan")
    await say(store, "minh", "của Minh")
    assert sorted(await store.keys()) == ["lan", "minh"]
    tracker = await store.retrieve("minh")
    assert tracker is not None
    assert [one.text for one in tracker.events if isinstance(one, UserUttered)] == ["của Minh"]


async def test_vietnamese_is_stored_as_it_is_written(store: DatabaseTrackerStore, database: Database) -> None:
    await say(store, "lan", "Đăng ký khai sinh ở đâu?")
    stored = [str(row[3]) for row in rows(database)]
    assert any("Đăng ký khai sinh ở đâu?" in one for one in stored)
    assert not any("\\u" in one for one in stored)


async def test_a_failure_to_save_is_an_error_and_loses_nothing(
    store: DatabaseTrackerStore, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker = await say(store, "lan", "một")
    with monkeypatch.context() as patch:
        patch.setattr(database, "session", _full_disk)
        tracker.update(UserUttered("hai"), store.domain)
        with pytest.raises(OperationalError):
            await store.save(tracker)
    read = await store.retrieve("lan")
    assert read is not None and read is not tracker, "what was not saved is not shown as if it were"
    assert [one.text for one in read.events if isinstance(one, UserUttered)] == ["một"]


@contextmanager
def _full_disk() -> Iterator[None]:
    raise OperationalError("INSERT", {}, Exception("database or disk is full"))
    yield


async def test_a_turn_that_was_never_saved_is_not_remembered(store: DatabaseTrackerStore) -> None:
    """A turn that ran into its time limit leaves events behind that nobody saved."""
    tracker = await say(store, "lan", "một")
    tracker.update(UserUttered("dở dang"), store.domain)
    read = await store.retrieve("lan")
    assert read is not None
    assert [one.text for one in read.events if isinstance(one, UserUttered)] == ["một"]


async def test_a_long_conversation_stays_bounded(
    store: DatabaseTrackerStore, database: Database, domain: Domain
) -> None:
    tracker = await say(store, "lan", *(f"câu {number}" for number in range(100)))
    assert len(tracker.events) <= MAX_EVENTS
    assert len(rows(database)) == FIRST + 100 * PER_TURN, "the database keeps everything"
    read = await DatabaseTrackerStore(domain, database, MAX_EVENTS).retrieve("lan")
    assert read is not None
    assert len(read.events) == MAX_EVENTS
    assert read.latest_message is not None and read.latest_message.text == "câu 99"


async def test_the_hundredth_turn_costs_what_the_second_did(store: DatabaseTrackerStore, database: Database) -> None:
    await say(store, "lan", "câu 0")
    with statements(database) as second:
        await say(store, "lan", "câu 1")
    await say(store, "lan", *(f"câu {number}" for number in range(2, 99)))
    with statements(database) as hundredth:
        await say(store, "lan", "câu 99")
    assert [count for _, count in hundredth] == [count for _, count in second]


async def test_many_conversations_are_not_all_kept_in_memory(store: DatabaseTrackerStore) -> None:
    for number in range(1005):
        store._remember(store.init_tracker(f"sender-{number}"))
    assert len(store._cached) == 1000
    assert "sender-0" not in store._cached
