"""Opens the gateway that the province file asks for."""

from __future__ import annotations

from actions.casework.dossiers.api.answers import AnswerReader
from actions.casework.dossiers.api.caching import CachingGateway
from actions.casework.dossiers.api.gateway import HttpGateway
from actions.casework.dossiers.api.remembering import RememberingGateway
from actions.casework.dossiers.models import Gateway
from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.gateway import TableGateway
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.provinces import DossierSettings, ProvinceError
from procedures_kb.calendar import OfficeHours
from procedures_kb.store import Database


def open_gateway(
    settings: DossierSettings, database: Database, sealer: Sealer, secret: str, hours: OfficeHours | None = None
) -> Gateway:
    """The table of imported dossiers, or the one-stop system's API with the table as its memory.

    `secret` is that of the API; `hours` tell when a promised day ends. Raises `ProvinceError` when the settings
    cannot work.
    """
    table = TableGateway(database)
    if settings.gateway == "table":
        return table
    if settings.http is None:
        raise ProvinceError("dossiers.http: is missing, but dossiers.gateway is 'http'")
    rows = RowReader(settings, hours or OfficeHours(), sealer)
    reader = AnswerReader(settings.http, settings.second_factor, rows)
    source = HttpGateway(settings.http, reader, secret)
    return CachingGateway(RememberingGateway(source, table), settings.http.cache_seconds)
