from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from actions.casework.hotlines.keeping import keep_hotlines
from actions.casework.hotlines.models import HotlineEntry
from actions.casework.hotlines.registry import MOST_LINES, HotlineRegistry
from procedures_kb.calendar import OfficeHours, WorkingCalendar
from procedures_kb.store import Database, open_database
from tests.actions.casework.hotlines.builders import NOW, SATURDAY, TODAY, entry

CONDUCT = "cán bộ thái độ kém"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path}/motcua.db")


def registry(database: Database, *entries: HotlineEntry) -> HotlineRegistry:
    with database.session() as session:
        keep_hotlines(session, entries, TODAY, ended=None)
    return HotlineRegistry(database, WorkingCalendar(), lambda: NOW)


def found(registry: HotlineRegistry, asked: str, area: str, now: datetime = NOW) -> list[str]:
    return [line.entry.key for line in registry.find(asked, area, now)]


def test_the_nearest_area_comes_first(database: Database) -> None:
    lines = registry(
        database, entry(key="province"), entry(key="commune", area="99001"), entry(key="other", area="99002")
    )
    assert found(lines, CONDUCT, "99001") == ["commune", "province"]
    assert found(lines, CONDUCT, "99") == found(lines, CONDUCT, "") == ["province"]


def test_another_province_s_lines_are_not_offered(database: Database) -> None:
    assert found(registry(database, entry()), CONDUCT, "91") == ["1022", "18001096"]


def test_a_question_without_a_topic_gets_the_general_lines(database: Database) -> None:
    lines = registry(database, entry(), entry(key="general", topics=("hỏi thủ tục",)))
    assert found(lines, "cho xin số đường dây nóng", "99001") == ["general", "1022", "18001096"]


def test_national_lines_are_always_there(database: Database) -> None:
    lines = registry(database)
    assert found(lines, "cháy nhà", "") == ["114"]
    assert found(lines, "loi cong dich vu cong", "99")[0] == "18001096"
    assert lines.entry("113") is not None


def test_a_province_gives_its_own_1022(database: Database) -> None:
    own = entry(key="1022", unit="Trung tâm 1022 tỉnh Mẫu", phones=("1022",), topics=("hỏi thủ tục",))
    units = [line.entry.unit for line in registry(database, own).find("xin số", "99001", NOW)]
    assert units == ["Trung tâm 1022 tỉnh Mẫu", "Cổng Dịch vụ công quốc gia"]


def test_never_more_than_five(database: Database) -> None:
    lines = registry(database, *(entry(key=f"k{number}") for number in range(9)))
    assert len(found(lines, CONDUCT, "99001")) == MOST_LINES == 5


def test_only_what_counts_today(database: Database) -> None:
    day = timedelta(days=1)
    lines = registry(
        database,
        entry(key="past", valid_to=TODAY - day),
        entry(key="last day", valid_to=TODAY),
        entry(key="future", valid_from=TODAY + day),
    )
    assert found(lines, CONDUCT, "99") == ["last day"]
    assert lines.entry("last day") is not None
    assert [lines.entry(key) for key in ("past", "future", "unknown")] == [None, None, None]


def test_closed_lines_say_when_they_open(database: Database) -> None:
    open_on_saturday = OfficeHours.model_validate({"sat": ["07:30-11:00"]})
    lines = registry(
        database, entry(key="closed"), entry(key="open", hours=open_on_saturday), entry(key="always", hours=None)
    )
    states = {line.entry.key: (line.open_now, line.opens_at) for line in lines.find(CONDUCT, "99", SATURDAY)}
    assert states == {
        "closed": (False, datetime(2026, 11, 30, 7, 30)),
        "open": (True, None),
        "always": (True, None),
    }


def test_a_past_entry_uncovers_the_national_one(database: Database) -> None:
    own = entry(key="1022", unit="cũ", valid_to=TODAY - timedelta(days=1))
    line = registry(database, own).entry("1022")
    assert line and line.unit == "Tổng đài dịch vụ công của tỉnh"
