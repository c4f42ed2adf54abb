"""All records that are at hand go through the importers: nothing rejected, nothing twice."""

from __future__ import annotations

from procedures_kb.answers import answer_card
from procedures_kb.answers.aspects import Aspect
from procedures_kb.importers import import_paths
from procedures_kb.models import FeeStatus
from procedures_kb.store import ImportOutcome
from tests.procedures_kb.conftest import PublishedData

CODES = 4224
EVERY_ASPECT: list[Aspect] = [aspect for aspect in Aspect if aspect is not Aspect.OVERVIEW]


def test_every_published_record_is_read(published: PublishedData) -> None:
    assert [str(error) for error in published.report.rejected] == []
    assert len(published.store.codes()) == CODES


def test_importing_all_of_it_again_changes_nothing(published: PublishedData) -> None:
    revision = published.store.revision()
    again = import_paths(published.store, published.paths)
    assert again.outcomes == {ImportOutcome.UNCHANGED: published.report.read}
    assert (again.rejected, published.store.revision()) == ([], revision)


def test_every_published_procedure_answers_every_aspect(published: PublishedData) -> None:
    for shown in published.store.published():
        card = answer_card(shown.procedure, EVERY_ASPECT)
        assert len(card["custom"]["sections"]) == len(EVERY_ASPECT)
        assert f"Quyết định {shown.procedure.release.decision}, dữ liệu tháng" in card["text"]


def test_free_is_never_made_out_of_an_empty_cell(published: PublishedData) -> None:
    record = published.store.get("1.001193").procedure
    fees = [fee for method in record.methods for fee in method.fees]
    assert all(fee.status is not FeeStatus.FREE or fee.condition for fee in fees)
