"""Life events: what stands in the file, which questions are about one, and the card."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from procedures_kb.answers import event_card
from procedures_kb.errors import BundledCatalogueError
from procedures_kb.importers.bundled import bundled_procedures
from procedures_kb.life_events import LifeEvent, life_events, match_event
from procedures_kb.models import Procedure, ProcedureStatus
from procedures_kb.search.phrases import bundled_phrases
from procedures_kb.vietnamese import fold, nfc
from tests.helpers import PROJECT, check_message

EVENTS = {event.key: event for event in life_events()}
KEYS = (
    "birth", "marriage", "death", "house_sale", "building", "shop", "moving", "lost_papers", "retirement", "disability",
    "going_abroad", "unemployment",
)  # fmt: skip

OWN_WORDS = {
    "birth": [
        "Nhà em vừa có em bé, phải làm những thủ tục gì ạ",
        "vợ mình sắp sinh rồi, cần lo những giấy tờ gì vậy",
        "em mới sanh cháu đầu lòng, cần làm thủ tục gì từ đầu đến cuối",
    ],
    "marriage": [
        "Tụi mình chuẩn bị cưới, phải lo những giấy tờ gì vậy",
        "con gái tôi sắp lấy chồng thì gia đình phải làm những thủ tục gì",
        "cưới nhau xong còn phải làm những giấy tờ gì",
    ],
    "death": [
        "Bố tôi vừa qua đời, gia đình phải làm những thủ tục gì ạ",
        "ông ngoại em mới mất, giờ cần làm gì trước",
        "ba tôi mất vì bệnh, cần làm những thủ tục gì",
    ],
    "house_sale": [
        "Tôi muốn bán căn nhà đang ở, phải làm những thủ tục gì",
        "vợ chồng em mua miếng đất ở quê, cần làm những giấy tờ gì",
        "mua bán nhà đất thì các bước thế nào",
    ],
    "building": [
        "Tôi định xây căn nhà cấp bốn, phải làm những thủ tục gì",
        "muốn làm nhà trên đất cha mẹ cho thì phải làm gì trước",
        "nhà em chuẩn bị động thổ, cần làm những thủ tục gì",
    ],
    "shop": [
        "Em muốn mở tiệm bún bò, phải làm những thủ tục gì ạ",
        "vợ tôi tính mở cửa hàng tạp hóa tại nhà thì cần những giấy tờ gì",
        "thuê mặt bằng mở quán cơm cần làm gì trước",
    ],
    "moving": [
        "Nhà tôi sắp dọn qua phường khác ở, phải làm những thủ tục gì",
        "đang chuyển nhà từ Hà Nội vào Đà Nẵng, cần làm những giấy tờ gì",
        "gia đình em chuyển ra tỉnh khác sinh sống cần làm những gì",
    ],
    "lost_papers": [
        "Em bị rơi ví mất sạch giấy tờ, giờ phải làm gì trước",
        "mất toàn bộ giấy tờ trong trận lũ thì cần làm lại những gì",
        "mất bóp, trong có căn cước với bằng lái, cần làm những gì",
    ],
    "retirement": [
        "Mẹ em chuẩn bị về hưu, phải làm những thủ tục gì vậy",
        "sang năm đến tuổi nghỉ hưu, tôi cần lo những giấy tờ gì",
        "ông nhà tôi sắp nghỉ hưu thì làm những giấy tờ gì",
    ],
    "disability": [
        "Em trai tôi bị khuyết tật, gia đình phải làm những thủ tục gì",
        "nhà có con bị bại não thì cần làm những giấy tờ gì vậy",
        "người bị liệt hai chân được hưởng những chế độ gì",
    ],
    "going_abroad": [
        "Em sắp đi Hàn Quốc làm việc, phải làm những thủ tục gì",
        "con trai tôi chuẩn bị du học Úc thì cần lo những giấy tờ gì",
        "cả nhà tôi sắp ra nước ngoài định cư, cần làm những giấy tờ gì",
    ],
    "unemployment": [
        "Tôi vừa bị công ty cho thôi việc, phải làm những thủ tục gì",
        "xưởng đóng cửa, công nhân mất việc thì cần làm gì trước",
        "chồng em đang thất nghiệp, cần làm những giấy tờ gì",
    ],
}

SINGLE = [
    "làm giấy khai sinh cho con cần giấy tờ gì",
    "đăng ký kết hôn ở đâu",
    "mất căn cước làm lại ở đâu",
    "vợ tui mới sanh giờ làm giấy cho bé ở đâu",
    "đăng ký kết hôn cần những giấy tờ gì",
    "ba mất rồi sang tên sổ đỏ cần những thủ tục gì",
    "mất giấy tờ xe cần làm những thủ tục gì",
    "mất việc cần làm gì để lãnh trợ cấp thất nghiệp",
    "mua xe cần làm những thủ tục gì",
    "mở công ty cần làm những thủ tục gì",
    "người khuyết tật xin trợ cấp cần những giấy tờ gì",
    "lấy chồng Hàn Quốc cần những giấy tờ gì",
    "mua nhà ở xã hội cần những giấy tờ gì",
    "xây nhà có phải làm thủ tục gì không",
    "cháu bị khuyết tật mà gia đình chưa làm giấy tờ gì",
    "mới sinh con thì mang theo những giấy tờ gì",
    "cả hai người có mặt thì cần những giấy tờ gì",
    "sinh con",
    "cần làm những thủ tục gì",
    "2",
    "cái thứ hai",
    '/ask_procedure{"procedure": "1.001193"}',
    "",
]


@pytest.fixture(scope="module")
def bundled() -> dict[str, Procedure]:
    return {procedure.code: procedure for procedure in bundled_procedures()}


def found(question: str) -> str | None:
    event = match_event(question)
    return event.key if event else None


class TestFile:
    def test_the_twelve_events_stand_there(self) -> None:
        assert tuple(EVENTS) == KEYS

    @pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
    def test_every_step_is_a_bundled_procedure_in_force(self, event: LifeEvent, bundled: dict[str, Procedure]) -> None:
        assert len(set(event.codes)) == len(event.codes)
        for code in event.codes:
            assert bundled[code].status is ProcedureStatus.IN_FORCE

    @pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
    def test_a_step_points_to_steps_before_it(self, event: LifeEvent) -> None:
        for number, step in enumerate(event.steps, start=1):
            for named in re.findall(r"bước (\d)", f"{step.why} {step.needs} {step.when}"):
                assert int(named) < number, step

    @pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
    def test_aliases_are_many_and_find_their_event(self, event: LifeEvent) -> None:
        assert 12 <= len(event.aliases) <= 25
        for alias in event.aliases:
            assert nfc(alias) == alias
            assert found(alias) == found(fold(alias)) == event.key, alias

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("- key: [", "not YAML"),
            ("key: birth", "the whole file"),
            ("- {key: birth, name: Sinh con}", "birth: opening"),
            ("- {name: Sinh con}", "event 1: key"),
        ],
    )
    def test_a_broken_file_says_where(self, tmp_path: Path, text: str, reason: str) -> None:
        path = tmp_path / "events.yml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BundledCatalogueError, match=reason):
            life_events(path)

    def test_a_broken_pattern_is_shown(self, tmp_path: Path) -> None:
        event = EVENTS["birth"].model_dump(mode="json") | {"about": ["(sinh"]}
        path = tmp_path / "events.yml"
        path.write_text(json.dumps([event]), encoding="utf-8")
        with pytest.raises(BundledCatalogueError, match=r"birth: about\.0: .*'\(sinh' is no pattern"):
            life_events(path)

    def test_a_key_stands_once(self, tmp_path: Path) -> None:
        path = tmp_path / "events.yml"
        path.write_text(json.dumps([EVENTS["birth"].model_dump(mode="json")] * 2), encoding="utf-8")
        with pytest.raises(BundledCatalogueError, match="birth: the key stands twice"):
            life_events(path)


class TestMatching:
    @pytest.mark.parametrize(("key", "question"), [(key, text) for key, texts in OWN_WORDS.items() for text in texts])
    def test_a_broad_question_finds_its_event(self, key: str, question: str) -> None:
        assert question not in EVENTS[key].aliases
        assert found(question) == found(fold(question)) == found(question.upper()) == key

    @pytest.mark.parametrize("question", SINGLE)
    def test_a_question_for_one_procedure_finds_none(self, question: str) -> None:
        assert found(question) is None
        assert found(fold(question)) is None

    def test_abbreviations_and_a_typing_error_do_no_harm(self) -> None:
        assert found("đi xkld cần lm những giấy tờ j z") == "going_abroad"
        assert found("mở qán trà sữa thì phải làm gì trước") == "shop"

    @pytest.mark.parametrize(
        ("question", "key"),
        [
            ("nghỉ hưu rồi muốn mở quán cà phê thì cần những thủ tục gì", "shop"),
            ("về hưu rồi cần những thủ tục gì để mở quán", "shop"),
            ("mua đất xây nhà cần những thủ tục gì", "building"),
        ],
    )
    def test_of_two_events_the_one_named_last_is_meant(self, question: str, key: str) -> None:
        assert found(question) == key

    def test_the_development_set_stays_with_the_search(self) -> None:
        rows = (PROJECT / "tests/evaluation/development.jsonl").read_text(encoding="utf-8").splitlines()
        answers = [row["text"] for row in map(json.loads, rows) if row["kind"] == "answer" and "text" in row]
        assert len(answers) > 500
        assert [text for text in answers if match_event(text)] == []

    def test_what_people_say_for_one_procedure_stays_with_the_search(self) -> None:
        phrases = [phrase for phrases in bundled_phrases().values() for phrase in phrases]
        assert len([phrase for phrase in phrases if match_event(phrase)]) <= len(phrases) / 2000


class TestCard:
    @pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
    def test_the_text_is_complete(self, event: LifeEvent, bundled: dict[str, Procedure]) -> None:
        card = event_card(event, [bundled[code] for code in event.codes])
        check_message(card)
        opening, *lines, closing = card["text"].split("\n")
        assert opening == event.opening
        assert closing == "Bạn trả lời bằng số thứ tự hoặc bấm chọn để xem giấy tờ, phí, thời gian của từng bước."
        for number, (line, step) in enumerate(zip(lines, event.steps, strict=True), start=1):
            assert line.startswith(f"{number}. {bundled[step.code].name}: {step.why}.")
            assert step.needs in line
            assert step.when in line

    def test_the_steps_can_be_chosen_in_order(self, bundled: dict[str, Procedure]) -> None:
        event = EVENTS["death"]
        card = event_card(event, [bundled[code] for code in event.codes])
        custom = card["custom"]
        assert custom["kind"] == "choose"
        assert custom["event"] == {"key": "death", "name": "Người thân mất"}
        assert [option["code"] for option in custom["options"]] == list(event.codes)
        assert len(custom["options"]) == 7
        assert [button["payload"] for button in card["buttons"]] == [option["payload"] for option in custom["options"]]
        assert custom["options"][2]["hint"] == (
            "Gia đình nhận tiền mai táng, tiền tuất của bảo hiểm xã hội. Chỉ khi người mất đang đóng hoặc bảo lưu bảo "
            "hiểm xã hội, hoặc hưởng lương hưu, trợ cấp hằng tháng. Cần có: Bản sao Trích lục khai tử ở bước 1."
        )
