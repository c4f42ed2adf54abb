"""Deciding what to answer, from plain values. Thresholds are measured elsewhere: clear cases only."""

from __future__ import annotations

import pytest

from actions.enquiries import MAX_OPTIONS, Candidate, Decision, Question, Verdict, decide
from procedures_kb.answers import Aspect

BIRTH, MARRIAGE, RESIDENCE = "1.001193", "1.000894", "1.004222"
OFFERED = (BIRTH, MARRIAGE, RESIDENCE)
FEE, PLACE, DOCUMENTS = Aspect.FEE, Aspect.PLACE, Aspect.DOCUMENTS

SURE = (Candidate(BIRTH, 0.95, 0.9), Candidate(MARRIAGE, 0.02, 0.2))
TORN = (Candidate(BIRTH, 0.2, 0.9), Candidate(MARRIAGE, 0.19, 0.9), Candidate(RESIDENCE, 0.18, 0.9))
LOST = (Candidate(BIRTH, 0.95, 0.0), Candidate(MARRIAGE, 0.02, 0.0))


def test_one_that_stands_out_is_answered() -> None:
    decision = decide(Question("khai sinh cần gì", aspects=(DOCUMENTS, FEE), candidates=SURE))
    assert decision == Decision(Verdict.ANSWER, (BIRTH,), (DOCUMENTS, FEE), 0.95)


def test_several_that_fit_are_offered_likeliest_first_and_the_aspects_kept() -> None:
    decision = decide(Question("giấy tờ hộ tịch", aspects=(FEE,), candidates=TORN))
    assert (decision.verdict, decision.codes, decision.aspects) == (Verdict.CHOOSE, OFFERED, (FEE,))


def test_no_more_than_five_are_offered() -> None:
    many = tuple(Candidate(f"1.00000{number}", 0.11, 0.9) for number in range(9))
    decision = decide(Question("xin giấy phép", candidates=many))
    assert decision.verdict is Verdict.CHOOSE
    assert len(decision.codes) == MAX_OPTIONS == 5


@pytest.mark.parametrize("candidates", [(), LOST], ids=["none", "none that fits"])
def test_what_fits_nothing_is_unsure(candidates: tuple[Candidate, ...]) -> None:
    decision = decide(Question("asdf ghjk", candidates=candidates))
    assert decision.verdict is Verdict.UNSURE


class TestNamed:
    """A button names the code itself."""

    def test_the_code_wins_over_everything(self) -> None:
        question = Question("", named=RESIDENCE, aspects=(PLACE,), candidates=SURE, last=BIRTH, options=(MARRIAGE,))
        assert decide(question) == Decision(Verdict.ANSWER, (RESIDENCE,), (PLACE,))

    def test_without_aspects_none_is_made_up(self) -> None:
        assert decide(Question("", named=RESIDENCE, last_aspects=(FEE,))).aspects == ()


class TestOffered:
    """A choice was offered before."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("1", BIRTH),
            ("2.", MARRIAGE),
            (" 3 ", RESIDENCE),
            ("2)", MARRIAGE),
            ("số 2", MARRIAGE),
            ("so 3", RESIDENCE),
            ("chọn 1", BIRTH),
            ("chọn số 2", MARRIAGE),
            ("cái thứ hai", MARRIAGE),
            ("cai thu ba", RESIDENCE),
            ("cái đầu tiên", BIRTH),
            ("thứ nhất", BIRTH),
            ("lấy cái thứ 3 nhé", RESIDENCE),
            ("phương án 2", MARRIAGE),
        ],
    )
    def test_a_number_picks(self, text: str, code: str) -> None:
        question = Question(text, "choose_option", last_aspects=(FEE, PLACE), options=OFFERED)
        assert decide(question) == Decision(Verdict.ANSWER, (code,), (FEE, PLACE))

    def test_the_intent_does_not_matter(self) -> None:
        assert decide(Question("2", "out_of_scope", options=OFFERED)).codes == (MARRIAGE,)

    def test_what_is_asked_now_wins_over_what_was_asked_before(self) -> None:
        question = Question("cái thứ 2, nộp ở đâu", aspects=(PLACE,), last_aspects=(FEE,), options=OFFERED)
        assert decide(question) == Decision(Verdict.ANSWER, (MARRIAGE,), (PLACE,))

    @pytest.mark.parametrize("text", ["4", "9", "0", "số 5", "cái thứ tư"])
    def test_a_number_that_was_not_offered_is_unsure(self, text: str) -> None:
        assert decide(Question(text, "choose_option", options=OFFERED)).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        "text",
        [
            "con tôi 2 tuổi làm khai sinh",
            "thủ tục ba mẹ khai sinh cho con",
            "thủ tục ba mẹ tặng đất",
            "12",
            "1 cộng 1 bằng mấy, khai sinh ở đâu",
            "khai sinh cho con thứ hai cần giấy tờ gì vậy ạ",
        ],
    )
    def test_a_number_in_a_question_picks_nothing(self, text: str) -> None:
        question = Question(text, candidates=(Candidate("9.000001", 0.95, 0.9),), options=OFFERED)
        assert decide(question).codes == ("9.000001",)

    def test_yes_to_the_only_one(self) -> None:
        question = Question("đúng rồi", "affirm", last_aspects=(FEE,), options=(MARRIAGE,))
        assert decide(question) == Decision(Verdict.ANSWER, (MARRIAGE,), (FEE,))

    @pytest.mark.parametrize("options", [(), OFFERED])
    def test_yes_to_none_or_several_is_unsure(self, options: tuple[str, ...]) -> None:
        assert decide(Question("đúng rồi", "affirm", options=options)).verdict is Verdict.UNSURE

    def test_no_is_no_answer(self) -> None:
        assert decide(Question("không phải", "deny", options=(MARRIAGE,))).verdict is Verdict.UNSURE

    def test_a_number_without_an_offer_is_unsure(self) -> None:
        assert decide(Question("1", "choose_option")).verdict is Verdict.UNSURE


class TestFollowUp:
    """Something was answered before."""

    @pytest.mark.parametrize("candidates", [(), LOST], ids=["none", "none that fits"])
    def test_an_aspect_alone_is_about_the_last_procedure(self, candidates: tuple[Candidate, ...]) -> None:
        question = Question("thế còn lệ phí thì sao ạ", aspects=(FEE,), candidates=candidates, last=MARRIAGE)
        assert decide(question) == Decision(Verdict.ANSWER, (MARRIAGE,), (FEE,))

    def test_a_few_words_are_about_the_last_procedure(self) -> None:
        question = Question("còn lệ phí?", aspects=(FEE,), candidates=SURE, last=MARRIAGE)
        assert decide(question).codes == (MARRIAGE,)

    def test_another_procedure_that_is_named_changes_the_topic(self) -> None:
        question = Question(
            "làm giấy khai sinh cho con mất bao nhiêu tiền", aspects=(FEE,), candidates=SURE, last=MARRIAGE
        )
        assert decide(question) == Decision(Verdict.ANSWER, (BIRTH,), (FEE,), 0.95)

    def test_without_an_aspect_there_is_no_follow_up(self) -> None:
        assert decide(Question("asdf ghjk", candidates=LOST, last=MARRIAGE)).verdict is Verdict.UNSURE

    def test_without_a_last_procedure_there_is_no_follow_up(self) -> None:
        assert decide(Question("thế còn lệ phí?", aspects=(FEE,), candidates=LOST)).verdict is Verdict.UNSURE


class TestOutOfScope:
    """What the assistant is not for."""

    @pytest.mark.parametrize("candidates", [(), LOST], ids=["none", "none that fits"])
    def test_it_is_said_to_be_out_of_scope(self, candidates: tuple[Candidate, ...]) -> None:
        assert decide(Question("nấu phở bò", "out_of_scope", candidates=candidates)).verdict is Verdict.OUT_OF_SCOPE
