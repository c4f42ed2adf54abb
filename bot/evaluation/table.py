"""The report as tables for a terminal of 80 columns."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

_COLUMNS = {
    "procedure_r1": "R@1",
    "procedure_r3": "R@3",
    "procedure_r5": "R@5",
    "fully_right": "fully right",
    "kind_right": "kind",
    "wrongly_a_procedure": "wrongly a procedure",
}


def print_report(figures: dict[str, Any], console: Console) -> None:
    """Figures by style with 95% intervals, the confusion of kinds, the worst misses, latency."""
    table = Table(title=f"{figures['rows']} expected replies, in % with 95% interval")
    for name in ("style", "rows", *_COLUMNS.values(), "aspect F1"):
        table.add_column(name)
    for style, some in [*figures["styles"].items(), ("all", figures["all"])]:
        rows = str(some["fully_right"]["total"])
        table.add_row(escape(style), rows, *(_cell(some[name]) for name in _COLUMNS), _f1(some["aspects"]))
    console.print(table)
    for expected, got in figures["confusion"].items():
        console.print(
            f"expected {expected}: " + ", ".join(f"{kind} {count}" for kind, count in got.items()), markup=False
        )
    for miss in figures["worst"]:
        console.print(f"line {miss['line']}: {miss['text']}", highlight=False, markup=False)
        console.print(
            f"  expected {_words(miss['expected'])}\n  got      {_words(miss['got'])}", highlight=False, markup=False
        )
    console.print(f"latency ms: {figures['latency_ms']}")


def _cell(figure: dict[str, Any]) -> str:
    if not figure["total"]:
        return "–"
    return f"{100 * figure['share']:.1f}\n[{100 * figure['low']:.0f}–{100 * figure['high']:.0f}]"


def _f1(aspects: dict[str, float]) -> str:
    return f"{aspects['f1']:.3f}" if aspects["f1"] else "–"


def _words(reply: dict[str, Any]) -> str:
    return " ".join([reply["kind"], ",".join(reply["codes"]), ",".join(reply["aspects"])])
