"""The portal's Word export "Chi tiết thủ tục hành chính": labelled paragraphs and tables, in a fixed order."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree
from pydantic import ValidationError

from procedures_kb.errors import UnreadableRecord
from procedures_kb.importers.documents import DocumentRow, read_case
from procedures_kb.importers.facts import read_fee, read_levels, read_time, said
from procedures_kb.models import (
    Case,
    Fee,
    FeeKind,
    LegalBasis,
    Procedure,
    Release,
    Source,
    SubmissionChannel,
    SubmissionMethod,
)
from procedures_kb.vietnamese import fold

MAX_XML_BYTES = 30 * 1024 * 1024
# Besides its own error, zipfile raises RuntimeError for an encrypted entry and ValueError for a wrong offset or name.
_UNREADABLE = (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error, lzma.LZMAError)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATED = "{http://purl.org/dc/terms/}created"
_SECTIONS = (
    "ma thu tuc", "so quyet dinh", "ten thu tuc", "cap thuc hien", "loai thu tuc", "linh vuc", "trinh tu thuc hien",
    "cach thuc thuc hien", "thanh phan ho so", "doi tuong thuc hien", "co quan thuc hien", "co quan co tham quyen",
    "dia chi tiep nhan hs", "co quan duoc uy quyen", "co quan phoi hop", "ket qua thuc hien", "can cu phap ly",
    "yeu cau, dieu kien thuc hien", "tu khoa", "mo ta",
)  # fmt: skip
_LINK = re.compile(r"https?://\S+")
_CHANNELS = {
    "truc tiep": SubmissionChannel.DIRECT,
    "truc tuyen": SubmissionChannel.ONLINE,
    "dich vu buu chinh": SubmissionChannel.POSTAL,
}
_FEE_LINE = re.compile(r"(Lệ phí|Phí)\s*:\s*(.*?)\s*(Đồng|USD|EUR)?\s*(?:\((.*)\))?\s*", re.DOTALL)
_FEE_START = re.compile(r"(?m)^(?=(?:Lệ phí|Phí)\s*:)")
_COUNT = re.compile(r"Bản (chính|sao):\s*(\d+)")

Table = list[list[str]]


class Block(NamedTuple):
    """A paragraph (text) or a table (rows of cell texts) of the document body."""

    text: str
    table: Table | None = None


def read_portal_word(data: bytes, where: str) -> Procedure:
    """Read one export; raises `UnreadableRecord` naming `where` and what is wrong."""
    body, created = _open(data, where)
    sections = _sections(_blocks(body))
    missing = [name for name in ("ma thu tuc", "ten thu tuc", "so quyet dinh") if not _line(sections, name)]
    if missing:
        raise UnreadableRecord(where, f"not a procedure export: no section {', '.join(map(repr, missing))}")
    try:
        return _procedure(sections, created)
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableRecord(where, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except ValueError as error:
        raise UnreadableRecord(where, str(error)) from error


def _open(data: bytes, where: str) -> tuple[Any, date]:
    if data[:4] == b"%PDF":
        raise UnreadableRecord(where, "a PDF under a Word name")
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableRecord(where, "the old binary .doc format: save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _parse(_read(archive, "word/document.xml", where), where).find(f"{_W}body")
            created = _created(archive, where)
    except _UNREADABLE as error:
        raise UnreadableRecord(where, f"not a readable Word file: {error}") from error
    if body is None:
        raise UnreadableRecord(where, "a Word file without a body")
    return body, created


def _read(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise UnreadableRecord(where, f"not a Word file: no {name} in it") from error
    if info.file_size > MAX_XML_BYTES:
        raise UnreadableRecord(where, f"{name} is {info.file_size:,} bytes, more than {MAX_XML_BYTES:,}")
    with archive.open(info) as stream:
        return stream.read(MAX_XML_BYTES + 1)


def _parse(xml: bytes, where: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableRecord(where, f"broken XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableRecord(where, "the XML declares a document type, which a Word file never does")
    return root


def _created(archive: zipfile.ZipFile, where: str) -> date:
    """The day on which the portal wrote the export; its zip entry's date where the properties have none."""
    if "docProps/core.xml" in archive.namelist():
        created = _parse(_read(archive, "docProps/core.xml", where), where).findtext(_CREATED)
        with suppress(ValueError):
            return date.fromisoformat((created or "")[:10])
    with suppress(ValueError):
        return date(*archive.getinfo("word/document.xml").date_time[:3])
    raise UnreadableRecord(where, "the file does not say on which day it was written")


def _blocks(body: Any) -> Iterator[Block]:
    for element in body:
        if element.tag == f"{_W}p":
            yield Block(_text(element))
        elif element.tag == f"{_W}tbl":
            yield Block("", [[_cell(cell) for cell in row.iter(f"{_W}tc")] for row in element.iter(f"{_W}tr")])


def _cell(cell: Any) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p")).strip()


def _text(paragraph: Any) -> str:
    pieces: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        pieces.append(node.text or "" if node.tag == f"{_W}t" else "\n" if node.tag == f"{_W}br" else " ")
    return "".join(pieces)


def _sections(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    sections: dict[str, list[Block]] = {}
    expected = 0
    current: list[Block] = []
    for block in blocks:
        label, _, rest = block.text.partition(":")
        name = fold(label).strip()
        if block.table is None and name in _SECTIONS[expected:]:
            expected = _SECTIONS.index(name, expected) + 1
            current = sections.setdefault(name, [])
            block = Block(rest.strip())
        current.append(block)
    return sections


def _line(sections: dict[str, list[Block]], name: str) -> str:
    return said("\n".join(block.text for block in sections.get(name, ()) if block.table is None))


def _procedure(sections: dict[str, list[Block]], created: date) -> Procedure:
    name = _line(sections, "ten thu tuc")
    return Procedure(
        code=_line(sections, "ma thu tuc"),
        name=name,
        official_name=name,
        levels=read_levels(_line(sections, "cap thuc hien")),
        field=_line(sections, "linh vuc"),
        type=_line(sections, "loai thu tuc"),
        audience=_listed(_line(sections, "doi tuong thuc hien")),
        agencies=_listed(_line(sections, "co quan thuc hien")),
        authority=_line(sections, "co quan co tham quyen"),
        results=_whole(_line(sections, "ket qua thuc hien")),
        conditions=_line(sections, "yeu cau, dieu kien thuc hien"),
        steps=_steps(_line(sections, "trinh tu thuc hien")),
        methods=tuple(_methods(sections.get("cach thuc thuc hien", ()))),
        cases=tuple(_cases(sections.get("thanh phan ho so", ()))),
        legal_bases=tuple(_legal_bases(sections.get("can cu phap ly", ()))),
        keywords=_line(sections, "tu khoa"),
        release=Release(
            source=Source.PORTAL_WORD,
            decision=_line(sections, "so quyet dinh").rstrip("."),
            as_of=created,
            url=_url(sections),
        ),
    )


def _whole(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _listed(text: str) -> tuple[str, ...]:
    """Split at the portal's ', ' between items, not inside brackets."""
    return tuple(part.strip() for part in re.split(r",\s+(?![^()]*\))", text) if part.strip())


def _steps(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"(?=\bBước \d+\s*[:.])", text) if part.strip())


def _url(sections: dict[str, list[Block]]) -> str:
    last = next(reversed(sections.values()))
    found = [_LINK.search(block.text) for block in last]
    return next((match[0] for match in found if match), "")


def _rows(table: Table, columns: int, section: str) -> Iterator[list[str]]:
    for row in table[1:]:
        if len(row) < columns:
            raise ValueError(f"the table of {section!r} has {len(row)} columns, not {columns}")
        yield row


def _methods(blocks: Iterable[Block]) -> Iterator[SubmissionMethod]:
    for block in blocks:
        for channel, time, fees, note in (row[:4] for row in _rows(block.table or [], 4, "cách thức thực hiện")):
            known = _CHANNELS.get(fold(channel))
            if known is not None:
                yield SubmissionMethod(channel=known, time=read_time(time), fees=tuple(_fees(fees)), note=said(note))


def _fees(cell: str) -> Iterator[Fee]:
    for part in _FEE_START.split(cell):
        match = _FEE_LINE.fullmatch(part.strip())
        if match:
            yield _fee(*match.groups())


def _fee(label: str, value: str, currency: str | None, words: str | None) -> Fee:
    kind = FeeKind.CHARGE if label == "Lệ phí" else FeeKind.FEE
    digits = re.sub(r"[.,\s]", "", value)
    if digits.isdigit() and currency not in (None, "Đồng"):
        return read_fee(kind, None, f"{value} {currency} ({words or ''})", shown_free=False)
    amount = int(digits) if digits.isdigit() else None
    return read_fee(kind, amount, words or "", shown_free=amount == 0 or "mien phi" in fold(value))


def _cases(blocks: Iterable[Block]) -> Iterator[Case]:
    name = ""
    for is_table, run in groupby(blocks, key=lambda block: block.table is not None):
        for block in run:
            if not is_table:
                name = block.text.strip() or name
                continue
            rows = (_document_row(row) for row in _rows(block.table or [], 3, "thành phần hồ sơ"))
            case = read_case(_case_name(name), rows)
            name = ""
            if case.documents or case.remarks:
                yield case


def _case_name(text: str) -> str:
    return "" if fold(text).strip(" :") in ("bao gom", "") else text


def _document_row(row: list[str]) -> DocumentRow:
    counts = {kind: int(number) for kind, number in _COUNT.findall(row[2])}
    return DocumentRow(row[0], " ".join(row[1].split()), counts.get("chính"), counts.get("sao"))


def _legal_bases(blocks: Iterable[Block]) -> Iterator[LegalBasis]:
    for block in blocks:
        for row in _rows(block.table or [], 2, "căn cứ pháp lý"):
            number = said(row[0])
            if number:
                yield LegalBasis(number=number, title=said(row[1]))
