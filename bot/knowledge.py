"""What this process works with: opened once, shared by the NLU graph, the actions, the server and the commands."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path

from actions.casework.complaints.delivery.models import Sender
from actions.casework.complaints.delivery.outbox import Outbox
from actions.casework.complaints.delivery.senders import open_senders
from actions.casework.complaints.delivery.settings import SendingSettings
from actions.casework.complaints.desk import ComplaintDesk
from actions.casework.complaints.tickets import Tickets
from actions.casework.dossiers.apologies import Apologies
from actions.casework.dossiers.attempts import Attempts
from actions.casework.dossiers.desk import DossierDesk
from actions.casework.dossiers.gateways import open_gateway
from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.subscriptions import Subscriptions
from actions.casework.hotlines.areas import area_of
from actions.casework.hotlines.registry import HotlineRegistry
from actions.casework.places import load_places
from actions.casework.provinces import Province, load_province
from actions.context import Assistant
from bot.settings import settings
from procedures_kb.calendar import WorkingCalendar
from procedures_kb.search import LiveIndex
from procedures_kb.store import CatalogueStore, Database, open_database

_KEY_BYTES = 32


@cache
def database() -> Database:
    """The database, migrated."""
    return open_database(settings().database)


@cache
def catalogue() -> CatalogueStore:
    """The catalogue in the database."""
    return CatalogueStore(database())


@cache
def live_index() -> LiveIndex:
    """The search index that follows the catalogue."""
    return LiveIndex(catalogue(), settings().home / "index")


@cache
def province() -> Province:
    """The province of this installation; raises `ProvinceError`."""
    return load_province(settings().province_file)


@cache
def calendar() -> WorkingCalendar:
    """The working days of this province."""
    return WorkingCalendar(province().calendar, province().office_hours)


@cache
def sealer() -> Sealer:
    """Seals second factors with the key of this installation."""
    return Sealer(installation_key())


@cache
def assistant_services() -> Assistant:
    """Everything that the actions need."""
    secret = settings().dossier_api_secret.get_secret_value()
    gateway = open_gateway(province().dossiers, database(), sealer(), secret, province().office_hours)
    return Assistant(
        catalogue=catalogue(),
        province=province(),
        calendar=calendar(),
        desk=DossierDesk(gateway, sealer(), Attempts(database(), installation_key())),
        apologies=Apologies(database()),
        subscriptions=Subscriptions(database()),
        complaints=complaint_desk(),
        registry=registry(),
        places=load_places(),
        area=area_of(province()),
    )


@cache
def registry() -> HotlineRegistry:
    """The lines that can be called."""
    return HotlineRegistry(database(), calendar())


@cache
def complaint_desk() -> ComplaintDesk:
    """Where complaints are taken."""
    attempts = Attempts(database(), installation_key())
    return ComplaintDesk(Tickets(database(), sealer()), province().complaints, registry().entry, calendar(), attempts)


@cache
def outbox() -> Outbox:
    """Deliveries of complaints that wait."""
    return Outbox(database())


@cache
def senders() -> dict[str, Sender]:
    """The media that the settings allow."""
    current = settings()
    sending = SendingSettings(
        smtp_host=current.smtp_host,
        smtp_port=current.smtp_port,
        smtp_user=current.smtp_user,
        smtp_password=current.smtp_password,
        smtp_tls=current.smtp_tls,
        sender=current.mail_sender,
        webhook_secret=current.webhook_secret,
    )
    return open_senders(sending, current.home / "pictures", current.home / "complaints")


@cache
def installation_key() -> bytes:
    """The secret that seals second factors: from the settings, else a file of the home folder, made at first need."""
    configured = settings().secret_key.get_secret_value()
    if configured:
        return configured.encode()
    file = settings().home / "secret.key"
    if not file.exists():
        _write_key(file)
    return file.read_bytes()


def forget() -> None:
    """Close everything, so that the next use opens it anew (for tests and after a fork)."""
    if database.cache_info().currsize:
        database().close()
    for opened in _OPENED:
        opened.cache_clear()


def _write_key(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".new")
    temporary.touch(mode=0o600)
    temporary.write_bytes(secrets.token_bytes(_KEY_BYTES))
    temporary.rename(file)


_OPENED = (
    settings,
    database,
    catalogue,
    live_index,
    province,
    calendar,
    sealer,
    registry,
    complaint_desk,
    outbox,
    senders,
    assistant_services,
    installation_key,
)
