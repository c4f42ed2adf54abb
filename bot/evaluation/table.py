"""The report as tables for a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

_COLUMNS = ("procedure_r1", "procedure_r3", "procedure_r5", "fully_right", "kind_right", "wrongly_a_procedure")


def print_report(figures: dict[str, Any], console: Console) -> None:
    """Figures by style, the confusion of kinds, the worst misses, latency."""
    table = Table(title=f"{figures['rows']} expected replies")
    for name in ("style", *_COLUMNS, "aspect F1"):
        table.add_column(name)
    for style, some in [*figures["styles"].items(), ("all", figures["all"])]:
        table.add_row(style, *(_cell(some[name]) for name in _COLUMNS), f"{some['aspects']['f1']:.3f}")
    console.print(table)
    for expected, got in figures["confusion"].items():
        console.print(f"expected {expected}: " + ", ".join(f"{kind} {count}" for kind, count in got.items()))
    for miss in figures["worst"]:
        console.print(
            f"  line {miss['line']}: {miss['text']}\n    {miss['expected']}\n    {miss['got']}", highlight=False
        )
    console.print(f"latency ms: {figures['latency_ms']}")


def _cell(figure: dict[str, Any]) -> str:
    if not figure["total"]:
        return "–"
    return f"{figure['share']:.1%} [{figure['low']:.1%}, {figure['high']:.1%}] n={figure['total']}"
