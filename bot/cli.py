"""The `motcua` command: thin; each command calls one function."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from bot.logs import configure_logs
from bot.settings import settings, settings_table

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Hỏi Một Cửa: hỏi đáp thủ tục hành chính.")
catalogue_app = typer.Typer(no_args_is_help=True, help="The published procedure catalogue.")
app.add_typer(catalogue_app, name="catalogue")
console = Console()


def main() -> None:
    """Entry point of the command."""
    configure_logs(settings().log_level)
    app()


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the chat page and the chat endpoint; the first run prepares everything."""
    from bot.serving import run
    from bot.setup import prepare

    prepare(console.print)
    current = settings()
    run(host or current.host, port or current.port, console.print)


@app.command()
def train() -> None:
    """Train the Rasa model."""
    from bot.setup import train_and_stamp

    console.print(f"Trained {train_and_stamp()}")


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    json_out: Annotated[Path | None, typer.Option("--json", help="Write the figures here as JSON.")] = None,
) -> None:
    """Run questions of FILE.jsonl through the real assistant and print how well it does."""
    import json

    from bot.evaluation.run import evaluate as run
    from bot.evaluation.table import print_report
    from bot.setup import prepare

    model = prepare(console.print)
    with Progress(console=console) as progress:
        task = progress.add_task("Asking", total=None)
        figures = run(file, model, lambda total: progress.update(task, total=total, advance=1))
    print_report(figures, console)
    if json_out:
        json_out.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


@app.command()
def bench(questions: Annotated[int, typer.Option(help="How many questions to ask.")] = 500) -> None:
    """Measure search, understanding and whole answers in this process."""
    from bot.bench import bench as run
    from bot.setup import prepare

    for name, figures in run(prepare(console.print), questions, console.print).items():
        console.print(f"{name}: " + ", ".join(f"{key} {value:g}" for key, value in figures.items()))


@app.command(name="settings")
def show_settings(markdown: Annotated[bool, typer.Option(help="As a Markdown table.")] = False) -> None:
    """Show every setting and its value."""
    if markdown:
        typer.echo(settings_table())
        return
    for name, value in settings().model_dump().items():
        typer.echo(f"MOTCUA_{name.upper()}={value}")


@catalogue_app.command("import")
def catalogue_import(paths: Annotated[list[Path], typer.Argument(exists=True)]) -> None:
    """Import published procedures from files, folders, .tar.gz or .jsonl."""
    from bot.knowledge import catalogue
    from bot.setup import describe
    from procedures_kb.importers import import_paths
    from procedures_kb.importers.sources import files_of

    total = sum(file.stat().st_size for file in files_of(paths))
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
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


if __name__ == "__main__":
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    main()
