"""Rows through the real assistant, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.channels.conversation import Conversations
from bot.evaluation.measure import run_rows
from bot.evaluation.report import report
from bot.evaluation.rows import BadRow, read_rows
from bot.evaluation.run import evaluate

BIRTH, MARRIAGE = "1.001193", "1.000894"
ROWS = [
    {"text": "đăng ký khai sinh cho con cần giấy tờ gì", "codes": [BIRTH], "aspects": ["documents"]},
    {
        "turns": [
            {"user": "đăng ký kết hôn ở đâu", "expect": {"codes": [MARRIAGE], "aspects": ["place"], "style": "first"}},
            {"user": "thế còn lệ phí?", "expect": {"codes": [MARRIAGE], "aspects": ["fee"], "style": "follow-up"}},
        ]
    },
    {"text": "xin chào", "kind": "talk", "style": "chat"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three rows: a question, a dialogue with a follow-up, a greeting."""
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return path


async def test_three_rows(conversations: Conversations, file: Path) -> None:
    done: list[int] = []
    outcomes = await run_rows(conversations, read_rows(file), lambda: done.append(1))
    assert len(done) == len(ROWS)
    assert [(one.line, one.kind) for one in outcomes] == [(1, "answer"), (2, "answer"), (2, "answer"), (3, "talk")]
    assert [one.codes[0] for one in outcomes[:3]] == [BIRTH, MARRIAGE, MARRIAGE]
    assert [one.aspects for one in outcomes[:3]] == [("documents",), ("place",), ("fee",)]
    assert outcomes[3].codes == outcomes[3].aspects == ()
    assert all(one.fully_right and one.seconds > 0 for one in outcomes)


async def test_a_turn_without_expectation_is_only_said(conversations: Conversations, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    turns = [{"user": "đăng ký kết hôn ở đâu"}, {"user": "thế còn lệ phí?", "expect": {"codes": [MARRIAGE]}}]
    path.write_text(json.dumps({"turns": turns}), encoding="utf-8")
    [one] = await run_rows(conversations, read_rows(path), lambda: None)
    assert (one.text, one.codes[0], one.aspects) == ("thế còn lệ phí?", MARRIAGE, ("fee",))


async def test_rows_know_nothing_of_each_other(conversations: Conversations, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    lines = ["đăng ký kết hôn ở đâu", "thế còn lệ phí?"]
    path.write_text("\n" * 40 + "\n".join(json.dumps({"text": line}) for line in lines), encoding="utf-8")
    _, second = await run_rows(conversations, read_rows(path), lambda: None)
    assert second.kind != "answer"


@pytest.mark.parametrize("text", ["", "?!", "x" * 100_000], ids=["empty", "no words", "long"])
async def test_a_refused_text_is_an_outcome(conversations: Conversations, tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": text, "kind": "error"}), encoding="utf-8")
    [one] = await run_rows(conversations, read_rows(path), lambda: None)
    assert one.fully_right


async def test_no_rows_no_outcomes(conversations: Conversations) -> None:
    assert await run_rows(conversations, [], lambda: None) == []


def test_from_a_file_to_the_report(model: Path, file: Path) -> None:
    told: list[int] = []
    figures = evaluate(file, model, told.append)
    assert told == [len(ROWS)] * len(ROWS)
    assert figures.keys() == report([]).keys()
    assert figures["rows"] == figures["all"]["fully_right"]["hits"] == 4
    assert set(figures["styles"]) == {"plain", "first", "follow-up", "chat"}


def test_a_bad_file_fails_before_anything_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "a"}\nb\n', encoding="utf-8")
    with pytest.raises(BadRow, match="line 2"):
        evaluate(path, tmp_path / "no-model", lambda total: None)
