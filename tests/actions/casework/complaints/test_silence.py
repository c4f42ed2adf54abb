from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import select

from actions.casework.complaints.models import Category, State, Ticket
from actions.casework.complaints.silence import Silence
from actions.casework.complaints.tables import OutboxRow
from actions.casework.complaints.tickets import Tickets
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database
from tests.actions.casework.complaints.complaint_builders import (
    CALENDAR,
    COMPLAINT,
    ENTRIES,
    NOW,
    ROUTE,
    complaint,
    settings,
)

RULE = {"category": "neighbourhood", "to": "phuong-mau-1", "next": "so-noi-vu", "silent_days": 3, "answer_days": 5}
CLOSE = datetime(2026, 11, 27, 17)
"""The close of the third working day after `NOW`, a holiday between."""
JUST_LATER = datetime(2026, 11, 27, 17, 1)


@pytest.fixture
def tickets(database: Database) -> Tickets:
    return Tickets(database, Sealer(b"k" * 32))


def silence(tickets: Tickets, *gone: str) -> Silence:
    rules = settings(RULE, delivery={"email": True})
    return Silence(tickets, rules, lambda key: None if key in gone else ENTRIES.get(key), CALENDAR)


def taken(tickets: Tickets, submission: str = "one") -> Ticket:
    return tickets.take(COMPLAINT, ROUTE, "0123", submission, NOW)


def occasions(database: Database) -> list[tuple[str, str, str]]:
    with database.session() as session:
        rows = session.scalars(select(OutboxRow).order_by(OutboxRow.id))
        return [(row.kind, row.target, row.occasion) for row in rows]


def test_it_is_silent_after_the_last_working_day_is_over(tickets: Tickets) -> None:
    ticket = taken(tickets)
    assert silence(tickets).silent(CLOSE) == []
    assert silence(tickets).silent(JUST_LATER) == [ticket]


def test_what_is_silent_goes_to_the_next_unit_once(tickets: Tickets, database: Database) -> None:
    code = taken(tickets).code
    [passed] = silence(tickets).escalate_silent(JUST_LATER)
    assert passed == tickets.get(code)
    assert (passed.state, passed.route.entry) == (State.FORWARDED, "so-noi-vu")
    assert passed.route.answer_by == datetime(2026, 12, 4, 17)
    assert passed.events[-1].note == passed.route.why
    assert "sau 3 ngày làm việc UBND phường Mẫu 1 chưa có phản hồi" in passed.route.why
    assert occasions(database) == [("email", "snv@mau.example", "silent-3")]
    assert silence(tickets).escalate_silent(datetime(2027, 1, 20)) == []
    assert len(occasions(database)) == 1


def test_two_processes_pass_it_on_once(tickets: Tickets, database: Database) -> None:
    for number in range(10):
        taken(tickets, f"submission-{number}")
    with ThreadPoolExecutor(2) as pool:
        passed = list(pool.map(lambda _: silence(tickets).escalate_silent(JUST_LATER), range(2)))
    assert sorted(ticket.code for some in passed for ticket in some) == sorted({t.code for t in tickets.waiting()})
    assert len(occasions(database)) == 10


def test_a_change_of_state_begins_a_new_silence(tickets: Tickets) -> None:
    code = taken(tickets).code
    tickets.advance(code, State.IN_PROGRESS, "UBND phường Mẫu 1", "", CLOSE)
    assert silence(tickets).silent(datetime(2026, 12, 2, 17)) == []
    assert [ticket.code for ticket in silence(tickets).silent(datetime(2026, 12, 2, 17, 1))] == [code]


@pytest.mark.parametrize("state", [State.ANSWERED, State.CLOSED, State.REJECTED])
def test_what_waits_for_nobody_is_not_silent(tickets: Tickets, state: State) -> None:
    code = taken(tickets).code
    steps = {State.REJECTED: [State.REJECTED], State.ANSWERED: [State.FORWARDED, State.ANSWERED]}
    for step in steps.get(state, [State.FORWARDED, State.ANSWERED, State.CLOSED]):
        tickets.advance(code, step, "UBND phường Mẫu 1", "Trùng", NOW)
    assert silence(tickets).silent(JUST_LATER) == []


def test_without_a_rule_of_silence_nothing_is_silent(tickets: Tickets) -> None:
    tickets.take(complaint(category=Category.BRIBE), ROUTE, "0123", "one", NOW)
    assert silence(tickets).silent(JUST_LATER) == []


def test_when_the_next_unit_is_gone_the_fallback_has_it_and_else_it_stays(tickets: Tickets) -> None:
    ticket = taken(tickets)
    assert silence(tickets, "so-noi-vu", "1022").escalate_silent(JUST_LATER) == []
    assert tickets.get(ticket.code) == ticket
    [passed] = silence(tickets, "so-noi-vu").escalate_silent(JUST_LATER)
    assert passed.route.entry == "1022"
