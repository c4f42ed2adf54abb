from __future__ import annotations

from datetime import timedelta

import pytest

from actions.casework.dossiers.gateways import open_gateway
from actions.casework.dossiers.models import DossierStatus, GatewayDown
from actions.casework.dossiers.table.gateway import TableGateway
from actions.casework.provinces import DossierSettings, ProvinceError
from procedures_kb.calendar import vietnam_now
from procedures_kb.store import Database
from tests.actions.casework.dossiers.gateways import CODE, SEALER, hoso, make_settings
from tests.actions.casework.dossiers.one_stop import OneStop, fails, one_stop, says

__all__ = ["one_stop"]


def test_the_table_is_the_gateway_unless_the_province_says_otherwise(database: Database) -> None:
    assert isinstance(open_gateway(DossierSettings(), database, SEALER, ""), TableGateway)


def test_an_http_gateway_without_its_description_is_refused(database: Database) -> None:
    with pytest.raises(ProvinceError, match="dossiers.http: is missing"):
        open_gateway(DossierSettings(gateway="http"), database, SEALER, "")


async def test_an_http_gateway_caches_remembers_and_tells_the_last_known_status(
    database: Database, one_stop: OneStop
) -> None:
    one_stop.answers = [says(hoso()), fails(403)]
    one_stop.keeps_connections = False
    settings = make_settings(one_stop.url)
    first = open_gateway(settings, database, SEALER, "")
    found = await first.find(CODE)
    assert found is not None and await first.find(CODE) == found
    assert len(one_stop.requests) == 1
    after_restart = open_gateway(settings, database, SEALER, "")
    with pytest.raises(GatewayDown) as caught:
        await after_restart.find(CODE)
    last_known = caught.value.last_known
    assert last_known == found and last_known.status is DossierStatus.IN_PROGRESS
    assert last_known.updated_at is not None
    assert vietnam_now() - last_known.updated_at < timedelta(minutes=1)
    assert SEALER.opens(last_known, CODE, "0123")
