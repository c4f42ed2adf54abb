from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.hotlines.phones import PhoneFault, read_phones, shown, written

NUMBERS = st.from_regex(r"0[35789][0-9]{8}|02[0-9]{9}|1022|113|1800[0-9]{4}", fullmatch=True)
SEPARATORS = st.sampled_from([" - ", ", ", "; ", "\n", " / ", " hoặc ", " – "])


@pytest.mark.parametrize(
    "text", ["0296 3957 006", "02963.957.006", "(0296) 3957006", "0296-3957-006", "+84 296 3957 006"]
)
def test_one_number_however_it_is_written(text: str) -> None:
    assert read_phones(text) == ("02963957006",)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("02963.957.049 - 0378.247.247", ("02963957049", "0378247247")),
        ("ĐT: 0299 0000 001\n0900 000 101", ("02990000001", "0900000101")),
        ("0900-000-101; 0900-000-102", ("0900000101", "0900000102")),
        ("0299 0000 001 0900 000 101", ("02990000001", "0900000101")),
        ("113-114", ("113", "114")),
        ("1900 0000 01", ("1900000001",)),
        ("0900 000 101, 0900.000.101", ("0900000101",)),
        ("", ()),
    ],
)
def test_several_in_a_cell(text: str, numbers: tuple[str, ...]) -> None:
    assert read_phones(text) == numbers


@pytest.mark.parametrize(
    "text", ["02963.957", "0900 000 1011", "0499 000 001", "Fax 0299 0000 001", "xin số", "0900 000 101 5"]
)
def test_what_is_no_number_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(PhoneFault) as fault:
        read_phones(text)
    assert not any(char.isdigit() for char in str(fault.value))


@given(st.lists(NUMBERS, min_size=1, max_size=4, unique=True), SEPARATORS)
def test_numbers_as_shown_are_read_again(numbers: list[str], separator: str) -> None:
    assert read_phones(separator.join(map(shown, numbers))) == tuple(numbers)


def test_a_spreadsheet_takes_the_zero_and_gets_it_back() -> None:
    assert (
        written(900000101),
        written(2990000001.0),
        written(1022),
        written("900000101"),
        written("0900 000 101"),
    ) == (
        "0900000101",
        "02990000001",
        "1022",
        "0900000101",
        "0900 000 101",
    )


def test_as_people_read_it() -> None:
    assert [shown(number) for number in ("02963957006", "02400000001", "0378247247", "1022", "18001096")] == [
        "0296 3957 006",
        "024 0000 0001",
        "0378 247 247",
        "1022",
        "18001096",
    ]
