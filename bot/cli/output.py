"""How commands show progress and results."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from actions.casework.dossiers.figures.exports import csv_text
from actions.casework.dossiers.figures.staff_tables import StaffTable, Value

console = Console()
_WIDEST = 1_000
_NARROWEST_TEXT = 24
"""Columns to which a text is cut down at most; it goes on in the next line."""


def progress_bar() -> Progress:
    """Progress with a description, a bar, percent and time."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console)


def fail(why: str) -> typer.Exit:
    """Say on standard error why the command failed; the exception to raise."""
    typer.echo(why, err=True)
    return typer.Exit(1)


def number_text(number: float) -> str:
    """'70.426', '96,2'."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def print_table(table: StaffTable, title: str = "") -> None:
    """Print at the width of the terminal, or wider where numbers, moments and codes would be cut."""
    if not table.rows:
        typer.echo("Không có dữ liệu.")
        return
    shown = Table(box=SIMPLE_HEAD, title=Text(title, "bold"), title_justify="left", padding=(0, 1, 0, 0))
    for header, values in zip(table.headers, zip(*table.rows, strict=True), strict=True):
        _add_column(shown, header, values)
    for row in table.rows:
        shown.add_row(*(Text(_screen_text(value)) for value in row))
    least = Measurement.get(console, console.options.update(max_width=_WIDEST), shown).minimum
    Console(width=max(console.width, least)).print(shown)


def print_grouped(table: StaffTable) -> None:
    """Print one table for each value of the first column, with the value and the number of dossiers as its title."""
    for group, rows in groupby(table.rows, key=lambda row: row[0]):
        rest = StaffTable(table.headers[1:], [row[1:] for row in rows])
        print_table(rest, f"{group}: {number_text(len(rest.rows))} hồ sơ")
    typer.echo(f"Tổng cộng: {number_text(len(table.rows))} hồ sơ.")


def print_json(value: Any) -> None:
    """Print as JSON, Vietnamese unescaped."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def write_csv(table: StaffTable, file: Path) -> None:
    """Write the table to a file, and say so on standard error."""
    try:
        file.write_text(csv_text(table), encoding="utf-8", newline="")
    except OSError as error:
        raise fail(f"Không ghi được {file}: {error.strerror}.") from error
    typer.echo(f"Đã ghi {number_text(len(table.rows))} dòng vào {file}.", err=True)


def _add_column(shown: Table, header: str, values: Sequence[Value]) -> None:
    longest = max(len(_screen_text(value)) for value in values)
    if any(isinstance(value, str) and " " in value for value in values):
        shown.add_column(Text(header), min_width=min(longest, _NARROWEST_TEXT), overflow="fold")
        return
    numbers = all(isinstance(value, int | float | None) for value in values)
    width = max(longest, *map(len, header.split()))
    shown.add_column(Text(header), width=width, justify="right" if numbers else "left")


def _screen_text(value: Value) -> str:
    if value is None:
        return "—"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    return value if isinstance(value, str) else number_text(value)
