"""Life in danger is seen in plain words, whatever the learned classifier thought."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.emergency_detector import EmergencyDetector


@pytest.fixture
def detector() -> EmergencyDetector:
    return EmergencyDetector.create(EmergencyDetector.get_default_config(), None, None, None)


def intent_after(
    detector: EmergencyDetector, text: str, learned: str = "ask_procedure", confidence: float = 0.5
) -> str:
    read = {"name": learned, "confidence": confidence}
    message = Message({"text": text, "intent": read, "intent_ranking": [read, {"name": "greet", "confidence": 0.01}]})
    assert detector.process([message]) == [message]
    name: str = message.get("intent")["name"]
    assert message.get("intent_ranking")[0]["name"] == name, "actions read the ranking"
    return name


@pytest.mark.parametrize(
    "text",
    [
        "cháy nhà rồi cứu với",
        "chay nha roi cuu voi",
        "cứu tôi với",
        "tôi muốn chết",
        "toi khong muon song nua",
        "có người định nhảy cầu",
        "tai nạn giao thông chảy máu nhiều",
        "có người đuối nước",
        "chồng tôi đang đánh tôi",
    ],
)
def test_danger_is_an_emergency(detector: EmergencyDetector, text: str) -> None:
    assert intent_after(detector, text) == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "đăng ký khai sinh cần giấy tờ gì",
        "nhà cháy hết giấy tờ, xin cấp lại sổ đỏ",
        "làm thủ tục khai tử cho người bị tai nạn chết",
        "xin hỗ trợ mai táng phí",
        "giấy phép phòng cháy chữa cháy",
        "xin chào",
        "",
    ],
)
def test_a_question_for_a_paper_is_none(detector: EmergencyDetector, text: str) -> None:
    assert intent_after(detector, text, "ask_procedure", 0.95) == "ask_procedure"


def test_a_cry_for_help_wins_over_a_sure_classifier(detector: EmergencyDetector) -> None:
    assert intent_after(detector, "thủ tục gì cũng được, tôi muốn chết", "ask_procedure", 0.99) == "emergency"


def test_a_message_without_text_is_passed_on(detector: EmergencyDetector) -> None:
    message = Message({"intent": {"name": "greet", "confidence": 1.0}})
    detector.process([message])
    assert message.get("intent")["name"] == "greet"


def test_an_emergency_that_no_word_speaks_of_is_doubted(detector: EmergencyDetector) -> None:
    assert intent_after(detector, "đăng ký kết hôn", "emergency", 0.3) == "greet"
