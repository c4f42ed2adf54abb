"""Dossier codes as citizens type them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actions.casework.dossiers.codes.reader import canonical, read_code, read_codes
from actions.casework.dossiers.codes.repairs import is_date
from tests.actions.casework.dossiers.typing_codes import (
    CODES,
    NEW_AGENCIES,
    OLD_AGENCIES,
    codes_of,
    typed_otherwise,
)

QUESTIONS = Path(__file__).parents[4] / "evaluation" / "development.jsonl"
SEEN = (
    "000.00.16.H19-230901-0001",
    "000.17.22.H56-210531-0001",
    "H56.14-240823-0001",
    "38.98.H29-210519-0013",
    "38.98.H29-210519-00033",
    "G22.99.48-20250115-0123",
    "G01.899.909-260916-890028",
    "G01.899.108.000-230517-0012",
)
NOT_CODES = (
    "1.001193", "2.000635", "163/QĐ-BTP", "118/2025/NĐ-CP", "02963.957.006", "0900.000.123", "0900 000 123", "90000",
    "001099000123", "23/09/2025", "23-09-2025", "1.000.000 đồng", "67A-123.45", "67H1-234.56", "0101234567-001", "CT01",
    "PA-H561-2408", "PA-2K8X-7M3N", "năm 2025", "GD4797900000001", "C1234567", "QH14", "24/24", "số 12", "8h30",
)  # fmt: skip
WORDS = (
    "hồ sơ",
    "ho so",
    "của",
    "tôi",
    "lo",
    "so",
    "bo",
    "oi",
    "la",
    "gi",
    "nộp",
    "ngày",
    "ở",
    "H",
    "g",
    "mã",
    "tới đâu",
    "rồi",
)
BEFORE = st.sampled_from(
    ["", "mã hồ sơ ", "hồ sơ của tôi là: ", "ho so so ", "cho hỏi (", "Mã:", "tháng 9, ", "hs ", "mã"]
)
AFTER = st.sampled_from(["", " tới đâu rồi", " lo qua", ", nộp ngày 12/5", ".", "?", ") với", " 0123", " o dau"])


@pytest.mark.parametrize("code", SEEN)
def test_codes_that_were_seen_are_their_own_canonical_form(code: str) -> None:
    assert canonical(code) == code


@given(CODES)
def test_every_canonical_code_is_read_as_itself(code: str) -> None:
    reading = read_code(code)
    assert reading is not None
    assert (reading.code, reading.span, reading.sure) == (code, (0, len(code)), True)
    assert canonical(f"  {code.lower()}\n") == code


@given(typed_otherwise(), BEFORE, AFTER)
def test_case_separators_slips_and_sentences_change_nothing(pair: tuple[str, str], before: str, after: str) -> None:
    code, typed = pair
    reading = read_code(before + typed + after)
    assert reading is not None
    assert (reading.code, reading.sure) == (code, True)
    assert reading.span == (len(before), len(before) + len(typed))


@given(
    CODES, st.sampled_from(["https://dvc.example/tra-cuu?ma={}&x=1", "https://dvc.example/ho-so/{}/chi-tiet", "QR:{}"])
)
def test_the_content_of_a_slip_is_read_from_path_and_query_also_when_escaped(code: str, url: str) -> None:
    escaped = "".join(f"%{ord(char):02X}" for char in code)
    for written in (code, quote(code, safe=""), escaped):
        reading = read_code(url.format(written))
        assert reading is not None
        assert reading.code == code
        assert url.format(written)[slice(*reading.span)] == written


@given(codes_of(OLD_AGENCIES))
def test_an_old_code_without_any_separator_can_mean_only_one(code: str) -> None:
    reading = read_code(re.sub("[.-]", "", code))
    assert reading is not None
    assert reading.code == code


@given(codes_of(NEW_AGENCIES), st.data())
def test_a_new_code_that_misses_a_separator_is_read_or_suggested(code: str, data: st.DataObject) -> None:
    parts = re.split("[.-]", code)
    gap = data.draw(st.integers(1, len(parts) - 1))
    assume(gap == 1 or not is_date(parts[gap - 1] + parts[gap]))
    at = len(".".join(parts[:gap]))
    reading = read_code(code[:at] + code[at + 1 :])
    assert reading is not None
    assert code in (reading.code, *reading.suggestions)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("H5614-240823-0001", "H56.14-240823-0001"),
        ("h56142408230001", "H56.14-240823-0001"),
        ("H56.14240823-0001", "H56.14-240823-0001"),
        ("00000.16H19-230901-0001", "000.00.16.H19-230901-0001"),
        ("G22.99.3-241219795252", "G22.99.3-241219-795252"),
        ("H56.14-24O823-OOOl", "H56.14-240823-0001"),
        ("ooo.oo.i6.hl9 2309oi ooo1", "000.00.16.H19-230901-0001"),
        ("ｈ５６．１４－２４０８２３－０００１", "H56.14-240823-0001"),
        ("H56.​14‑240823−­0001", "H56.14-240823-0001"),
        ("H56%2E14%E2%80%93240823-0001", "H56.14-240823-0001"),
    ],
)
def test_a_slip_that_can_mean_only_one_code_is_sure(typed: str, code: str) -> None:
    assert canonical(typed) == code


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("H56.14-240823-0001 0123", "H56.14-240823-0001"),
        ("H56.14-240823-0001la gi vay", "H56.14-240823-0001"),
        ("H56.14-240823-0001ạ", "H56.14-240823-0001"),
        ("hs000.00.16.H19-230901-0001", "000.00.16.H19-230901-0001"),
        ("nop 100 to, 38.98.H29-210519-0013", "38.98.H29-210519-0013"),
        ("nộp 100 38.98.H29-210519-0013", "38.98.H29-210519-0013"),
        ("ngay 12 10 H56.14-240823-0001 lo qua", "H56.14-240823-0001"),
        ("H56.14-241323-0001 à nhầm, H56.14-241223-0001", "H56.14-241223-0001"),
    ],
)
def test_what_stands_beside_a_code_is_no_part_of_it(sentence: str, code: str) -> None:
    reading = read_code(sentence)
    assert reading is not None
    assert reading.code == code


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("H56.14-241323-0001", ("H56.14-241223-0001", "H56.14-241123-0001", "H56.14-241023-0001")),
        ("H56.14-230230-0001", ("H56.14-230320-0001", "H56.14-230203-0001", "H56.14-300223-0001")),
        ("H56.14-24823-0001", ("H56.14-240823-0001",)),
        ("H56.14-23082024-0001", ("H56.14-20240823-0001", "H56.14-240823-0001")),
        ("H56.14-240823-001", ("H56.14-240823-0001",)),
        ("H56.14-240823-0000123", ("H56.14-240823-000123",)),
        ("000.00.16.19-230901-0001", ("000.00.16.H19-230901-0001", "000.00.16.G19-230901-0001")),
        ("00.00.16.H19-230901-0001", ("000.00.16.H19-230901-0001",)),
        ("56.14-240823-0001", ("H56.14-240823-0001",)),
        ("38.98.29-210519-0013", ("H38.98.29-210519-0013", "38.98.H29-210519-0013", "38.98.G29-210519-0013")),
        ("H561420250115-0123", ("H56.14-20250115-0123", "H56.14.20-250115-0123")),
        ("H56.14-202501150123", ("H56.14-20250115-0123", "H56.14.20-250115-0123")),
        ("H56-240823-0001", ()),
        ("H56.14-240823", ()),
        ("H56.14-999999-0001", ()),
    ],
)
def test_what_is_nearly_right_is_never_sure_and_brings_what_may_be_meant(
    typed: str, suggestions: tuple[str, ...]
) -> None:
    reading = read_code(f"mã {typed} ạ")
    assert reading is not None
    assert (reading.code, reading.span, reading.sure) == ("", (3, 3 + len(typed)), False)
    assert reading.suggestions == suggestions
    assert reading.fault


@given(st.text("0123456789.-HG OoIl/ạ%", max_size=60))
def test_a_reading_stands_in_the_text_and_names_codes_only(text: str) -> None:
    end = 0
    for reading in read_codes(text):
        assert end <= reading.span[0] < reading.span[1] <= len(text)
        end = reading.span[1]
        assert reading.sure == bool(reading.code) == (not reading.fault)
        assert len(set(reading.suggestions)) == len(reading.suggestions) <= 3
        for code in filter(None, (reading.code, *reading.suggestions)):
            assert canonical(code) == code


@given(st.text(st.characters()))
def test_nothing_raises_on_any_text(text: str) -> None:
    assert read_code(text) is None or read_codes(text)


@pytest.mark.parametrize("text", NOT_CODES)
def test_other_numbers_are_no_codes(text: str) -> None:
    assert read_codes(f"cho hỏi {text} là gì") == []
    assert read_codes(text) == []


@given(st.lists(st.sampled_from(NOT_CODES + WORDS)).map(" ".join))
def test_sentences_of_words_and_other_numbers_hold_no_code(sentence: str) -> None:
    assert read_codes(sentence) == []


def test_no_question_of_the_evaluation_set_holds_a_code() -> None:
    questions = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert [question for question in questions if read_codes(question)] == []


def test_all_codes_of_a_text_are_found_in_order() -> None:
    readings = read_codes(" và ".join(SEEN))
    assert [reading.code for reading in readings] == list(SEEN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no dossier code"),
        ("0900.000.123", "no dossier code"),
        ("H56.14-240823-0001 H56.14-240823-0002", "something else stands beside"),
        ("mã H56.14-240823-0001", "something else stands beside"),
        ("H56.14-241323-0001", "there is no day 241323; perhaps H56.14-241223-0001"),
        ("H56.14-240823-001", "the running number has 3 digits, not 4 to 6; perhaps H56.14-240823-0001"),
        ("56.14-240823-0001", "no letter"),
        ("00.00.16.H19-230901-0001", "a digit short"),
        ("H561420250115-0123", "several ways; perhaps H56.14-20250115-0123 or H56.14.20-250115-0123"),
    ],
)
def test_canonical_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        canonical(text)


@pytest.mark.parametrize(
    "part",
    ["H12 ", "H12 345 ", "12.12.", "0", "O", "%41", "H 12345678901234 ", "12.12.12-240823-", "H56.14-240823-", " "],
)
def test_a_long_text_that_is_full_of_beginnings_is_read_to_its_end(part: str) -> None:
    code = "H56.14-240823-0001"
    reading = read_code(part * (10_000 // len(part)) + " x " + code)
    assert reading is not None
    assert reading.code == code
