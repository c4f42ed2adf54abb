"""Figures of a run: ranking, aspects, kinds, with 95% intervals, by style."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.evaluation.measure import Outcome
from procedures_kb.answers import Aspect
from procedures_kb.answers.aspects import written_out

_Z = 1.96
_WORST = 25


def share(hits: int, total: int) -> dict[str, float | int]:
    """A share with its 95% Wilson interval."""
    if not total:
        return {"share": 0.0, "low": 0.0, "high": 0.0, "hits": 0, "total": 0}
    centre = (hits + _Z**2 / 2) / (total + _Z**2)
    half = _Z / (total + _Z**2) * (hits * (total - hits) / total + _Z**2 / 4) ** 0.5
    return {
        "share": round(hits / total, 4),
        "low": max(0.0, round(centre - half, 4)),
        "high": round(centre + half, 4),
        "hits": hits,
        "total": total,
    }


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Everything that is measured, as JSON-ready values."""
    by_style: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_style[outcome.expected.style].append(outcome)
    return {
        "rows": len(outcomes),
        "all": figures(outcomes),
        "styles": {style: figures(some) for style, some in sorted(by_style.items())},
        "confusion": confusion(outcomes),
        "latency_ms": latency(outcomes),
        "worst": [_miss(outcome) for outcome in outcomes if not outcome.fully_right][:_WORST],
    }


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Ranking and aspects over rows that ask for a procedure; kind and full rightness over all."""
    asked = [outcome for outcome in outcomes if outcome.expected.codes]
    plain = [outcome for outcome in asked if outcome.expected.kind == "answer"]
    none = [outcome for outcome in outcomes if not outcome.expected.codes]
    return {
        "procedure_r1": _share(asked, lambda outcome: outcome.code_within(1)),
        "procedure_r3": _share(asked, lambda outcome: outcome.code_within(3)),
        "procedure_r5": _share(asked, lambda outcome: outcome.code_within(5)),
        "answered_right": _share([one for one in plain if one.answered], lambda outcome: outcome.code_within(1)),
        "choice_instead_of_answer": _share(plain, lambda outcome: outcome.kind == "choose"),
        "fully_right": _share(outcomes, lambda outcome: outcome.fully_right),
        "kind_right": _share(outcomes, lambda outcome: outcome.kind == outcome.expected.kind),
        "wrongly_a_procedure": _share(none, lambda outcome: outcome.kind in ("answer", "choose")),
        "aspects": aspect_figures([outcome for outcome in plain if outcome.answered]),
    }


def aspect_figures(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Precision, recall and F1 of the answered aspects against the asked ones, over all rows together."""
    right = answered = asked = 0
    for outcome in outcomes:
        wanted = {aspect.value for aspect in written_out([Aspect(aspect) for aspect in outcome.expected.aspects])}
        right += len(wanted & set(outcome.aspects))
        answered += len(outcome.aspects)
        asked += len(wanted)
    precision, recall = right / max(answered, 1), right / max(asked, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def confusion(outcomes: Iterable[Outcome]) -> dict[str, dict[str, int]]:
    """Counts of the kind that came, by the kind that was expected."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        counts[outcome.expected.kind][outcome.kind] += 1
    return {expected: dict(got) for expected, got in sorted(counts.items())}


def latency(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Milliseconds of a whole answer in process: median, 95th percentile, worst."""
    ordered = sorted(outcome.seconds * 1000 for outcome in outcomes)
    if not ordered:
        return {}
    return {
        "p50": round(ordered[len(ordered) // 2], 2),
        "p95": round(ordered[int(len(ordered) * 0.95)], 2),
        "max": round(ordered[-1], 2),
    }


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> dict[str, float | int]:
    return share(sum(map(holds, outcomes)), len(outcomes))


def _miss(outcome: Outcome) -> dict[str, Any]:
    expected = outcome.expected
    return {
        "line": outcome.line,
        "text": outcome.text,
        "expected": {"kind": expected.kind, "codes": expected.codes, "aspects": expected.aspects},
        "got": {"kind": outcome.kind, "codes": outcome.codes, "aspects": outcome.aspects},
    }
