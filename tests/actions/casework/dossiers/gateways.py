"""Settings and answers of a made-up one-stop system, for tests of gateways."""

from __future__ import annotations

from typing import Any

from actions.casework.dossiers.api.answers import AnswerReader
from actions.casework.dossiers.api.gateway import HttpGateway
from actions.casework.dossiers.seals import Sealer
from actions.casework.dossiers.table.rows import RowReader
from actions.casework.provinces import DossierSettings, HttpGatewaySettings
from procedures_kb.calendar import OfficeHours

CODE = "H56.14-240823-0001"
SEALER = Sealer(b"made up key of at least 32 bytes...")
FIELDS = {
    "code": "data.ma",
    "status": "data.trangThai",
    "unit": "data.donVi",
    "procedure_name": "data.thuTuc",
    "due_at": "data.ngayHen",
    "applicant": "data.nguoiNop",
    "phone": "data.dienThoai",
}


def hoso(**changes: Any) -> dict[str, Any]:
    """The answer about one dossier."""
    one = {
        "ma": CODE,
        "trangThai": "Đang xử lý",
        "donVi": "UBND phường Mẫu",
        "thuTuc": "Đăng ký khai sinh",
        "ngayHen": "06/09/2024 16:00",
        "nguoiNop": "Nguyễn Văn Mẫu",
        "dienThoai": "0900000123",
    }
    return {"data": one | changes}


def make_settings(url: str, *, history: bool = False, **changes: Any) -> DossierSettings:
    """Settings of a gateway to the system at `url`."""
    base = {"url": f"{url}/ho-so/{{code}}", "fields": FIELDS, "timeout_seconds": 5}
    if history:
        base |= {
            "history_url": f"{url}/ho-so/{{code}}/lich-su",
            "history_fields": {"at": "luc", "status": "trangThai"},
        }
    return DossierSettings(gateway="http", http=HttpGatewaySettings(**base | changes))


def make_gateway(url: str, secret: str = "", **changes: Any) -> HttpGateway:
    """A gateway that pauses shortly between tries."""
    settings = make_settings(url, **changes)
    assert settings.http is not None
    rows = RowReader(settings, OfficeHours(), SEALER)
    reader = AnswerReader(settings.http, settings.second_factor, rows)
    return HttpGateway(settings.http, reader, secret, pause_seconds=0.005)
