"""Tracking codes as citizens type them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.complaints.codes import (
    ALPHABET,
    check_character,
    new_code,
    read_ticket_code,
    read_ticket_codes,
)
from actions.casework.dossiers.codes.reader import read_codes
from actions.casework.privacy import withhold
from tests.actions.casework.dossiers.typing_codes import CODES as DOSSIER_CODES
from tests.actions.casework.dossiers.typing_codes import typed_otherwise

QUESTIONS = Path(__file__).parents[3] / "evaluation" / "development.jsonl"
EVERY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODES = st.integers(0, 10**9).map(lambda _: new_code())
BEFORE = st.sampled_from(["", "mã ", "cho hỏi phản ánh ", "Mã:", "(", "pa ", "phản ánh của tôi là: "])
AFTER = st.sampled_from(["", " tới đâu rồi", ".", "?", ") với", " 0123", ", hỏi ai"])


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Codes that hypothesis can shrink: seven characters and their check."""
    groups = st.text(ALPHABET, min_size=7, max_size=7)
    wanted = groups.filter(lambda drawn: _is_code(drawn + check_character(drawn)))
    characters = draw(wanted)
    return f"PA-{characters[:4]}-{(characters + check_character(characters))[4:]}"


def _is_code(characters: str) -> bool:
    mixed = all(re.search("[0-9]", group) and re.search("[A-Z]", group) for group in (characters[:4], characters[4:]))
    return mixed and set(characters) <= set(ALPHABET)


def characters_of(code: str) -> str:
    return code[3:7] + code[8:]


def written(characters: str) -> str:
    return f"PA-{characters[:4]}-{characters[4:]}"


@pytest.mark.parametrize(("characters", "check"), [("G123489654321", "Y"), ("A999522123456", "*"), ("", "1")])
def test_the_check_character_is_that_of_iso_7064_mod_37_2(characters: str, check: str) -> None:
    assert check_character(characters) == check


def test_new_codes_differ_and_are_read_as_themselves() -> None:
    made = {new_code() for _ in range(500)}
    assert len(made) == 500
    for code in made:
        assert _is_code(characters_of(code))
        reading = read_ticket_code(code)
        assert reading is not None
        assert (reading.code, reading.span, reading.sure) == (code, (0, 12), True)


@given(codes(), st.integers(0, 7), st.sampled_from(EVERY))
def test_no_single_wrong_character_leads_to_another_ticket(code: str, at: int, wrong: str) -> None:
    characters = characters_of(code)
    reading = read_ticket_code(written(characters[:at] + wrong + characters[at + 1 :]))
    assert reading is None or not reading.sure or reading.code == code
    if wrong in ALPHABET and wrong != characters[at]:
        assert reading is None or not reading.sure


@given(codes(), st.integers(0, 6))
def test_no_swap_of_neighbours_leads_to_another_ticket(code: str, at: int) -> None:
    characters = list(characters_of(code))
    characters[at], characters[at + 1] = characters[at + 1], characters[at]
    reading = read_ticket_code(written("".join(characters)))
    assert reading is None or not reading.sure or reading.code == code


@given(codes(), st.sampled_from(["-", "", " ", " - ", ".", "–"]), st.booleans(), BEFORE, AFTER)
def test_case_dashes_blanks_and_sentences_change_nothing(
    code: str, gap: str, upper: bool, before: str, after: str
) -> None:
    typed = code.replace("-", gap)
    typed = typed if upper else typed.lower()
    reading = read_ticket_code(before + typed + after)
    assert reading is not None
    assert (reading.code, reading.sure) == (code, True)
    assert reading.span == (len(before), len(before) + len(typed))


@given(codes(), st.data())
def test_look_alikes_are_mended(code: str, data: st.DataObject) -> None:
    alike = {"D": "0OQ", "7": "1IL", "8": "B", "5": "S", "2": "Z", "V": "U", "G": "6"}
    characters = characters_of(code)
    mistaken = [at for at, character in enumerate(characters) if character in alike]
    if not mistaken:
        return
    at = data.draw(st.sampled_from(mistaken))
    slip = data.draw(st.sampled_from(alike[characters[at]]))
    reading = read_ticket_code(written(characters[:at] + slip + characters[at + 1 :]))
    assert reading is not None
    assert (reading.code, reading.sure) == (code, True)


def test_a_sure_code_counts_before_one_with_a_slip() -> None:
    code = new_code()
    right = characters_of(code)
    wrong = written(right[:-1] + next(character for character in ALPHABET if character != right[-1]))
    text = f"{wrong} à nhầm, {code}"
    assert [reading.sure for reading in read_ticket_codes(text)] == [False, True]
    reading = read_ticket_code(text)
    assert reading is not None
    assert reading.code == code


@given(DOSSIER_CODES, st.sampled_from(["", "pa ", "PA-", "mã pa: "]))
def test_dossier_codes_are_none(code: str, before: str) -> None:
    assert read_ticket_codes(before + code) == []


@given(typed_otherwise(), st.sampled_from(["", "pa "]))
def test_dossier_codes_typed_otherwise_are_none(pair: tuple[str, str], before: str) -> None:
    assert read_ticket_codes(before + pair[1]) == []


@given(CODES)
def test_ticket_codes_are_no_dossier_codes_and_are_not_withheld(code: str) -> None:
    assert read_codes(code) == []
    assert withhold(f"phản ánh {code} tới đâu").numbers == ()


@pytest.mark.parametrize("before", ["", "pa ", "PA-", "PA: "])
@pytest.mark.parametrize(
    "text",
    [
        "0900 000 123", "0900000123", "0900.000.123", "+84 900 000 123", "67A-123.45", "67A1-234.56", "67A1-2345",
        "67A1 2345", "AA-12-34", "001099000123", "23/09/2025", "2024 2025", "12345678", "minh tinh", "ngay 2011",
        "1.001193", "năm 2025",
    ],
)  # fmt: skip
def test_numbers_plates_and_words_are_none(before: str, text: str) -> None:
    dashed_plate = before == "PA-" and text == "67A1-2345"
    assert bool(read_ticket_codes(before + text)) is dashed_plate


def test_no_question_of_a_citizen_has_a_code() -> None:
    texts = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert [text for text in texts if read_ticket_codes(text)] == []
