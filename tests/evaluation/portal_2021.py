"""The portal's questions of 2021, joined with our labels into evaluation rows.

Usage: `python -m tests.evaluation.portal_2021 SOURCE OUT.jsonl`, SOURCE being portal-2021.yml of the shared data.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

LABELS = Path(__file__).with_name("portal_2021.yml")


def rows(source: Path, labels: Path = LABELS) -> list[dict[str, Any]]:
    """The evaluation rows of every question that has codes, with diacritics and without.

    Raises:
        ValueError: the source holds another number of questions than the labels speak of.
    """
    labelled: dict[int, dict[str, Any]] = yaml.safe_load(labels.read_text(encoding="utf-8"))
    questions = _questions(source)
    count = len(labelled)
    if len(questions) != 2 * count:
        raise ValueError(
            f"{source.name} holds {len(questions)} questions, not {count} with and {count} without diacritics"
        )
    styles = (("portal", 0), ("portal_unaccented", count))
    return [
        {
            "text": questions[position - 1 + offset],
            "codes": label["codes"],
            "aspects": [],
            "kind": "answer",
            "style": style,
        }
        for style, offset in styles
        for position, label in sorted(labelled.items())
        if label["codes"]
    ]


def _questions(source: Path) -> list[str]:
    intents = yaml.safe_load(source.read_text(encoding="utf-8"))["nlu"]
    examples = next(intent["examples"] for intent in intents if intent["intent"] == "ask")
    return [line.removeprefix("- ").strip() for line in examples.splitlines() if line.strip()]


def _write(source: Path, out: Path) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows(source)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]), Path(sys.argv[2]))
