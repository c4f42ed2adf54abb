"""No question that measures is ever trained on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from procedures_kb.importers import bundled_procedures
from procedures_kb.search import bundled_phrases
from procedures_kb.vietnamese import fold, syllables

ROOT = Path(__file__).parents[2]


def _key(text: str) -> str:
    return " ".join(syllables(fold(text)))


def _trained_on() -> set[str]:
    texts = [phrase for phrases in bundled_phrases().values() for phrase in phrases]
    texts += [alias for procedure in bundled_procedures() for alias in procedure.aliases]
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        for intent in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            texts += [line[2:] for line in intent["examples"].splitlines() if line]
    return {_key(text) for text in texts}


@pytest.mark.parametrize(("name", "least"), [("development", 900), ("fresh", 300), ("complaints", 250)])
def test_no_question_that_measures_is_trained_on(name: str, least: int) -> None:
    lines = (ROOT / "tests" / "evaluation" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    questions = {_key(json.loads(line)["text"]) for line in lines}
    assert len(questions) > least
    assert not questions & _trained_on()
