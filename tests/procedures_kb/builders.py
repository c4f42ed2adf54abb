"""Small records, Word exports and portal objects, made in memory."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from procedures_kb.models import (
    Case,
    Document,
    Fee,
    FeeKind,
    FeeStatus,
    Procedure,
    ProcessingTime,
    Provenance,
    Release,
    Source,
    SubmissionChannel,
    SubmissionMethod,
    TimeUnit,
)

CODE = "1.000001"
Table = Sequence[Sequence[str]]
Section = str | Sequence[str | Table]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

METHODS_HEAD = ["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"]
DOCUMENTS_HEAD = ["Tên giấy tờ", "Mẫu đơn, tờ khai", "Số lượng"]
LEGAL_HEAD = ["Số ký hiệu", "Trích yếu", "Ngày ban hành", "Cơ quan ban hành"]

WORD_SECTIONS: dict[str, Section] = {
    "Mã thủ tục": CODE,
    "Số quyết định": "100/QĐ-BTP.",
    "Tên thủ tục": "Cấp giấy mẫu",
    "Cấp thực hiện": "Cấp Tỉnh, Cấp Xã",
    "Loại thủ tục": "TTHC được luật giao",
    "Lĩnh vực": "Hộ tịch",
    "Trình tự thực hiện": "Bước 1: Nộp hồ sơ. Bước 2: Nhận kết quả.",
    "Cách thức thực hiện": [
        [METHODS_HEAD, ["Trực tiếp", "03 Ngày làm việc", "Lệ phí : 20.000 Đồng (mỗi bản)", "Nộp tại một cửa"]]
    ],
    "Thành phần hồ sơ": ["Bao gồm", [DOCUMENTS_HEAD, ["- Tờ khai", "Mẫu 01.docx", "Bản chính: 1\nBản sao: 0"]]],
    "Đối tượng thực hiện": "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "Cơ quan thực hiện": "Ủy ban nhân dân cấp xã",
    "Cơ quan có thẩm quyền": "Không có thông tin",
    "Kết quả thực hiện": "Giấy mẫu",
    "Căn cứ pháp lý": [[LEGAL_HEAD, ["60/2014/QH13", "Luật Hộ tịch", "20-11-2014", "Quốc hội"]]],
    "Yêu cầu, điều kiện thực hiện": "Đủ 18 tuổi",
    "Từ khóa": "Không có thông tin",
    "Mô tả": ["", "Xem tại: https://thutuc.dichvucong.gov.vn/p?ma=1"],
}


def word_export(changes: Mapping[str, Section | None] | None = None, created: str = "2025-11-27T16:42:56Z") -> bytes:
    """An export like the portal's; `changes` replaces sections, None leaves one out."""
    sections = WORD_SECTIONS | dict(changes or {})
    body = "".join(_section(label, content) for label, content in sections.items() if content is not None)
    return word_file(document_xml(body), created=created)


def document_xml(body: str, declaration: str = "") -> str:
    """A whole `word/document.xml`."""
    return f'{declaration}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    """A paragraph, its line breaks kept."""
    runs = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in text.split("\n"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def word_file(
    xml: str | bytes, created: str = "", compression: int = zipfile.ZIP_DEFLATED, name: str = "word/document.xml"
) -> bytes:
    """A zip with the document and, when `created` is given, its properties."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        archive.writestr(zipfile.ZipInfo(name, (2025, 12, 2, 0, 0, 0)), xml, compression)
        if created:
            archive.writestr("docProps/core.xml", _core(created))
    return buffer.getvalue()


def _core(created: str) -> str:
    terms = "http://purl.org/dc/terms/"
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dcterms="{terms}">'
        f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )


def _section(label: str, content: Section) -> str:
    if isinstance(content, str):
        return paragraph(f"{label}: {content}")
    return paragraph(f"{label}: ") + "".join(_block(block) for block in content)


def _block(block: str | Table) -> str:
    return paragraph(block) if isinstance(block, str) else _table(block)


def _table(rows: Table) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def portal_record(**changes: Any) -> dict[str, Any]:
    """One object in the shape of the portal's API JSON."""
    return {
        "code": CODE,
        "name": "Cấp giấy mẫu",
        "decisionNo": "200/QĐ-BTP",
        "level": "Cấp Xã",
        "procedureType": "TTHC được luật giao",
        "field": "Hộ tịch",
        "audience": ["Công dân Việt Nam", "Công dân Việt Nam"],
        "agencies": ["Ủy ban nhân dân cấp xã"],
        "results": ["Giấy mẫu"],
        "executionSteps": [{"name": "Bước 1", "description": "Nộp hồ sơ"}, {"name": "", "description": ""}],
        "executionMethods": [portal_method()],
        "executionCases": [{"name": "", "profileComponents": [{"name": "Tờ khai", "originalQty": 1, "copyQty": 0}]}],
        "legalBases": [{"code": "60/2014/QH13", "name": "Luật Hộ tịch"}, {"code": "", "name": "Không số"}],
        "sourceUrl": "https://dichvucong.gov.vn/thu-tuc/1",
        "crawled": "2026-06/07",
    } | changes


def portal_method(**changes: Any) -> dict[str, Any]:
    """One row of `executionMethods`."""
    return {
        "submissionMethod": "DIRECT",
        "processingTime": 3,
        "processingTimeUnit": "WORKING_DAY",
        "processingTimeText": "3 Ngày làm việc",
        "fees": [{"type": "CHARGE", "value": 20000, "currency": "VND", "description": "mỗi bản"}],
        "description": "Nộp tại một cửa",
    } | changes


def portal_json(**changes: Any) -> str:
    """`portal_record` as one line of JSON."""
    return json.dumps(portal_record(**changes), ensure_ascii=False)


def tar_file(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a .tar.gz with these members."""
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def procedure(**changes: Any) -> Procedure:
    """A small record; `changes` are fields of `Procedure`."""
    fields: dict[str, Any] = {
        "code": CODE,
        "name": "Cấp giấy mẫu",
        "cases": (Case(documents=(Document(name="Tờ khai", form="Mẫu 01", originals=1),)),),
        "methods": (method(),),
        "release": release(),
    }
    return Procedure(**(fields | changes))


def release(
    decision: str = "100/QĐ-BTP", as_of: date = date(2026, 6, 1), source: Source = Source.PORTAL_JSON, url: str = ""
) -> Release:
    """Where a record comes from."""
    return Release(source=source, decision=decision, as_of=as_of, url=url)


def method(
    time: ProcessingTime | None = None,
    fees: tuple[Fee, ...] = (),
    channel: SubmissionChannel = SubmissionChannel.DIRECT,
    note: str = "",
) -> SubmissionMethod:
    """One way to hand in, its time unknown unless given."""
    return SubmissionMethod(channel=channel, time=time or ProcessingTime(), fees=fees, note=note)


def working_days(value: float, provenance: Provenance | None = None) -> ProcessingTime:
    """A time as the portal prints it."""
    return ProcessingTime(
        value=value, unit=TimeUnit.WORKING_DAY, text=f"{value:g} Ngày làm việc", provenance=provenance
    )


def amount(dong: int, condition: str = "", provenance: Provenance | None = None) -> Fee:
    """A charge in đồng."""
    return Fee(kind=FeeKind.CHARGE, status=FeeStatus.AMOUNT, amount=dong, condition=condition, provenance=provenance)
