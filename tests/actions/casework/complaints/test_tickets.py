from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from actions.casework.complaints.codes import new_code, read_ticket_code
from actions.casework.complaints.models import Category, State, Ticket, TicketEvent
from actions.casework.complaints.tables import OutboxRow, TicketEventRow, TicketRow
from actions.casework.complaints.tickets import CITIZEN, SYSTEM, Tickets
from actions.casework.complaints.transitions import TicketError
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database
from tests.actions.casework.complaints.complaint_builders import COMPLAINT, NOW, ROUTE, complaint

PHONE = "0900000123"
TARGETS = (("email", "phuong1@mau.example"), ("csv", "phan-anh"))
LATER = NOW + timedelta(days=1)
SEALER = Sealer(b"k" * 32)


@pytest.fixture
def tickets(database: Database) -> Tickets:
    return Tickets(database, SEALER)


def taken(tickets: Tickets, submission: str = "one") -> Ticket:
    return tickets.take(COMPLAINT, ROUTE, PHONE, submission, NOW, TARGETS)


def answered(tickets: Tickets) -> Ticket:
    code = taken(tickets).code
    tickets.advance(code, State.IN_PROGRESS, "UBND phường Mẫu 1", "", LATER)
    return tickets.advance(code, State.ANSWERED, "UBND phường Mẫu 1", "Đã dọn.", LATER)


def count(database: Database, table: type[TicketRow] | type[TicketEventRow] | type[OutboxRow]) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_ticket_is_kept_whole_with_its_first_event_and_deliveries(tickets: Tickets, database: Database) -> None:
    ticket = taken(tickets)
    reading = read_ticket_code(ticket.code)
    assert reading is not None
    assert reading.sure
    assert tickets.get(ticket.code) == ticket
    assert (ticket.complaint, ticket.route, ticket.state) == (COMPLAINT, ROUTE, State.RECEIVED)
    assert ticket.events == (TicketEvent(NOW, State.RECEIVED, SYSTEM),)
    with database.session() as session:
        rows = session.scalars(select(OutboxRow).order_by(OutboxRow.id)).all()
        assert [(row.kind, row.target) for row in rows] == list(TARGETS)
        assert {(row.code, row.occasion, row.created_at, row.next_try_at, row.tries) for row in rows} == {
            (ticket.code, "received", NOW, NOW, 0)
        }


def test_a_target_that_stands_there_twice_is_delivered_once(tickets: Tickets, database: Database) -> None:
    tickets.take(COMPLAINT, ROUTE, PHONE, "one", NOW, (*TARGETS, *TARGETS))
    assert count(database, OutboxRow) == len(TARGETS)


def test_without_consent_no_contact_is_kept(tickets: Tickets) -> None:
    ticket = tickets.take(complaint(consent=False), ROUTE, "4821", "one", NOW)
    kept = tickets.get(ticket.code)
    assert kept is not None
    assert (kept.complaint.contact_phone, kept.complaint.contact_email) == ("", "")
    assert tickets.open(ticket.code, "4821") == ticket


def test_the_same_submission_is_one_ticket(tickets: Tickets, database: Database) -> None:
    assert taken(tickets) == taken(tickets)
    assert taken(tickets, "two").code != taken(tickets).code
    assert (count(database, TicketRow), count(database, TicketEventRow), count(database, OutboxRow)) == (2, 2, 4)


def test_a_submission_confirmed_many_times_at_once_is_one_ticket(tickets: Tickets, database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        codes = {ticket.code for ticket in pool.map(lambda _: taken(tickets), range(24))}
    assert len(codes) == 1
    assert (count(database, TicketRow), count(database, TicketEventRow), count(database, OutboxRow)) == (1, 1, 2)


def test_a_code_that_is_taken_is_drawn_again(database: Database) -> None:
    once, twice = new_code(), new_code()
    codes: Iterator[str] = iter([once, once, twice, once, once, once])
    tickets = Tickets(database, SEALER, lambda: next(codes))
    assert [taken(tickets, submission).code for submission in ("one", "two")] == [once, twice]
    with pytest.raises(TicketError, match="mã"):
        taken(tickets, "three")
    assert count(database, TicketRow) == 2


def test_a_factor_that_could_never_open_it_is_refused(tickets: Tickets, database: Database) -> None:
    with pytest.raises(ValueError, match="four digits"):
        tickets.take(COMPLAINT, ROUTE, "123", "one", NOW)
    assert count(database, TicketRow) == 0


def test_the_last_four_digits_open_it(tickets: Tickets) -> None:
    ticket = taken(tickets)
    assert tickets.open(ticket.code, "0123") == ticket
    assert tickets.open(ticket.code, PHONE) == ticket


@pytest.mark.parametrize("factor", ["0124", "123", "", "không có"])
def test_a_wrong_factor_and_an_unknown_code_are_refused_alike(tickets: Tickets, factor: str) -> None:
    assert tickets.open(taken(tickets).code, factor) is None
    assert tickets.open(new_code(), factor) is None
    assert tickets.get(new_code()) is None


def test_the_factor_of_one_ticket_does_not_lie_in_the_database(tickets: Tickets, database: Database) -> None:
    ticket = tickets.take(complaint(consent=False), ROUTE, "4821", "one", NOW)
    with database.session() as session:
        row = session.get_one(TicketRow, ticket.code)
        assert not any("4821" in str(getattr(row, column.key)) for column in TicketRow.__mapper__.column_attrs)


def test_each_step_is_told(tickets: Tickets) -> None:
    ticket = answered(tickets)
    assert tickets.get(ticket.code) == ticket
    assert [event.state for event in ticket.events] == [State.RECEIVED, State.IN_PROGRESS, State.ANSWERED]
    assert ticket.events[-1] == TicketEvent(LATER, State.ANSWERED, "UBND phường Mẫu 1", "Đã dọn.")


def test_a_refused_step_changes_nothing(tickets: Tickets) -> None:
    ticket = taken(tickets)
    with pytest.raises(TicketError):
        tickets.advance(ticket.code, State.CLOSED, "Sở Nội vụ", "", LATER)
    with pytest.raises(TicketError, match="Không có phản ánh PA-"):
        tickets.advance(new_code(), State.FORWARDED, "Sở Nội vụ", "", LATER)
    assert tickets.get(ticket.code) == ticket


def test_two_who_move_it_at_once_do_not_both_succeed(tickets: Tickets) -> None:
    code = taken(tickets).code

    def move(state: State) -> bool:
        try:
            tickets.advance(code, state, "Sở Nội vụ", "Trùng", LATER)
        except TicketError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        moved = sum(pool.map(move, [State.REJECTED] * 6))
    ticket = tickets.get(code)
    assert ticket is not None
    assert (moved, len(ticket.events)) == (1, 2)


def test_a_rating_closes_it_and_is_given_once(tickets: Tickets) -> None:
    code = answered(tickets).code
    rated = tickets.rate(code, PHONE, 4, LATER)
    assert rated is not None
    assert (rated.rating, rated.state) == (4, State.CLOSED)
    assert rated.events[-1] == TicketEvent(LATER, State.CLOSED, CITIZEN, "Đánh giá 4/5.")
    with pytest.raises(TicketError, match="đã được đánh giá"):
        tickets.rate(code, PHONE, 1, LATER)
    assert tickets.get(code) == rated


def test_a_closed_ticket_can_still_be_rated(tickets: Tickets) -> None:
    closed = tickets.advance(answered(tickets).code, State.CLOSED, SYSTEM, "", LATER)
    rated = tickets.rate(closed.code, PHONE, 5, LATER)
    assert rated == replace(closed, rating=5)


def test_nobody_else_rates_and_nothing_unanswered_is_rated(tickets: Tickets) -> None:
    ticket = taken(tickets)
    assert tickets.rate(ticket.code, "9999", 5, LATER) is None
    with pytest.raises(TicketError, match="chưa được trả lời"):
        tickets.rate(ticket.code, PHONE, 5, LATER)
    for stars in (0, 6):
        with pytest.raises(TicketError, match="từ 1 đến 5"):
            tickets.rate(ticket.code, PHONE, stars, LATER)
    assert tickets.get(ticket.code) == ticket


def test_alike_are_those_of_the_same_place_kind_and_week_with_a_similar_text(tickets: Tickets) -> None:
    ticket = taken(tickets)
    told = complaint(text="rac chat dong truoc cong truong tieu hoc Mau, ko ai don")
    assert [found.code for found in tickets.alike(told, LATER)] == [ticket.code]
    assert tickets.alike(replace(told, place_code="99002"), LATER) == []
    assert tickets.alike(replace(told, category=Category.CONDUCT), LATER) == []
    assert tickets.alike(complaint(text="đèn đường hẻm 12 hư"), LATER) == []
    assert tickets.alike(told, NOW + timedelta(days=7)) == []


def test_what_is_alike_tells_nobodys_contact(tickets: Tickets) -> None:
    taken(tickets)
    [found] = tickets.alike(COMPLAINT, LATER)
    assert not any(secret in repr(found) for secret in (PHONE, "nguoidan@mau.example", "sender='a'"))
    assert found.complaint.text == COMPLAINT.text
