"""Personal numbers are taken out of messages."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.dossiers.codes.reader import read_code
from actions.casework.privacy import Withheld, last4, mask_name, mask_number, withhold
from tests.actions.casework.dossiers.typing_codes import CODES, typed_otherwise

QUESTIONS = Path(__file__).parents[2] / "evaluation" / "development.jsonl"
LABEL = re.compile(r"\[(số|email) (\d+)\]")
BEFORE = st.sampled_from(["", "sđt ", "số của em là ", "so cua em: ", "CCCD", "cho tôi hỏi, ", "(", "1. ", "năm 2025 "])
AFTER = st.sampled_from(["", " nha", ", cảm ơn", ".", ")", "\nH56.14-240823-0001", " lúc 8 giờ"])


def _digits(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def _written(*sizes: int) -> st.SearchStrategy[str]:
    """Digits in groups of these sizes with one separator, or together."""
    separator = st.sampled_from(["", " ", ".", "-", " - ", "\u00a0", "\u2011"])
    return st.tuples(separator, st.tuples(*map(_digits, sizes))).map(lambda drawn: drawn[0].join(drawn[1]))


def _led(by: str, rest: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return rest.map(by.__add__)


MOBILES = st.one_of(_led("09", _written(2, 3, 3)), _led("03", _written(1, 3, 4)), _led("+84 ", _written(2, 3, 4)))
LANDLINES = st.one_of(
    _led("0296", _written(1, 3, 3)), _led("(0296) ", _written(4, 3)), _led("+84 296 ", _written(4, 3))
)
IDS = st.one_of(_led("0", _written(2, 3, 3, 3)), _led("0", _written(11)))
OLD_IDS = st.one_of(
    _led("351", _written(3, 3)).filter(lambda number: not number.endswith("000")), _led("35", _written(7))
)

TEXT = st.text("0123456789 .-()+/:,aàđIÔ\n", max_size=20)


@given(BEFORE, st.one_of(MOBILES, LANDLINES, IDS, OLD_IDS), AFTER)
def test_personal_numbers_are_withheld_however_they_are_written(before: str, number: str, after: str) -> None:
    withheld = withhold(before + number + after)
    assert withheld.numbers == (re.sub(r"\D", "", number),)
    assert withheld.text == f"{before}[số 1]{after}"


@pytest.mark.parametrize(
    ("text", "left", "numbers"),
    [
        ("sđt 0900 000 123 và 0911 000 123", "sđt [số 1] và [số 2]", ("0900000123", "0911000123")),
        ("0900000123 - 0911000123", "[số 1] - [số 2]", ("0900000123", "0911000123")),
        ("0900 000 123 0123", "[số 1] [số 2]", ("0900000123", "0123")),
        ("(+84) 900-000-123", "[số 1]", ("84900000123",)),
        ("+84 (0)900 000 123", "[số 1]", ("840900000123",)),
        ("0084 900 000 123", "[số 1]", ("0084900000123",)),
        ("84 900 000 123", "[số 1]", ("84900000123",)),
        ("(liên hệ +84900000123)", "(liên hệ [số 1])", ("84900000123",)),
        ("（０２９６）３９５７．００６", "[số 1]", ("02963957006",)),
        ("0084 9900 0123", "[số 1]", ("008499000123",)),
        ("2025-09-03 0900000123", "2025-09-03 [số 1]", ("0900000123",)),
        ("03 0900000123", "03 [số 1]", ("0900000123",)),
        ("cmnd 351.000.123", "cmnd [số 1]", ("351000123",)),
        ("mã số thuế 0101234567-001", "mã số thuế [số 1]-001", ("0101234567",)),
        ("H56.14-240823-0900000123", "H56.14-240823-[số 1]", ("0900000123",)),
        ("xã H12, 351025-131", "xã H12, [số 1]", ("351025131",)),
        ("H56.14 351000123 12", "H56.14 [số 1] 12", ("351000123",)),
    ],
)
def test_numbers_are_told_from_what_stands_beside_them(text: str, left: str, numbers: tuple[str, ...]) -> None:
    assert withhold(text) == Withheld(left, numbers)


@pytest.mark.parametrize(
    "text",
    [
        "{}", " {}. ", "dạ {} ạ", "la {} nha em", "4 số cuối là {}", "4 so cuoi la {}", "bốn số cuối: {}", "cuối là {}",
        "CUỐI CÙNG LÀ {}", "cuối: {}", "đuôi {}", "duoi {} nhe", "số cuối điện thoại tôi đăng ký là {}", "sđt {}",
        "{} là 4 số cuối", "4 số cuối của cccd 12 số là {}", "so dien thoai la {}", "4 số cuối {}, nộp năm 2024",
        "đuôi nè:{}",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("factor", "digits"),
    [("0123", "0123"), ("2025", "2025"), ("0 1 2 3", "0123"), ("01 23", "0123"), ("0.1.2.3", "0123")],
)
def test_a_second_factor_is_withheld_where_it_is_said_to_be_one(text: str, factor: str, digits: str) -> None:
    assert withhold(text.format(factor)) == Withheld(text.format("[số 1]"), (digits,))


@given(
    typed_otherwise(),
    st.sampled_from(["{} 0123", "{}, 0123", "{} - 0123", "{} sđt 0123", "{} và 0123 ạ", "0123, mã {}", "{}\n0123"]),
)
def test_a_second_factor_beside_a_dossier_code_is_withheld_and_the_code_stays(pair: tuple[str, str], text: str) -> None:
    code, typed = pair
    withheld = withhold(text.format(typed))
    assert withheld.numbers == ("0123",)
    assert withheld.text == unicodedata.normalize("NFC", text.format(typed).replace("0123", "[số 1]"))
    reading = read_code(withheld.text)
    assert reading is not None
    assert reading.code == code


@pytest.mark.parametrize(
    "text",
    [
        "thủ tục 1.001193", '/ask_procedure{"procedure":"1.001193"}', "năm 2025", "từ năm 2023 2024 2025", "1 2 3", "",
        "cuối năm 2025 xong chưa", "số cuối năm 2025", "dưới 2010 thì sao", "Quyết định 163/QĐ-BTP", "118/2025/NĐ-CP",
        "ngày 23/09/2025", "03.09.2025 08 30", "đường 12 tháng 5", "nhà số 1234 đường Mẫu", "hẻm 1234/5", "67A-123.45",
        "1.000.000 đồng", "150.000.000 đồng", "150 000 000 vnđ", "vay 1500000000 đ", "trị giá 150.000.000 được không",
        "1.500.000.000 tỷ", "1022", "gọi 1022", "sđt 1022", "113", "114, 115, 111", "18001096", "19001234",
        "1900545481", "1900 545 481", "1800.1096", "không biết 4 số cuối", "H56.14-241323-0001",
        "mã H56.14-240823-0001 nộp năm 2024",
    ],
)  # fmt: skip
def test_what_is_nobodys_number_stays(text: str) -> None:
    assert withhold(text) == Withheld(text, ())


@given(CODES)
def test_a_dossier_code_alone_stays(code: str) -> None:
    assert withhold(code) == Withheld(code, ())


def test_of_the_questions_of_the_evaluation_set_nothing_is_withheld() -> None:
    questions = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert [question for question in questions if withhold(question).text != question] == []


def test_addresses_are_taken_out_beside_the_numbers() -> None:
    withheld = withhold("mail mau.09@example.vn, Mau@Example.com.vn hoặc 0900000123.")
    assert withheld.text == "mail [email 1], [email 2] hoặc [số 1]."
    assert withheld.emails == ("mau.09@example.vn", "Mau@Example.com.vn")
    assert withheld.numbers == ("0900000123",)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["số cuối ", "đuôi ", " là ", "mau@example.vn", "\n", " đồng"]), MOBILES, IDS, CODES, TEXT
        )
    )
)
def test_nothing_is_lost_and_nothing_is_withheld_twice(parts: list[str]) -> None:
    text = unicodedata.normalize("NFC", " ".join(parts))
    withheld = withhold(text)
    assert withhold(withheld.text).text == withheld.text
    taken = {"số": iter(withheld.numbers), "email": iter(withheld.emails)}
    restored = LABEL.sub(lambda label: next(taken[label[1]]), withheld.text)
    assert re.sub(r"\W", "", restored) == re.sub(r"\W", "", text)
    assert [*taken["số"], *taken["email"]] == []


@given(st.text(st.characters()))
def test_nothing_raises_on_any_text(text: str) -> None:
    withheld = withhold(text)
    assert withheld.numbers or withheld.emails or withheld.text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "part", ["1 000 ", "0 ", "đuôi ", "so cuoi 1 ", "a.", "1", "12 ", "da ", "(", "+84 ", "@", " ", "sdt la "]
)
def test_a_long_message_of_one_thing_is_read_to_its_end(part: str) -> None:
    text = part * (10_000 // len(part))
    assert withhold(text + "; mau@example.vn").emails == ("mau@example.vn",)


@pytest.mark.parametrize(("number", "last"), [("0900 000 123", "0123"), ("12", "12"), ("", "")])
def test_last4(number: str, last: str) -> None:
    assert last4(number) == last


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Nguyễn Văn Mẫu", "N***** V** M**"), (" Lê  Ơ ", "L* Ơ"), ("Nguye\u0302\u0303n", "N*****"), ("", "")],
)
def test_of_a_name_the_first_letters_stay(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("0900000123", "******0123"), ("+84 900.000.123", "*******0123"), ("0123", "**23"), ("1", "*"), ("", "")],
)
def test_of_a_number_the_last_four_digits_stay_and_never_more_than_half(number: str, masked: str) -> None:
    assert mask_number(number) == masked
