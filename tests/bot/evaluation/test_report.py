"""The figures of a run."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.report import aspect_figures, confusion, figures, latency, report, share
from tests.bot.evaluation.outcomes import OVERVIEW, RIGHT, WRONG, choice, outcome, unsure

TALK = {"kind": "talk", "codes": [], "aspects": [], "style": "chat"}
MIXED = [
    outcome(),
    outcome(codes=(WRONG, "1.000003", RIGHT), line=2),
    choice(WRONG, RIGHT),
    unsure({"style": "typo"}),
    outcome(TALK, kind="talk", codes=(), aspects=()),
    outcome(TALK),
]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (95, 100, 0.8882, 0.9785),
    ],
)
def test_wilson_intervals_of_the_literature(hits: int, total: int, low: float, high: float) -> None:
    assert share(hits, total) == {
        "share": round(hits / total, 4),
        "low": pytest.approx(low, abs=1e-4),
        "high": pytest.approx(high, abs=1e-4),
        "hits": hits,
        "total": total,
    }


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_an_interval_holds_its_share_and_stays_between_0_and_1(counts: tuple[int, int]) -> None:
    one = share(*counts)
    assert 0 <= one["low"] <= one["share"] <= one["high"] <= 1
    assert math.copysign(1, one["low"]) == 1, "printed as -0.0 %"


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) == {"share": 0.0, "low": 0.0, "high": 0.0, "hits": 0, "total": 0}


@pytest.mark.parametrize(
    ("name", "hits", "total"),
    [
        ("procedure_r1", 1, 4),
        ("procedure_r3", 3, 4),
        ("procedure_r5", 3, 4),
        ("answered_right", 1, 2),
        ("choice_instead_of_answer", 1, 4),
        ("fully_right", 2, 6),
        ("kind_right", 3, 6),
        ("wrongly_a_procedure", 1, 2),
    ],
)
def test_each_figure_counts_the_rows_that_it_is_about(name: str, hits: int, total: int) -> None:
    figure = figures(MIXED)[name]
    assert (figure["hits"], figure["total"]) == (hits, total)


def test_an_expected_choice_is_ranked_and_is_no_plain_question() -> None:
    some = figures([choice(WRONG, RIGHT, expected={"kind": "choose"})])
    assert some["procedure_r3"]["hits"] == 1
    assert some["answered_right"]["total"] == some["choice_instead_of_answer"]["total"] == 0


def test_figures_by_style() -> None:
    styles = report(MIXED)["styles"]
    assert list(styles) == ["chat", "plain", "typo"]
    totals = {style: some["fully_right"]["total"] for style, some in styles.items()}
    assert totals == {"chat": 2, "plain": 3, "typo": 1}
    assert styles["typo"]["fully_right"]["hits"] == 0
    assert styles["plain"] == figures(MIXED[:3])


def test_aspects_over_all_rows_together() -> None:
    rows = [outcome(), outcome({"aspects": ["fee", "time"]}), outcome({"aspects": []}, aspects=(*OVERVIEW, "steps"))]
    assert aspect_figures(rows) == {"precision": round(6 / 7, 4), "recall": round(6 / 7, 4), "f1": round(6 / 7, 4)}


def test_precision_and_recall_are_not_mixed_up() -> None:
    assert aspect_figures([outcome(aspects=OVERVIEW)]) == {"precision": 0.25, "recall": 1.0, "f1": 0.4}
    assert aspect_figures([outcome({"aspects": []})]) == {"precision": 1.0, "recall": 0.25, "f1": 0.4}


def test_aspects_of_nothing_are_nothing() -> None:
    assert aspect_figures([]) == aspect_figures([outcome(aspects=())]) == {"precision": 0, "recall": 0, "f1": 0}


def test_aspects_count_only_where_a_procedure_was_answered() -> None:
    assert figures([outcome(), choice(RIGHT), unsure()])["aspects"]["recall"] == 1.0


def test_confusion_of_kinds() -> None:
    assert confusion(MIXED) == {"answer": {"answer": 2, "choose": 1, "unsure": 1}, "talk": {"talk": 1, "answer": 1}}


def test_latency_in_milliseconds() -> None:
    seconds = [number / 1000 for number in range(100, 0, -1)]
    assert latency([outcome(seconds=second) for second in seconds]) == {"p50": 51.0, "p95": 96.0, "max": 100.0}


def test_latency_of_one() -> None:
    assert latency([outcome(seconds=0.0123)]) == {"p50": 12.3, "p95": 12.3, "max": 12.3}


def test_misses_say_what_was_expected_and_what_came() -> None:
    miss = report(MIXED)["worst"][0]
    assert (miss["line"], miss["text"]) == (2, "lệ phí?")
    assert miss["expected"] == {"kind": "answer", "codes": (RIGHT,), "aspects": ("fee",)}
    assert miss["got"] == {"kind": "answer", "codes": (WRONG, "1.000003", RIGHT), "aspects": ("fee",)}


def test_right_rows_are_no_misses_and_the_list_ends() -> None:
    assert report([outcome()])["worst"] == []
    assert 0 < len(report([unsure()] * 500)["worst"]) < 100


def test_a_report_of_nothing() -> None:
    nothing = report([])
    assert nothing["rows"] == 0
    assert nothing["styles"] == nothing["confusion"] == nothing["latency_ms"] == {}
    assert nothing["worst"] == []
    assert nothing["all"]["fully_right"]["total"] == 0


def test_a_report_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(report(MIXED)))["rows"] == len(MIXED)
