"""Finding a procedure by what people say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.search import SearchIndex
from procedures_kb.vietnamese import fold
from tests.procedures_kb.builders import procedure
from tests.procedures_kb.search.catalogue import BIRTH, COVERED, MARRIAGE, NAMES, PASSPORT, by_hand, named, toy_index

RANKER = by_hand()
INDEX = toy_index()
VARIANTS = {
    "2.000001": "Cấp chứng chỉ hành nghề thú y",
    "2.000002": "Cấp lại chứng chỉ hành nghề thú y",
    "2.000003": "Gia hạn chứng chỉ hành nghề thú y",
}


def first(index: SearchIndex, question: str) -> str:
    """The code of the likeliest procedure."""
    return index.search(question, RANKER)[0].code


@pytest.mark.parametrize("question", ["đăng ký khai sinh", "", "?!"])
def test_an_empty_catalogue_finds_nothing(question: str) -> None:
    index = SearchIndex([])
    assert index.search(question, RANKER) == []
    assert index.codes == []
    assert index.number_of(BIRTH) is None


@pytest.mark.parametrize(("code", "name"), NAMES.items())
def test_a_name_finds_itself(code: str, name: str) -> None:
    for typed in (name, name.lower(), name.upper(), fold(name), f"cho hỏi {name} ở đâu"):
        assert first(INDEX, typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("đăng ký khai sihn", BIRTH),
        ("dang ky khaai sinh", BIRTH),
        ("đăng ký kêts hôn", MARRIAGE),
        ("ket hhon", MARRIAGE),
        ("hộ chiêus", PASSPORT),
        ("khaisinh", BIRTH),
        ("hochieu", PASSPORT),
    ],
)
def test_a_name_with_a_slip_finds_itself(typed: str, code: str) -> None:
    assert first(INDEX, typed) == code


def test_lai_wins_only_when_it_is_asked() -> None:
    index = SearchIndex(named(VARIANTS))
    assert first(index, "chứng chỉ hành nghề thú y") == "2.000001"
    assert first(index, "cấp chứng chỉ hành nghề thú y") == "2.000001"
    assert first(index, "bị mất chứng chỉ hành nghề thú y") == "2.000002"
    assert first(index, "xin lại chứng chỉ hành nghề thú y") == "2.000002"
    assert first(index, "gia hạn chứng chỉ hành nghề thú y") == "2.000003"


def test_phrases_and_aliases_are_found() -> None:
    plain = [procedure(code=BIRTH, name="Đăng ký khai sinh", aliases=("giấy chứng sanh",)), *named({MARRIAGE: "Hôn"})]
    index = SearchIndex(plain, {MARRIAGE: ["làm đám cưới"]})
    assert first(index, "muốn làm đám cưới") == MARRIAGE
    assert first(index, "giấy chứng sanh") == BIRTH


def test_what_a_procedure_is_made_of_is_found() -> None:
    fields = {BIRTH: "Hộ tịch", MARRIAGE: "Lâm nghiệp"}
    index = SearchIndex(procedure(code=code, name="Cấp giấy", field=field) for code, field in fields.items())
    assert first(index, "hộ tịch") == BIRTH
    assert first(index, "lam nghiep") == MARRIAGE


def test_phrases_of_no_procedure_do_no_harm() -> None:
    assert SearchIndex(named(NAMES), {"9.999999": ["làm đám cưới"]}).codes == list(NAMES)


@pytest.mark.parametrize("question", ["", "   ", "?!", "😀", "qqqq zzzz"])
def test_a_question_that_shares_nothing_finds_nothing(question: str) -> None:
    assert INDEX.search(question, RANKER) == []


def test_probabilities_fall_and_sum_to_1() -> None:
    matches = INDEX.search("đăng ký", RANKER, limit=100)
    scores = [match.score for match in matches]
    assert len(matches) >= 3
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1)
    assert all(match.name == NAMES[match.code] for match in matches)


def test_no_more_than_the_limit() -> None:
    assert len(INDEX.search("đăng ký", RANKER, limit=2)) == 2


def test_support_tells_a_name_from_a_word_in_passing() -> None:
    [whole, *_] = INDEX.search("đăng ký khai sinh", RANKER)
    [part, *_] = INDEX.search("mua vé xem phim ở rạp khai trương", RANKER)
    assert whole.support > 0.9
    assert part.support < 0.5 * whole.support


def test_numbers_follow_the_catalogue() -> None:
    assert [INDEX.number_of(code) for code in NAMES] == [0, 1, 2, 3]
    assert INDEX.number_of("9.999999") is None


@pytest.mark.parametrize("name", ["Cấp(lại)giấy", "CT-(mới)01", "(trong ngoặc)", "A (b (c) d)e", "!!!"])
def test_a_name_with_odd_brackets_is_indexed(name: str) -> None:
    index = SearchIndex([procedure(code=BIRTH, name=name, official_name="Khác hẳn"), *named({MARRIAGE: "Kết hôn"})])
    assert first(index, "khác hẳn") == BIRTH


def test_brackets_in_a_name_need_not_be_said() -> None:
    index = SearchIndex(named(NAMES | {"1.000009": "Cấp giấy xác nhận (cấp xã)"}))
    [best, *_] = index.search("cấp giấy xác nhận", RANKER)
    assert best.code == "1.000009"
    shortlist = index.shortlist("xin cấp giấy xác nhận")
    [row] = shortlist.signals[shortlist.numbers == index.number_of("1.000009")]
    assert row[COVERED] == pytest.approx(1)


def test_slips_are_mended_by_what_several_texts_have() -> None:
    assert INDEX.mend("ddăng kyy") == "dang ky"
    assert INDEX.mend("hộ chiêus") == "hộ chiêus"


@given(st.text("aăđ1 ()[]./-_\n😀\u0301\u200b").filter(str.strip), st.text("aăđ1 ()./-"))
def test_any_name_can_be_indexed(name: str, alias: str) -> None:
    index = SearchIndex([procedure(code=BIRTH, name=name, aliases=(alias,)), *named({MARRIAGE: "Kết hôn"})])
    assert first(index, "kết hôn") == MARRIAGE


@given(st.text(st.characters()))
def test_any_question_can_be_asked(question: str) -> None:
    for match in INDEX.search(question, RANKER):
        assert 0 <= match.score <= 1
        assert 0 <= match.support <= 1.001
