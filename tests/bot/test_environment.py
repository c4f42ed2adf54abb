"""The environment: no TensorFlow, and Rasa's own commands still run on the current stack."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path

import yaml

from tests.helpers import PROJECT


def rasa(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Rasa's own command line; telemetry is off and the home folder is the tests' own."""
    command = [sys.executable, "-m", "rasa", *map(str, arguments)]
    run = subprocess.run(command, cwd=PROJECT, env=os.environ, capture_output=True, text=True, timeout=180)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    return run


def test_no_tensorflow_is_installed() -> None:
    names = {distribution.metadata["Name"].lower() for distribution in importlib.metadata.distributions()}
    assert "rasa" in names
    assert not {name for name in names if name.startswith(("tensorflow", "keras", "torch"))}


def test_rasa_data_validate(model: Path) -> None:
    run = rasa("data", "validate", "--fail-on-warnings")
    assert "conflict" not in run.stdout.lower() or "No story structure conflicts found" in run.stdout


def test_rasa_train(model: Path, tmp_path: Path) -> None:
    rasa("train", "--out", tmp_path, "--fixed-model-name", "fresh")
    assert (tmp_path / "fresh.tar.gz").stat().st_size > 10_000


def test_rasa_test_nlu(model: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.yml"
    questions.write_text(yaml.safe_dump(_few_examples(), allow_unicode=True), encoding="utf-8")
    rasa("test", "nlu", "--nlu", questions, "--model", model, "--out", tmp_path / "results", "--no-plot")
    report = json.loads((tmp_path / "results" / "intent_report.json").read_text())
    assert report["accuracy"] > 0.9


def _few_examples() -> dict[str, object]:
    """The first three examples of each intent of two files."""
    kept = []
    for file in ("questions.yml", "talk.yml"):
        for group in yaml.safe_load((PROJECT / "data" / "nlu" / file).read_text())["nlu"]:
            examples = group["examples"].splitlines(keepends=True)[:3]
            kept.append({"intent": group["intent"], "examples": "".join(examples)})
    return {"version": "3.1", "nlu": kept}
