from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from actions.casework.complaints.settings import ComplaintSettings, DeliverySettings, folded_words
from tests.actions.casework.complaints.complaint_builders import ROUTE, settings


def test_nothing_need_be_set() -> None:
    usual = ComplaintSettings()
    assert (usual.fallback, usual.answer_days, usual.pictures.count) == ("1022", 10, 3)
    assert usual.delivery.targets(ROUTE) == ()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"to": ""}, "to"),
        ({"to": "a", "place": "9"}, "place"),
        ({"to": "a", "category": "rubbish"}, "category"),
        ({"to": "a", "next": "a"}, "'next' is 'to' itself"),
        ({"to": "a", "silent_days": 5}, "without 'next'"),
        ({"to": "a", "answer_days": 0}, "answer_days"),
        ({"to": "a", "unit_words": ["!"]}, "unit_words"),
        ({"to": "a", "silence": 1}, "silence"),
    ],
)
def test_a_faulty_rule_is_refused_with_its_fault(rule: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        settings(rule)


def test_words_are_compared_folded() -> None:
    assert settings({"to": "a", "unit_words": ["  Công An, xã "]}).rules[0].unit_words == ("cong an xa",)
    assert folded_words("UBND P. Mẫu-1!") == "ubnd p mau-1"


def test_a_ticket_goes_every_way_that_is_set() -> None:
    ways = DeliverySettings(email=True, webhook_url="https://mau.example/phan-anh", csv_folder="phan-anh")
    assert ways.targets(ROUTE) == (
        ("email", "phuong1@mau.example"),
        ("webhook", "https://mau.example/phan-anh"),
        ("csv", "phan-anh"),
    )
    two = ways.targets(replace(ROUTE, email="a@mau.example, b@mau.example"))
    assert two[:2] == (("email", "a@mau.example"), ("email", "b@mau.example"))
    assert ways.targets(replace(ROUTE, email=""))[0] == ("webhook", "https://mau.example/phan-anh")
