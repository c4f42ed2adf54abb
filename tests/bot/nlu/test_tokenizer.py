"""Word segmentation."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.tokenizer import VietnameseTokenizer


@pytest.fixture
def tokenizer() -> VietnameseTokenizer:
    return VietnameseTokenizer.create(VietnameseTokenizer.get_default_config(), None, None, None)


def test_words_of_several_syllables_stay_together(tokenizer: VietnameseTokenizer) -> None:
    tokens = tokenizer.tokenize(Message.build("Đăng ký khai sinh ở đâu"), "text")
    assert "Đăng ký" in [token.text for token in tokens]
    assert tokens[0].lemma == "dang ky"


def test_unaccented_text_is_split_into_syllables(tokenizer: VietnameseTokenizer) -> None:
    tokens = tokenizer.tokenize(Message.build("dang ky ket hon"), "text")
    assert [token.text for token in tokens] == ["dang", "ky", "ket", "hon"]


@pytest.mark.parametrize(
    "text",
    [
        "Đăng ký khai sinh ở đâu?",
        "làm, làm, rồi lại làm",
        "giấy CT01 và mẫu số 05/2024",
        "Cấp lại căn cước 😀 bị mất",
        "dang ky   ket hon",
        "Đăng ký nghĩa là",
    ],
)
def test_tokens_stand_where_they_say(tokenizer: VietnameseTokenizer, text: str) -> None:
    tokens = tokenizer.tokenize(Message.build(text), "text")
    assert tokens
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


@pytest.mark.parametrize("text", ["?!…", "😀😀", " "])
def test_text_without_words_does_not_fail(tokenizer: VietnameseTokenizer, text: str) -> None:
    message = Message.build(text)
    assert tokenizer.process([message]) == [message]


def test_intents_are_never_split(tokenizer: VietnameseTokenizer) -> None:
    message = Message.build("chào bạn", intent="ask_help")
    tokenizer.process([message])
    assert [token.text for token in message.get("text_tokens")]
    assert tokenizer.get_default_config()["intent_tokenization_flag"] is False
