"""`motcua hotlines …`: importing published telephone lines and receiving offices, listing the lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actions.casework.dossiers.figures.staff_tables import StaffTable, Value
from bot.cli.output import fail, print_table
from procedures_kb.calendar import vietnam_now

if TYPE_CHECKING:
    from actions.casework.hotlines.importing import ListReport

hotlines_app = typer.Typer(no_args_is_help=True, help="Telephone lines and receiving offices: import, list.")

_HEADERS = ("Danh sách", "Đơn vị", "Bộ phận", "Điện thoại", "Thư điện tử", "Địa bàn", "Giờ")


@hotlines_app.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="YAML, CSV or XLSX.")],
) -> None:
    """Import published lists, lines or offices; a file replaces the lists that it has."""
    from actions.casework.dossiers.table.headers import TableError
    from actions.casework.hotlines.importing import import_list
    from bot.knowledge import database, province

    empty = []
    for file in files:
        try:
            report = import_list(database(), file, province(), vietnam_now().date())
        except TableError as error:
            raise fail(str(error)) from error
        _print_report(file, report)
        counts = report.counts
        if not counts.added + counts.changed + counts.unchanged:
            empty.append(file.name)
    if empty:
        raise fail(f"Không nhập được mục nào của {', '.join(empty)}.")


@hotlines_app.command("list")
def list_lines() -> None:
    """List every line that counts today, the national ones last."""
    from actions.casework.hotlines.hours import hours_in_words
    from actions.casework.hotlines.phones import shown
    from actions.casework.hotlines.registry import HotlineRegistry
    from bot.knowledge import calendar, database

    rows: list[tuple[Value, ...]] = [
        (
            entry.list,
            entry.unit,
            entry.role,
            "; ".join(map(shown, entry.phones)),
            entry.email,
            entry.area or "cả nước",
            hours_in_words(entry.hours),
        )
        for entry in HotlineRegistry(database(), calendar()).entries(vietnam_now().date())
    ]
    print_table(StaffTable(_HEADERS, rows))


def _print_report(file: Path, report: ListReport) -> None:
    from actions.casework.hotlines.headers import Kind

    what = "đường dây" if report.kind is Kind.HOTLINES else "nơi tiếp nhận"
    for one in report.rejected:
        typer.echo(f"{file.name}, mục {one.row_number}: {one.reason}")
    counts = report.counts
    typer.echo(
        f"{file.name}: {counts.added} {what} mới, {counts.changed} thay đổi, {counts.unchanged} không đổi, "
        f"{counts.ended} không còn trong danh sách, {len(report.rejected)} không đọc được."
    )
    if report.rejected:
        typer.echo("Vì có mục không đọc được nên chưa bỏ mục nào cũ; sửa rồi nhập lại.")
