"""When a reply counts as right."""

from __future__ import annotations

import pytest

from bot.evaluation.measure import Outcome
from tests.bot.evaluation.outcomes import OVERVIEW, RIGHT, WRONG, choice, outcome, unsure


def test_any_accepted_code_counts() -> None:
    either = {"codes": [RIGHT, "1.000009"]}
    assert outcome(either, codes=("1.000009",)).code_within(1)
    assert outcome(either).code_within(1)
    assert not outcome(either, codes=(WRONG,)).code_within(1)


@pytest.mark.parametrize(("rank", "holds"), [(0, False), (1, False), (2, False), (3, True), (5, True)])
def test_the_rank_of_the_code_counts(rank: int, holds: bool) -> None:
    assert outcome(codes=(WRONG, "1.000003", RIGHT, "1.000004")).code_within(rank) is holds


def test_no_expected_code_is_never_within() -> None:
    assert not outcome({"codes": []}).code_within(5)


def test_only_an_answer_is_answered() -> None:
    assert outcome().answered
    assert not choice(RIGHT).answered
    assert not unsure().answered


def test_a_choice_counts_when_it_was_expected_and_holds_an_accepted_code() -> None:
    expected = {"kind": "choose", "codes": [RIGHT, "1.000009"]}
    assert choice(WRONG, "1.000003", "1.000009", expected=expected).fully_right
    assert not choice(WRONG, "1.000003", expected=expected).fully_right
    assert not choice(expected=expected).fully_right


def test_a_choice_instead_of_an_answer_is_wrong_and_the_other_way_round() -> None:
    assert not choice(RIGHT).fully_right
    assert not outcome({"kind": "choose"}).fully_right


@pytest.mark.parametrize(
    ("asked", "answered", "right"),
    [
        ((), OVERVIEW, True),
        (("overview",), OVERVIEW, True),
        ((), OVERVIEW[:3], False),
        (("fee",), ("fee",), True),
        (("fee",), OVERVIEW, False),
        (("fee", "time"), ("time", "fee"), True),
        (("fee", "time"), ("fee",), False),
        (("fee",), ("fee", "time"), False),
        (("overview", "steps"), (*OVERVIEW, "steps"), True),
    ],
)
def test_exactly_the_asked_aspects_are_right(asked: tuple[str, ...], answered: tuple[str, ...], right: bool) -> None:
    one = outcome({"aspects": asked}, aspects=answered)
    assert one.aspects_right is right
    assert one.fully_right is right


@pytest.mark.parametrize(
    "wrong",
    [
        outcome(codes=(WRONG, RIGHT)),
        outcome(aspects=("time",)),
        outcome(codes=()),
        unsure(),
        outcome({"kind": "talk", "codes": []}),
    ],
)
def test_an_answer_must_be_right_in_kind_code_and_aspects(wrong: Outcome) -> None:
    assert outcome().fully_right
    assert not wrong.fully_right


@pytest.mark.parametrize("kind", ["talk", "hotline", "emergency", "unsure"])
def test_kinds_without_a_procedure_need_only_the_kind(kind: str) -> None:
    expected = {"kind": kind, "codes": [], "aspects": []}
    assert outcome(expected, kind=kind, codes=(), aspects=()).fully_right
    assert not unsure(expected | {"kind": "error"}).fully_right
