from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.figures.counts import By, Counts, Spread
from actions.casework.dossiers.figures.exports import counts_json, csv_text, irregular_json, list_json, spreads_json
from actions.casework.dossiers.figures.overdue import Irregularity, ListedDossier
from actions.casework.dossiers.figures.staff_tables import StaffTable
from actions.casework.dossiers.models import DossierStatus

LISTED = ListedDossier(
    unit="UBND phường Mẫu 1",
    code="H99.01-261102-0007",
    procedure_name="Đăng ký kết hôn",
    group="Hộ tịch",
    status=DossierStatus.IN_PROGRESS,
    received_at=datetime(2026, 11, 2, 8, 15),
    due_at=None,
    days_late=0,
    reason="",
)


def read_back(table: StaffTable) -> list[list[str]]:
    """The rows below the header as a spreadsheet reads them."""
    text = csv_text(table).encode("utf-8").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def test_excel_knows_the_encoding_by_the_mark_at_the_start() -> None:
    assert csv_text(StaffTable(("Đơn vị",), [])).encode("utf-8") == b"\xef\xbb\xbf" + "Đơn vị\r\n".encode()


def test_numbers_moments_and_nothing_in_a_spreadsheet() -> None:
    table = StaffTable(("a", "b", "c", "d"), [(-3, 96.2, datetime(2026, 11, 2, 8, 5), None)])
    assert read_back(table) == [["-3", "96.2", "02/11/2026 08:05", ""]]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", " =1", "\t=1", "\n@x", "＝1", "=", '="a,b"'])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert read_back(StaffTable(("a",), [(text,)])) == [[f"'{text}"]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1))
def test_every_text_comes_back_and_none_is_a_formula(texts: list[str]) -> None:
    [back] = read_back(StaffTable(tuple(texts), [tuple(texts)]))
    assert [cell.removeprefix("'") for cell in back] == [text.removeprefix("'") for text in texts]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in back)


def test_counts_as_json_have_shares() -> None:
    counts = {
        "2026-09": Counts(received=3, finished=2, early=1, late=1, in_time_now=1),
        "": Counts(received=1, ended=1),
    }
    month, unknown = json.loads(json.dumps(counts_json(By.MONTH, counts)))
    assert month == {
        "by": "month",
        "name": "2026-09",
        "received": 3,
        "finished": 2,
        "early": 1,
        "on_time": 0,
        "late": 1,
        "undated": 0,
        "in_time_now": 1,
        "overdue_now": 0,
        "ended": 0,
        "apologies": 0,
        "unapologised": 0,
        "finished_share": 66.67,
        "on_time_share": 50.0,
    }
    assert (unknown["name"], unknown["finished_share"], unknown["on_time_share"]) == ("", 0.0, None)


def test_spreads_as_json() -> None:
    [spread] = spreads_json({"Hộ tịch": Spread(8, 0, 1, 2, 3, 4, 9)})
    assert spread["group"] == "Hộ tịch"
    assert (spread["finished"], spread["median"], spread["longest"]) == (8, 2, 9)


def test_a_list_as_json() -> None:
    [listed] = json.loads(json.dumps(list_json([LISTED])))
    assert listed["received_at"] == "2026-11-02T08:15:00"
    assert (listed["status"], listed["due_at"], listed["days_late"]) == ("in_progress", None, 0)


def test_what_cannot_be_checked_is_null_in_json() -> None:
    found: dict[Irregularity, list[ListedDossier]] = {kind: [] for kind in Irregularity}
    del found[Irregularity.FINISHED_WITHOUT_RESULT]
    found[Irregularity.NEVER_ENTERED] = [LISTED]
    as_json = irregular_json(found)
    assert as_json["finished_without_result"] is None
    assert as_json["stopped_without_reason"] == []
    assert [one["code"] for one in as_json["never_entered"] or []] == [LISTED.code]
