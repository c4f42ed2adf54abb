"""First run: the database, the bundled catalogue, a trained model. Every later run finds them in place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from actions.casework.dossiers.table.gateway import has_dossiers
from actions.casework.dossiers.table.importing import import_table
from actions.casework.hotlines.importing import import_list
from bot.dialogue.agent import PROJECT, newest_model, train
from bot.knowledge import catalogue, database, province, sealer
from bot.settings import settings
from procedures_kb.calendar import vietnam_now
from procedures_kb.importers import ImportReport, bundled_procedures, import_records

Say = Callable[[str], None]


def prepare(say: Say) -> Path:
    """Make everything ready to serve; `say` is told each long step. Returns the model to serve."""
    say("Preparing the database and the bundled catalogue …")
    report = load_bundled()
    if report.outcomes:
        say(f"  {describe(report)}")
    load_sample(say)
    model = newest_model()
    if model is not None and _stamp().exists() and _stamp().read_text() == fingerprint():
        return model
    say("Training (under a minute) …")
    return train_and_stamp()


def load_bundled() -> ImportReport:
    """Bring the bundled catalogue of this version into the database."""
    return import_records(catalogue(), bundled_procedures())


def load_sample(say: Say) -> None:
    """Bring the made-up dossiers, lines and offices of a sample province into the database, once."""
    current = province()
    if not current.dossiers.sample or has_dossiers(database()):
        return
    say(f"Loading the made-up dossiers of {current.name} …")
    folder, now = settings().province_file.parent, vietnam_now()
    for listed in ("hotlines.yml", "offices.yml"):
        import_list(database(), folder / current.slug / listed, current, now.date())
    table = folder / current.dossiers.sample
    import_table(database(), table, current.dossiers, current.office_hours, sealer(), now, lambda done, total: None)


def train_and_stamp() -> Path:
    """Train, and note what was trained on."""
    model = train()
    _stamp().write_text(fingerprint())
    return model


def fingerprint() -> str:
    """Changes when anything that is trained on changes."""
    digest = hashlib.sha256()
    files = [PROJECT / "config.yml", PROJECT / "domain.yml", *sorted((PROJECT / "data").rglob("*.yml"))]
    for folder, pattern in (("bot/nlu", "*.py"), ("procedures_kb/search", "*.py"), ("procedures_kb/phrases", "*.yml")):
        files += sorted((PROJECT / folder).glob(pattern))
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def describe(report: ImportReport) -> str:
    """The counts of an import on one line."""
    counts = ", ".join(f"{count} {outcome.value}" for outcome, count in report.outcomes.items())
    return f"{counts or 'nothing to import'}; {len(report.rejected)} rejected"


def _stamp() -> Path:
    return settings().models / "trained-on"
