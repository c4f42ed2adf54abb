"""The desk: routed, kept once, opened only with its factor."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.casework.complaints.desk import ComplaintDesk
from actions.casework.complaints.models import State
from actions.casework.complaints.tables import OutboxRow
from actions.casework.complaints.tickets import Tickets
from actions.casework.dossiers.attempts import Attempts
from actions.casework.dossiers.seals import Sealer
from procedures_kb.store import Database
from tests.actions.casework.complaints.complaint_builders import CALENDAR, COMPLAINT, ENTRIES, NOW, complaint, settings

KEY = b"k" * 32
PHONE = "0900000123"
TO_THE_WARD = {"category": "neighbourhood", "to": "phuong-mau-1"}
ANONYMOUS = complaint(contact_phone="", contact_email="", consent=False)


@pytest.fixture
def desk(database: Database) -> ComplaintDesk:
    tickets = Tickets(database, Sealer(KEY))
    return ComplaintDesk(tickets, settings(TO_THE_WARD), ENTRIES.get, CALENDAR, Attempts(database, KEY))


def test_a_complaint_is_routed_and_kept(desk: ComplaintDesk) -> None:
    ticket = desk.take(COMPLAINT, PHONE, "one", NOW)
    assert (ticket.route.entry, ticket.route.unit) == ("phuong-mau-1", "UBND phường Mẫu 1")
    assert ticket.route.answer_by > NOW
    assert ticket.state is State.RECEIVED
    assert desk.tickets.get(ticket.code) == ticket


def test_it_is_delivered_as_the_province_set(desk: ComplaintDesk, database: Database) -> None:
    posting = replace(desk, settings=settings(TO_THE_WARD, delivery={"email": True}))
    code = posting.take(COMPLAINT, PHONE, "one", NOW).code
    with database.session() as session:
        (row,) = session.scalars(select(OutboxRow)).all()
        assert (row.code, row.kind, row.target) == (code, "email", "phuong1@mau.example")


def test_the_same_submission_is_one_ticket(desk: ComplaintDesk) -> None:
    first = desk.take(COMPLAINT, PHONE, "one", NOW)
    assert desk.take(COMPLAINT, PHONE, "one", NOW + timedelta(seconds=2)) == first
    assert len(desk.tickets.waiting()) == 1


def test_its_citizen_opens_it_with_four_digits(desk: ComplaintDesk) -> None:
    ticket = desk.take(COMPLAINT, PHONE, "one", NOW)
    assert desk.open("a", ticket.code, "0123", NOW) == ticket
    assert desk.open("b", ticket.code, PHONE, NOW) == ticket


def test_an_anonymous_complaint_is_opened_with_its_number_and_keeps_no_contact(desk: ComplaintDesk) -> None:
    ticket = desk.take(ANONYMOUS, "4821", "one", NOW)
    opened = desk.open("a", ticket.code, "4821", NOW)
    assert opened == ticket
    assert opened.complaint.contact_phone == ""


def test_a_wrong_factor_and_an_unknown_code_are_refused_alike(desk: ComplaintDesk) -> None:
    ticket = desk.take(COMPLAINT, PHONE, "one", NOW)
    assert desk.open("a", ticket.code, "9999", NOW) is None
    assert desk.open("a", "PA-2A3C-4D5E", "0123", NOW) is None


def test_five_wrong_factors_lock_sender_and_code(desk: ComplaintDesk) -> None:
    ticket, other = (desk.take(COMPLAINT, PHONE, submission, NOW) for submission in ("one", "two"))
    for _ in range(5):
        assert desk.open("guesser", ticket.code, "9999", NOW) is None
    assert desk.open("guesser", other.code, "0123", NOW) is None
    assert desk.open("citizen", ticket.code, "0123", NOW) is None
    assert desk.open("citizen", other.code, "0123", NOW) == other
    assert desk.open("guesser", ticket.code, "0123", NOW + timedelta(minutes=16)) == ticket


def test_similar_complaints_of_the_place_are_counted(desk: ComplaintDesk) -> None:
    assert desk.alike(COMPLAINT, NOW) == 0
    desk.take(COMPLAINT, PHONE, "one", NOW)
    desk.take(ANONYMOUS, "4821", "two", NOW)
    assert desk.alike(COMPLAINT, NOW) == 2
    assert desk.alike(complaint(place_code="99002"), NOW) == 0


def test_without_a_place_none_is_alike(desk: ComplaintDesk) -> None:
    nowhere = complaint(place_code="", place="")
    desk.take(nowhere, PHONE, "one", NOW)
    assert desk.alike(nowhere, NOW) == 0
