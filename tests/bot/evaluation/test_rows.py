"""Reading evaluation files, and naming the line that is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.rows import BadRow, Row, read_rows
from tests.helpers import PROJECT

DEVELOPMENT = PROJECT / "tests" / "evaluation" / "development.jsonl"


def rows_of(folder: Path, *lines: str | bytes | dict[str, Any]) -> list[Row]:
    """What is read of a file with these lines."""
    written = [json.dumps(line, ensure_ascii=False) if isinstance(line, dict) else line for line in lines]
    encoded = [line.encode() if isinstance(line, str) else line for line in written]
    path = folder / "rows.jsonl"
    path.write_bytes(b"\n".join(encoded))
    return list(read_rows(path))


def test_a_single_question_is_a_conversation_of_one_turn(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, {"text": "Lệ phí khai sinh?", "codes": ["1.001193"], "aspects": ["fee"], "style": "typo"})
    [turn] = row.turns
    assert turn.user == "Lệ phí khai sinh?"
    assert turn.expect is not None
    assert (turn.expect.codes, turn.expect.aspects) == (("1.001193",), ("fee",))
    assert (turn.expect.kind, turn.expect.style) == ("answer", "typo")


def test_what_is_left_out_has_a_usual_value(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, {"text": "chào"})
    assert row.turns[0].expect is not None
    assert row.turns[0].expect.model_dump() == {"codes": (), "aspects": (), "kind": "answer", "style": "plain"}


def test_more_keys_do_no_harm(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, {"text": "chào", "kind": "talk", "note": "from a forum"})
    assert row.turns[0].expect is not None
    assert row.turns[0].expect.kind == "talk"


def test_a_dialogue_keeps_its_turns_in_order(tmp_path: Path) -> None:
    first = {"user": "đăng ký kết hôn ở đâu", "expect": {"codes": ["1.000894"], "aspects": ["place"]}}
    [row] = rows_of(tmp_path, {"turns": [first, {"user": "thế à"}, {"user": "lệ phí?", "expect": {"kind": "answer"}}]})
    assert [turn.user for turn in row.turns] == ["đăng ký kết hôn ở đâu", "thế à", "lệ phí?"]
    assert [turn.expect is not None for turn in row.turns] == [True, False, True]


def test_empty_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "", {"text": "một"}, "   ", "\t\r", {"text": "hai"}, "")
    assert [row.line for row in rows] == [2, 5]


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert rows_of(tmp_path) == []


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, b'\xef\xbb\xbf{"text": "m"}')
    assert row.turns[0].user == "m"


@pytest.mark.parametrize(
    "bad",
    [
        "không phải JSON",
        '{"text": "nửa chừng"',
        b'{"text": "\xff"}',
        "5",
        "null",
        "[]",
        '"turns"',
        {},
        {"codes": ["1.001193"]},
        {"text": 7},
        {"text": None},
        {"text": "a", "codes": "1.001193"},
        {"text": "a", "codes": [1.001193]},
        {"text": "a", "aspects": {"fee": True}},
        {"text": "a", "aspects": ["price"]},
        {"text": "a", "kind": None},
        {"turns": 3},
        {"turns": None},
        {"turns": ["lệ phí?"]},
        {"turns": [{"expect": {}}]},
        {"turns": [{"user": "a", "expect": "answer"}]},
        {"turns": [{"user": "a", "expect": {"codes": 1}}]},
    ],
    ids=str,
)
def test_a_bad_line_is_named_with_its_file(tmp_path: Path, bad: str | bytes | dict[str, Any]) -> None:
    with pytest.raises(BadRow, match=r"^rows\.jsonl, line 3: ."):
        rows_of(tmp_path, {"text": "a"}, "", bad)


def test_a_bad_line_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadRow, match="text"):
        rows_of(tmp_path, {"codes": ["1.001193"]})


def test_good_rows_before_a_bad_one_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "a"}\nb\n', encoding="utf-8")
    rows = read_rows(path)
    assert next(rows).line == 1
    with pytest.raises(BadRow):
        next(rows)


def test_the_development_rows_are_read() -> None:
    assert sum(1 for _ in read_rows(DEVELOPMENT)) > 500
