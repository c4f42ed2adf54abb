"""What a complaint is about: learned, stored, read back; other messages have no category."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message

from actions.casework.complaints.models import Category
from bot.nlu.category_reader import CategoryReader
from tests.helpers import PROJECT, component

RESOURCE = Resource("categories")
CONTEXT = ExecutionContext(GraphSchema({}), "test")


@pytest.fixture(scope="module")
def reader(agent: Agent) -> CategoryReader:
    """The component of the trained model."""
    return component(agent, CategoryReader)


def read(reader: CategoryReader, text: str, intent: str = "complain", **given: Any) -> list[dict[str, Any]]:
    message = Message({"text": text, "intent": {"name": intent, "confidence": 1.0}, **given})
    assert reader.process([message]) == [message]
    entities: list[dict[str, Any]] = message.get("entities", [])
    return entities


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("phản ánh hồ sơ trễ hẹn", Category.LATE_DOSSIER),
        ("cán bộ một cửa quát mắng dân rất hách dịch", Category.CONDUCT),
        ("công an đòi sổ hộ khẩu giấy mới chịu làm", Category.EXTRA_PAPERS),
        ("thu lệ phí cao hơn bảng niêm yết", Category.EXCESS_FEE),
        ("cổng dịch vụ công bị lỗi không thanh toán được", Category.ONLINE_FAULT),
        ("cán bộ vòi tiền mới chịu ký", Category.BRIBE),
        ("hướng dẫn không rõ ràng, mỗi người nói một kiểu", Category.GUIDANCE),
        ("rác chất đống trước cổng chợ không ai dọn", Category.NEIGHBOURHOOD),
    ],
)
def test_a_complaint_has_its_category(reader: CategoryReader, text: str, category: Category) -> None:
    assert read(reader, text) == [
        {"entity": "category", "value": category, "start": 0, "end": len(text), "extractor": "CategoryReader"}
    ]


def test_diacritics_are_not_needed(reader: CategoryReader) -> None:
    assert read(reader, "rac chat dong truoc cong cho khong ai don")[0]["value"] == Category.NEIGHBOURHOOD


@pytest.mark.parametrize("text", ["tôi muốn phản ánh", "toi muon phan anh", "", "   "])
def test_mere_openers_have_none(reader: CategoryReader, text: str) -> None:
    assert read(reader, text) == []


@pytest.mark.parametrize("intent", ["ask_procedure", "emergency", "check_ticket"])
def test_other_messages_have_none(reader: CategoryReader, intent: str) -> None:
    assert read(reader, "rác chất đống trước cổng chợ không ai dọn", intent) == []


def test_earlier_entities_are_kept(reader: CategoryReader) -> None:
    place = {"entity": "aspect", "value": "place"}
    assert read(reader, "rác chất đống không ai dọn", entities=[place])[0] == place


def test_a_message_without_intent_is_passed_on(reader: CategoryReader) -> None:
    message = Message({"text": "rác chất đống"})
    assert reader.process([message]) == [message]
    assert not message.get("entities")


def test_untrained_reads_nothing(tmp_path: Path) -> None:
    fresh = CategoryReader.create(
        CategoryReader.get_default_config(), LocalModelStorage.create(tmp_path), RESOURCE, CONTEXT
    )
    assert read(fresh, "rác chất đống không ai dọn") == []


def test_what_is_stored_says_the_same_and_is_no_pickle(reader: CategoryReader, tmp_path: Path) -> None:
    config, storage = CategoryReader.get_default_config(), LocalModelStorage.create(tmp_path)
    trained = CategoryReader.create(config, storage, RESOURCE, CONTEXT)
    assert trained.train(load_data(str(PROJECT / "data" / "nlu" / "complaints.yml"))) == RESOURCE
    loaded = CategoryReader.load(config, storage, RESOURCE, CONTEXT)
    for text in ("rác chất đống không ai dọn", "tôi muốn phản ánh", "cán bộ vòi tiền"):
        assert read(loaded, text) == read(trained, text) == read(reader, text)
    with storage.read_from(RESOURCE) as folder:
        assert [file.name for file in folder.iterdir()] == ["categories.skops"]


def test_every_category_has_examples_and_every_example_a_category() -> None:
    intents = yaml.safe_load((PROJECT / "data" / "nlu" / "complaints.yml").read_text(encoding="utf-8"))["nlu"]
    complaints = [intent for intent in intents if intent["intent"] == "complain"]
    assert {intent["metadata"]["category"] for intent in complaints} == {"", *Category}
    assert all(len(intent["examples"].splitlines()) >= 20 for intent in complaints)
