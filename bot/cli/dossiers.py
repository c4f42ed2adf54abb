"""`motcua dossiers …`: importing the one-stop system's export, counting it, listing what needs attention."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from actions.casework.dossiers.figures import exports, staff_tables
from actions.casework.dossiers.figures.counts import By, Period, count, spreads
from actions.casework.dossiers.figures.overdue import Irregularity, irregular, overdue
from actions.casework.dossiers.figures.staff_tables import StaffTable
from bot.cli.output import fail, number_text, print_grouped, print_json, print_table, progress_bar, write_csv
from procedures_kb.calendar import vietnam_now

if TYPE_CHECKING:
    from actions.casework.dossiers.table.report import ImportReport

dossiers_app = typer.Typer(no_args_is_help=True, help="Dossiers: import, counts, what needs attention.")

_SHOWN_REJECTIONS = 20
Show = Callable[[StaffTable], None]

CsvFile = Annotated[Path | None, typer.Option("--csv", dir_okay=False, help="Write the rows here as CSV.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
First = Annotated[
    datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of reception that counts.")
]
Last = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day of reception that counts.")]


@dossiers_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX.")],
    rejected: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write the rows that could not be read here as CSV.")
    ] = None,
) -> None:
    """Import the one-stop system's export; again and again as it grows."""
    from actions.casework.dossiers.table.headers import TableError
    from actions.casework.dossiers.table.importing import import_table
    from bot.knowledge import database, province, sealer

    current = province()
    try:
        with progress_bar() as progress:
            task = progress.add_task("Đang nhập hồ sơ", total=None)
            report = import_table(
                database(),
                file,
                current.dossiers,
                current.office_hours,
                sealer(),
                vietnam_now(),
                lambda done, total: progress.update(task, completed=done, total=total),
            )
    except TableError as error:
        raise fail(str(error)) from error
    _print_report(report)
    if rejected:
        write_csv(staff_tables.rejected_table(report.rejected), rejected)
    if report.read == report.rejected_count:
        raise fail(f"{file.name}: không có hồ sơ nào được nhập.")


@dossiers_app.command("overdue")
def list_overdue(csv_file: CsvFile = None, as_json: AsJson = False) -> None:
    """List the dossiers that are overdue now, by unit."""
    from bot.knowledge import calendar, database

    found = overdue(database(), calendar(), vietnam_now())
    _show(staff_tables.list_table(found), exports.list_json(found), csv_file, as_json, print_grouped)


@dossiers_app.command("counts")
def show_counts(
    by: Annotated[By, typer.Option(help="What is counted apart.")] = By.ALL,
    first: First = None,
    last: Last = None,
    csv_file: CsvFile = None,
    as_json: AsJson = False,
) -> None:
    """Count received, finished, early, on-time, late and overdue dossiers."""
    from bot.knowledge import database

    found = count(database(), by, vietnam_now(), _period(first, last))
    _show(staff_tables.counts_table(by, found), exports.counts_json(by, found), csv_file, as_json)


@dossiers_app.command("spread")
def show_spread(first: First = None, last: Last = None, csv_file: CsvFile = None, as_json: AsJson = False) -> None:
    """Show how many working days finished dossiers took, by procedure group."""
    from bot.knowledge import calendar, database

    found = spreads(database(), calendar(), _period(first, last))
    _show(staff_tables.spreads_table(found), exports.spreads_json(found), csv_file, as_json)


@dossiers_app.command("irregular")
def list_irregular(csv_file: CsvFile = None, as_json: AsJson = False) -> None:
    """List the dossiers with which something is wrong beside being late."""
    from bot.knowledge import calendar, database

    found = irregular(database(), calendar(), vietnam_now())
    _show(staff_tables.irregular_table(found), exports.irregular_json(found), csv_file, as_json, print_grouped)
    for kind in Irregularity:
        if kind not in found:
            name = staff_tables.IRREGULARITY_NAMES[kind]
            typer.echo(f"Không kiểm tra được “{name}”: dữ liệu không có số kết quả nào.", err=True)


def _period(first: datetime | None, last: datetime | None) -> Period:
    try:
        return Period(first and first.date(), last and last.date())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _show(
    table: StaffTable, json_value: Any, csv_file: Path | None, as_json: bool, on_screen: Show = print_table
) -> None:
    """As JSON, into the CSV file, or on the screen when neither is wanted."""
    if csv_file:
        write_csv(table, csv_file)
    if as_json:
        print_json(json_value)
    elif not csv_file:
        on_screen(table)


def _print_report(report: ImportReport) -> None:
    for one in report.rejected[:_SHOWN_REJECTIONS]:
        typer.echo(f"Dòng {one.row_number}: {one.reason}")
    unseen = report.rejected_count - _SHOWN_REJECTIONS
    if unseen > 0:
        typer.echo(f"… và {number_text(unseen)} dòng nữa không đọc được (--rejected FILE.csv để ghi lại).")
    counted = {
        "hồ sơ mới": report.added,
        "thay đổi": report.changed,
        "không đổi": report.unchanged,
        "cũ hơn dữ liệu đã có": report.older,
        "không đọc được": report.rejected_count,
    }
    parts = ", ".join(f"{number_text(number)} {what}" for what, number in counted.items())
    typer.echo(f"{number_text(report.read)} dòng trong {number_text(round(report.seconds, 1))} giây: {parts}.")
