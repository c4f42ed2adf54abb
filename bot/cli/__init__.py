"""The `motcua` command: thin; each command calls one function."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from actions.casework.provinces import ProvinceError
from bot.cli.catalogue import catalogue_app
from bot.cli.complaints import complaints_app
from bot.cli.doctor import doctor
from bot.cli.dossiers import dossiers_app
from bot.cli.hotlines import hotlines_app
from bot.cli.output import console
from bot.logs import configure_logs
from bot.settings import settings, settings_table

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Hỏi Một Cửa: hỏi đáp thủ tục hành chính.")
app.add_typer(catalogue_app, name="catalogue")
app.add_typer(dossiers_app, name="dossiers")
app.add_typer(hotlines_app, name="hotlines")
app.add_typer(complaints_app, name="complaints")
app.command()(doctor)


def main() -> None:
    """Entry point of the command."""
    configure_logs(settings().log_level)
    try:
        app()
    except ProvinceError as error:
        raise SystemExit(str(error)) from error


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
