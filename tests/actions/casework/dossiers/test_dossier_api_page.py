"""The example of docs/dossier-api.md works as it stands there."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

from actions.casework.dossiers.api.answers import AnswerReader
from actions.casework.dossiers.api.client import open_client
from actions.casework.dossiers.models import DossierStatus
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.provinces import HttpGatewaySettings, TableColumns, load_province
from tests.actions.casework.dossiers.gateways import CODE, SEALER

PAGE = (Path(__file__).parents[4] / "docs" / "dossier-api.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


async def test_the_province_file_reads_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "mau.yml"
    file.write_text(block("yaml"), encoding="utf-8")
    province = load_province(file)
    settings = province.dossiers
    assert settings.http is not None
    await open_client(settings.http, "khoa").aclose()
    reader = AnswerReader(settings.http, settings.second_factor, RowReader(settings, province.office_hours, SEALER))
    dossier = reader.dossier(json.loads(block("json")), CODE, datetime(2024, 9, 1, 10, 0))
    assert dossier is not None
    assert dossier.status is DossierStatus.IN_PROGRESS
    assert (dossier.procedure_code, dossier.unit) == ("1.001193", "UBND phường Mẫu")
    assert dossier.due_at == datetime(2024, 9, 6, 16, 0)
    assert SEALER.opens(dossier, CODE, "0123")


def test_every_entry_and_field_is_explained() -> None:
    for name in (*HttpGatewaySettings.model_fields, *TableColumns.model_fields):
        assert f"`{name}`" in PAGE, name
