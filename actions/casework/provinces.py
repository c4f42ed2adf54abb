"""The province file: everything that an installation needs to know of its province, in one YAML file.

`provinces/<slug>.yml`; docs/provinces.md says what each entry means.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveFloat, PositiveInt, ValidationError

from actions.casework.complaints.settings import ComplaintSettings
from actions.casework.dossiers.models import DossierStatus
from procedures_kb.calendar import Changes, OfficeHours
from procedures_kb.vietnamese import nfc

Text = Annotated[str, BeforeValidator(lambda value: nfc(value).strip() if isinstance(value, str) else value)]


class ProvinceError(Exception):
    """A province file cannot be used: says which, where in it, and why."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TableColumns(_Part):
    """Headers of the one-stop system's export, several spellings each; compared folded."""

    code: tuple[Text, ...] = ("Mã hồ sơ", "Số hồ sơ")
    status: tuple[Text, ...] = ("Trạng thái", "Tình trạng hồ sơ", "Trạng thái hồ sơ")
    unit: tuple[Text, ...] = ("Đơn vị xử lý", "Đơn vị giải quyết", "Cơ quan giải quyết", "Đơn vị")
    procedure_name: tuple[Text, ...] = ("Tên thủ tục", "Thủ tục", "Tên thủ tục hành chính", "Tên TTHC")
    procedure_code: tuple[Text, ...] = ("Mã thủ tục", "Mã TTHC")
    group: tuple[Text, ...] = ("Lĩnh vực", "Nhóm thủ tục")
    step: tuple[Text, ...] = ("Bước xử lý", "Bước hiện tại")
    received_at: tuple[Text, ...] = ("Ngày tiếp nhận", "Ngày nhận", "Ngày giờ tiếp nhận")
    due_at: tuple[Text, ...] = ("Ngày hẹn trả", "Hạn trả kết quả", "Ngày hẹn trả kết quả")
    first_due_at: tuple[Text, ...] = ("Ngày hẹn trả ban đầu", "Ngày hẹn trả lần đầu")
    due_moves: tuple[Text, ...] = ("Số lần gia hạn", "Số lần hẹn lại")
    finished_at: tuple[Text, ...] = ("Ngày có kết quả", "Ngày kết thúc xử lý", "Ngày xử lý xong")
    returned_at: tuple[Text, ...] = ("Ngày trả kết quả", "Ngày trả")
    result: tuple[Text, ...] = ("Số kết quả", "Số văn bản kết quả", "Kết quả giải quyết")
    reason: tuple[Text, ...] = ("Lý do", "Lý do trễ hạn", "Lý do quá hạn")
    todo: tuple[Text, ...] = ("Việc người dân cần làm", "Yêu cầu với người nộp", "Nội dung yêu cầu")
    amount_due: tuple[Text, ...] = ("Số tiền phải nộp", "Phí, lệ phí phải nộp")
    applicant: tuple[Text, ...] = ("Người nộp", "Họ tên người nộp", "Chủ hồ sơ", "Tên người nộp")
    phone: tuple[Text, ...] = ("Số điện thoại", "Điện thoại", "SĐT")
    identity: tuple[Text, ...] = ("Số định danh", "Số CCCD", "CMND/CCCD", "Số giấy tờ")
    updated_at: tuple[Text, ...] = ("Ngày cập nhật", "Cập nhật lúc")


STATUS_WORDS: dict[DossierStatus, tuple[str, ...]] = {
    DossierStatus.REGISTERED: ("Mới đăng ký", "Chờ tiếp nhận", "Đã nộp"),
    DossierStatus.ACCEPTED: ("Được tiếp nhận", "Đã tiếp nhận"),
    DossierStatus.REFUSED: ("Không được tiếp nhận", "Từ chối tiếp nhận", "Không tiếp nhận"),
    DossierStatus.IN_PROGRESS: ("Đang xử lý", "Đang giải quyết"),
    DossierStatus.SUPPLEMENT_REQUESTED: ("Yêu cầu bổ sung giấy tờ", "Yêu cầu bổ sung", "Chờ bổ sung"),
    DossierStatus.PAYMENT_REQUESTED: ("Yêu cầu thực hiện nghĩa vụ tài chính", "Chờ nộp phí", "Yêu cầu thanh toán"),
    DossierStatus.WITHDRAWN: ("Công dân yêu cầu rút hồ sơ", "Đã rút", "Rút hồ sơ"),
    DossierStatus.STOPPED: ("Dừng xử lý", "Tạm dừng xử lý"),
    DossierStatus.FINISHED: ("Đã xử lý xong", "Đã giải quyết", "Đã có kết quả"),
    DossierStatus.RETURNED: ("Đã trả kết quả", "Đã trả"),
}
"""What one-stop systems write for each status; a province file adds its own words."""


class HttpGatewaySettings(_Part):
    """A JSON API of the one-stop system; the secret comes from the setting `dossier_api_secret`."""

    url: str = Field(pattern=r"^https?://.*\{code\}")
    """Address of one dossier; `{code}` is replaced."""
    history_url: str = ""
    auth: Literal["none", "bearer", "basic", "header"] = "none"
    """`basic`: the secret is `user:password`; `header`: it goes into `auth_header`."""
    auth_header: str = "X-Api-Key"
    fields: dict[str, str] = {}
    """Field of `models.Dossier` (also `phone`, `identity`) → dotted path in the answer: `data.hoSo.trangThai`."""
    history_list: str = "data"
    """Dotted path of the list in the answer of `history_url`."""
    history_fields: dict[str, str] = {}
    timeout_seconds: PositiveFloat = 3.0
    tries: PositiveInt = 3
    cache_seconds: PositiveFloat = 30.0
    breaker_failures: PositiveInt = 5
    breaker_seconds: PositiveFloat = 30.0


class DossierSettings(_Part):
    """How dossiers are looked up."""

    gateway: Literal["table", "http"] = "table"
    second_factor: Literal["phone", "identity", "either"] = "phone"
    columns: TableColumns = TableColumns()
    statuses: dict[DossierStatus, tuple[Text, ...]] = {}
    """Further words of this province's system for a status."""
    http: HttpGatewaySettings | None = None
    sample: str = ""
    """A table beside the province file that the first run loads: sample packs only."""


class Province(_Part):
    """One installation's province."""

    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    name: Text
    sample: bool = False
    """Made-up data: said wherever it is shown."""
    hotline: Text = "1022"
    office_hours: OfficeHours = OfficeHours()
    calendar: Changes = Changes()
    dossiers: DossierSettings = DossierSettings()
    complaints: ComplaintSettings = ComplaintSettings()


def load_province(file: Path) -> Province:
    """Read a province file; raises `ProvinceError`."""
    try:
        loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
        return Province.model_validate(loaded)
    except OSError as error:
        raise ProvinceError(f"{file}: cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise ProvinceError(f"{file}: is not YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ProvinceError(f"{file}: {faults}") from error
