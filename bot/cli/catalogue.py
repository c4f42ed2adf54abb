"""`motcua catalogue …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.output import console, progress_bar

catalogue_app = typer.Typer(no_args_is_help=True, help="The published procedure catalogue.")


@catalogue_app.command("import")
def catalogue_import(paths: Annotated[list[Path], typer.Argument(exists=True)]) -> None:
    """Import published procedures from files, folders, .tar.gz or .jsonl."""
    from bot.knowledge import catalogue
    from bot.setup import describe
    from procedures_kb.importers import import_paths
    from procedures_kb.importers.sources import files_of

    total = sum(file.stat().st_size for file in files_of(paths))
    with progress_bar() as progress:
        task = progress.add_task("Importing", total=total)

        def advance(consumed: int, read: int) -> None:
            progress.update(task, advance=consumed, description=f"Importing, {read} stored")

        report = import_paths(catalogue(), paths, advance)
        progress.update(task, completed=total)
    for error in report.rejected:
        console.print(f"[red]rejected[/red] {error}", highlight=False, soft_wrap=True)
    console.print(describe(report))
    raise typer.Exit(1 if report.rejected and not report.read else 0)


@catalogue_app.command()
def check() -> None:
    """Check the bundled catalogue: schema, codes, aliases."""
    from procedures_kb.catalogue_check import check_bundled

    faults = check_bundled()
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


@catalogue_app.command()
def stats() -> None:
    """Count what the catalogue holds."""
    from bot.knowledge import catalogue
    from procedures_kb.stats import catalogue_stats

    for name, count in catalogue_stats(catalogue()).items():
        typer.echo(f"{name}: {count}")


@catalogue_app.command()
def diff(code: str) -> None:
    """Show the versions of a procedure, and where its sources differ."""
    from bot.knowledge import catalogue

    for record in catalogue().versions(code):
        release = record.release
        typer.echo(f"{release.as_of:%Y-%m}  {release.decision}  {release.source}  {record.name}")
    for conflict in catalogue().get(code).conflicts:
        typer.echo(f"differs: {conflict.fact}: {conflict.shown} / {conflict.other} ({conflict.other_decision})")
