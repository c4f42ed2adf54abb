from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.complaints.models import Category, Complaint, Route
from actions.casework.complaints.routing import ABOUT, route
from actions.casework.complaints.settings import ComplaintSettings
from tests.actions.casework.complaints.complaint_builders import CALENDAR, COMPLAINT, ENTRIES, NOW, complaint, settings


def routed(rules: ComplaintSettings, told: Complaint = COMPLAINT, gone: tuple[str, ...] = ()) -> Route:
    return route(told, rules, lambda key: None if key in gone else ENTRIES.get(key), CALENDAR, NOW)


BY_CATEGORY = {"category": "neighbourhood", "to": "phuong-mau-1"}
BY_PLACE = {"place": "99001", "to": "so-noi-vu"}


def test_the_route_says_who_why_and_by_when() -> None:
    assert routed(settings(BY_CATEGORY)) == Route(
        entry="phuong-mau-1",
        unit="UBND phường Mẫu 1",
        phone="0900000001",
        email="phuong1@mau.example",
        why="Vì đây là phản ánh về đời sống khu dân cư tại Phường Mẫu 1 nên chuyển đến UBND phường Mẫu 1.",
        answer_by=datetime(2026, 12, 8, 17),
    )


def test_more_conditions_come_first_and_then_the_order_of_the_file() -> None:
    both = {"category": "neighbourhood", "place": "99001", "to": "thanh-tra"}
    everything = {"to": "1022"}
    assert routed(settings(everything, BY_CATEGORY, BY_PLACE, both)).entry == "thanh-tra"
    assert routed(settings(everything, BY_CATEGORY, BY_PLACE)).entry == "phuong-mau-1"
    assert routed(settings(everything, BY_PLACE, BY_CATEGORY)).entry == "so-noi-vu"
    assert routed(settings(everything)).entry == "1022"


@pytest.mark.parametrize(
    ("changed", "fits"),
    [
        ({"unit": "Công an phường Mẫu 1"}, True),
        ({"text": "anh cong an khu vuc vòi tiền"}, True),
        ({"unit": "Công", "text": "an toàn"}, False),
        ({"text": "công anh ấy làm"}, False),
    ],
)
def test_unit_words_are_whole_syllables_of_the_unit_or_the_text(changed: dict[str, Any], fits: bool) -> None:
    rules = settings({"unit_words": ["bộ đội", "công an"], "to": "thanh-tra"})
    assert (routed(rules, complaint(**changed)).entry == "thanh-tra") is fits


def test_a_rule_of_another_place_or_category_does_not_count() -> None:
    rules = settings({"place": "99", "to": "so-noi-vu"}, {"category": "bribe", "to": "thanh-tra"})
    assert routed(rules).entry == "1022"
    assert routed(rules, complaint(place_code="99")).entry == "so-noi-vu"


def test_a_rule_has_its_own_words_and_days() -> None:
    found = routed(settings(BY_CATEGORY | {"why": "Phường lo việc rác.", "answer_days": 1}))
    assert (found.why, found.answer_by) == ("Phường lo việc rác.", datetime(2026, 11, 25, 17))


def test_next_takes_the_place_of_an_office_that_is_gone_then_the_fallback_then_1022() -> None:
    rules = settings(BY_CATEGORY | {"next": "so-noi-vu", "why": "Phường lo việc rác."})
    second = routed(rules, gone=("phuong-mau-1",))
    assert second.entry == "so-noi-vu"
    assert "không còn trong danh bạ nên chuyển đến Sở Nội vụ." in second.why
    assert routed(rules, gone=("phuong-mau-1", "so-noi-vu")).unit == "Tổng đài 1022 tỉnh Mẫu"
    last = routed(rules, gone=tuple(ENTRIES))
    assert (last.entry, last.phone, last.unit) == ("1022", "1022", "Tổng đài 1022")
    assert last.why.endswith("chưa có nơi tiếp nhận riêng nên chuyển đến Tổng đài 1022.")


def test_an_office_without_a_number_has_none() -> None:
    assert routed(settings({"to": "thanh-tra"})).phone == ""


@given(
    st.builds(
        Complaint,
        text=st.text(),
        category=st.sampled_from(Category),
        place_code=st.text("0123456789", max_size=5),
        place=st.text(),
        unit=st.text(),
    ),
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),
    st.sets(st.sampled_from(sorted(ENTRIES))),
)
def test_every_complaint_has_a_route(told: Complaint, now: datetime, gone: set[str]) -> None:
    rules = settings(BY_CATEGORY | {"unit_words": ["rác"]}, BY_PLACE | {"next": "1022"})
    found = route(told, rules, lambda key: None if key in gone else ENTRIES.get(key), CALENDAR, now)
    assert found.unit in found.why
    assert ABOUT[told.category] in found.why
    assert CALENDAR.working_days_between(now.date(), found.answer_by.date()) == 10
