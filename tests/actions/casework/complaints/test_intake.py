"""The intake: whatever is said in whatever order, nothing is asked twice and nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casework.complaints.intake import LEAST_WORDS, Draft, Field, Heard, hear, next_field
from actions.casework.complaints.models import Category, Complaint

STARTED = "2026-11-23T09:30:00"
EMPTY = Draft(STARTED)
RUBBISH = "Rác chất đống trước cổng chợ cả tuần"
DOSSIER = "H99.23-261119-0014"
TELLING = Heard(RUBBISH, "complain", category="neighbourhood")
PLACE = Heard("ở phường Mẫu 1", "ask_procedure", place_code="99001", place="Phường Mẫu 1")
YES = Heard("đúng rồi", "affirm")
SKIP = Heard("bỏ qua", "skip")
STOP = Heard("thôi không gửi nữa", "stop_form")
ASKED_PLACE = replace(EMPTY, asked=Field.PLACE, text=RUBBISH, category="neighbourhood")
SUMMED_UP = replace(ASKED_PLACE, asked=Field.CONFIRM, place="Phường Mẫu 1", place_code="99001", place_asked=True)
ASKED_CONTACT = replace(SUMMED_UP, asked=Field.CONTACT)

words = st.text(max_size=60)
fields = st.sampled_from(Field)
drafts = st.builds(
    Draft,
    started=words,
    asked=fields,
    resumed=fields.filter(lambda field: field is not Field.STOP),
    text=words,
    category=st.sampled_from(["", *Category]),
    place_code=words,
    place=words,
    place_asked=st.booleans(),
    dossier_code=words,
    unit=words,
)
intents = st.sampled_from(
    ["", "complain", "ask_procedure", "out_of_scope", "choose_option", "affirm", "deny", "skip", "stop_form", "greet"]
)
messages = st.builds(
    Heard, words, intents, st.sampled_from(["", *Category]), place_code=words, place=words, dossier_code=words
)


def after(*heard: Heard, draft: Draft = EMPTY) -> Draft:
    for one in heard:
        draft = hear(draft, one)
    return draft


def test_one_question_after_the_other_up_to_the_contact() -> None:
    assert EMPTY.asked is Field.TEXT
    assert after(TELLING) == ASKED_PLACE
    assert after(TELLING, PLACE).asked is Field.CONFIRM
    assert after(TELLING, PLACE, YES) == ASKED_CONTACT


def test_a_message_that_tells_it_all_is_asked_for_nothing_more() -> None:
    all_at_once = replace(TELLING, place_code="99001", place="Phường Mẫu 1", dossier_code=DOSSIER)
    draft = after(all_at_once)
    assert draft.asked is Field.CONFIRM
    assert (draft.text, draft.category) == (RUBBISH, "neighbourhood")
    assert (draft.place, draft.place_code, draft.dossier_code) == ("Phường Mẫu 1", "99001", DOSSIER)


def test_the_place_may_come_before_the_story() -> None:
    draft = after(replace(PLACE, text="Mẫu 1"), TELLING)
    assert draft.asked is Field.CONFIRM
    assert (draft.text, draft.place_code) == (RUBBISH, "99001")


def test_a_dossier_needs_no_place() -> None:
    assert after(replace(TELLING, dossier_code=DOSSIER)).asked is Field.CONFIRM


@pytest.mark.parametrize("text", ["", "rác", "rác nhiều"])
def test_a_text_that_tells_nothing_is_asked_again(text: str) -> None:
    assert len(text.split()) < LEAST_WORDS
    draft = after(Heard(text, "complain", category="neighbourhood"))
    assert (draft.asked, draft.text, draft.category) == (Field.TEXT, "", "neighbourhood")


@pytest.mark.parametrize("intent", ["greet", "thank", "affirm", "skip", "anonymous", "give_number"])
def test_an_answer_is_no_story(intent: str) -> None:
    assert after(Heard("dạ vâng ạ em chào anh", intent)).text == ""


def test_what_was_understood_first_is_the_category() -> None:
    other = Heard("ngõ nhà tôi", "complain", category="conduct", place="Ngõ")
    assert after(TELLING, other).category == "neighbourhood"


def test_without_a_category_it_is_another_matter() -> None:
    assert after(Heard("tôi thấy có chuyện lạ", "out_of_scope")).complaint().category is Category.OTHER


def test_a_place_that_is_no_unit_of_today_is_kept_in_the_citizens_words() -> None:
    draft = after(Heard("bến đò cũ", "out_of_scope"), draft=ASKED_PLACE)
    assert (draft.place, draft.place_code, draft.asked) == ("bến đò cũ", "", Field.CONFIRM)


def test_a_place_with_a_number_is_no_choice_of_an_option() -> None:
    assert after(Heard("phường Mẫu 3", "choose_option"), draft=ASKED_PLACE).place == "phường Mẫu 3"


def test_a_skipped_place_is_not_asked_again() -> None:
    draft = after(SKIP, draft=ASKED_PLACE)
    assert (draft.place, draft.asked) == ("", Field.CONFIRM)
    assert after(YES, draft=draft).asked is Field.CONTACT


def test_a_place_replaces_the_place_at_the_summary() -> None:
    elsewhere = Heard("à không, ở phường Mẫu 2 mới đúng", "ask_procedure", place_code="99002", place="Phường Mẫu 2")
    draft = after(elsewhere, draft=SUMMED_UP)
    assert draft == replace(SUMMED_UP, place="Phường Mẫu 2", place_code="99002")


def test_other_words_are_added_at_the_summary() -> None:
    draft = after(Heard("xe rác không vào nữa", "complain"), draft=SUMMED_UP)
    assert draft == replace(SUMMED_UP, text=f"{RUBBISH}\nxe rác không vào nữa")


@pytest.mark.parametrize("heard", [SKIP, Heard("không", "deny"), Heard("à", ""), Heard("chào bạn nhé", "greet")])
def test_what_corrects_nothing_leaves_the_summary_as_it_is(heard: Heard) -> None:
    assert after(heard, draft=SUMMED_UP) == SUMMED_UP


def test_what_is_no_contact_asks_for_it_again() -> None:
    assert after(Heard("chào bạn", "greet"), draft=ASKED_CONTACT) == ASKED_CONTACT


def test_another_place_instead_of_a_contact_is_summed_up_again() -> None:
    elsewhere = replace(PLACE, place_code="99002", place="Phường Mẫu 2")
    draft = after(elsewhere, draft=ASKED_CONTACT)
    assert (draft.asked, draft.place) == (Field.CONFIRM, "Phường Mẫu 2")


@pytest.mark.parametrize("draft", [EMPTY, ASKED_PLACE, SUMMED_UP, ASKED_CONTACT], ids=lambda draft: draft.asked.value)
def test_stopping_is_confirmed_or_goes_on_where_it_was(draft: Draft) -> None:
    stopping = after(STOP, draft=draft)
    assert (stopping.asked, stopping.resumed) == (Field.STOP, draft.asked)
    resumed = after(Heard("không, viết tiếp", "deny"), draft=stopping)
    assert replace(resumed, resumed=draft.resumed) == draft


def test_long_texts_are_cut() -> None:
    longer = "rác " * 1000
    told = after(Heard(longer, "complain"))
    assert told.text == longer[:2000]
    added = after(Heard("thêm nữa là hôi", "complain"), draft=replace(SUMMED_UP, text="r" * 1999))
    assert added.text == "r" * 1999 + "\n"
    assert len(after(Heard(longer, "out_of_scope"), draft=ASKED_PLACE).place) == 200


def test_the_complaint_has_all_that_was_told() -> None:
    draft = replace(SUMMED_UP, dossier_code=DOSSIER, unit="UBND phường Mẫu 1")
    assert draft.complaint(channel="rest", sender="a") == Complaint(
        text=RUBBISH,
        category=Category.NEIGHBOURHOOD,
        place_code="99001",
        place="Phường Mẫu 1",
        unit="UBND phường Mẫu 1",
        dossier_code=DOSSIER,
        channel="rest",
        sender="a",
    )


@given(drafts)
def test_the_conversation_remembers_the_draft(draft: Draft) -> None:
    assert Draft.from_slot(json.loads(json.dumps(draft.to_slot()))) == draft


@given(drafts, messages)
def test_nothing_that_was_told_is_lost(draft: Draft, heard: Heard) -> None:
    then = hear(draft, heard)
    assert draft.asked is Field.TEXT or then.text.startswith(draft.text)
    assert then.started == draft.started
    assert then.category == draft.category or not draft.category
    assert bool(then.place) >= bool(draft.place)


@given(st.lists(messages, max_size=8))
def test_a_contact_is_asked_only_for_a_told_and_confirmed_complaint(heard: list[Heard]) -> None:
    draft = EMPTY
    for one in heard:
        before, draft = draft, hear(draft, one)
        if draft.asked is Field.CONTACT:
            assert draft.text
            assert before.asked in (Field.CONFIRM, Field.CONTACT, Field.STOP)
        elif draft.asked is not Field.STOP:
            assert draft.asked is next_field(draft)
