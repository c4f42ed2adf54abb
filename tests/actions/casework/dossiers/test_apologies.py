from __future__ import annotations

from datetime import datetime, timedelta

from actions.casework.dossiers.apologies import Apologies
from actions.casework.dossiers.lateness import lateness
from actions.casework.dossiers.models import Dossier
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.store import Database
from tests.actions.casework.dossiers.builders import NOW, dossier

MISSED = datetime(2026, 11, 10, 17, 0)
NEW = datetime(2026, 11, 30, 17, 0)


def issue(apologies: Apologies, one: Dossier, now: datetime = NOW) -> bool:
    late = lateness(one, WorkingCalendar(), now)
    assert late is not None
    return apologies.issue(one, late, "rest", now)


def test_an_apology_is_issued_once_for_a_missed_promise(database: Database) -> None:
    apologies = Apologies(database)
    assert issue(apologies, dossier(due_at=MISSED))
    assert not issue(apologies, dossier(due_at=MISSED))
    assert not issue(apologies, dossier(due_at=MISSED), NOW + timedelta(days=1))


def test_a_new_date_is_a_new_apology_and_so_is_missing_it(database: Database) -> None:
    apologies = Apologies(database)
    moved = dossier(first_due_at=MISSED, due_at=NEW, due_moves=1)
    assert issue(apologies, dossier(due_at=MISSED))
    assert issue(apologies, moved)
    assert not issue(apologies, moved)
    assert issue(apologies, moved, NEW + timedelta(days=1))
    assert not issue(apologies, moved, NEW + timedelta(days=2))


def test_each_dossier_has_its_own(database: Database) -> None:
    apologies = Apologies(database)
    assert issue(apologies, dossier(due_at=MISSED))
    assert issue(apologies, dossier(code="H99.01-261102-0009", due_at=MISSED))
