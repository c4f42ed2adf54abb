"""Damaged and hostile Word files: rejected with a reason, never a crash."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.errors import UnreadableRecord
from procedures_kb.importers.portal_word import MAX_XML_BYTES, read_portal_word
from tests.procedures_kb.builders import WORD_SECTIONS, document_xml, paragraph, word_export, word_file

_HEAD = "".join(
    paragraph(f"{label}: {WORD_SECTIONS[label]}") for label in ("Mã thủ tục", "Số quyết định", "Tên thủ tục")
)
_ENTITY = '<!DOCTYPE w [<!ENTITY a "đổi tên">]>'
_BOMB = f'<!DOCTYPE w [<!ENTITY a "{"ha" * 50}"><!ENTITY b "{"&a;" * 50}"><!ENTITY c "{"&b;" * 50}">]>'
_GOOD = word_export()


def _rejected(data: bytes) -> str:
    with pytest.raises(UnreadableRecord) as caught:
        read_portal_word(data, "b.docx")
    assert str(caught.value).startswith("b.docx: ")
    return caught.value.reason


def _patched(data: bytes, at: bytes, offset: int, value: bytes) -> bytes:
    start = data.index(at) + offset
    return data[:start] + value + data[start + len(value) :]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", _GOOD[:200], b"not a zip at all", _GOOD[:-30]])
def test_a_damaged_zip(data: bytes) -> None:
    assert _rejected(data).startswith("not a readable Word file: ")


def test_damaged_compressed_data() -> None:
    assert "decompressing" in _rejected(_patched(_GOOD, b"word/document.xml", 30, b"\xff" * 40))


def test_an_encrypted_entry() -> None:
    locked = _patched(_patched(_GOOD, b"PK\x03\x04", 6, b"\x01"), b"PK\x01\x02", 8, b"\x01")
    assert "encrypted" in _rejected(locked)


def test_a_pdf_under_a_word_name() -> None:
    assert _rejected(b"%PDF-1.7\n...") == "a PDF under a Word name"


def test_the_old_binary_format() -> None:
    assert "save it as .docx" in _rejected(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


def test_a_zip_that_is_no_word_file() -> None:
    assert _rejected(word_file("<x/>", name="xl/workbook.xml")) == "not a Word file: no word/document.xml in it"


def test_broken_xml_and_xml_without_a_body() -> None:
    assert _rejected(word_file("<w:document>")).startswith("broken XML: ")
    assert _rejected(word_file("<document/>")) == "a Word file without a body"


@pytest.mark.parametrize(
    "declaration",
    [_ENTITY, '<!DOCTYPE w SYSTEM "file:///etc/passwd">', f"<!--{'x' * 5000}-->{_ENTITY}"],
    ids=["at once", "external", "after a long comment"],
)
def test_a_document_type_is_refused(declaration: str) -> None:
    xml = document_xml(_HEAD + paragraph("&a;"), declaration)
    assert "declares a document type" in _rejected(word_file(xml))


def test_a_document_type_hidden_in_utf_16_is_refused() -> None:
    xml = document_xml(_HEAD, f'<?xml version="1.0" encoding="UTF-16"?>{_ENTITY}')
    assert "declares a document type" in _rejected(word_file(xml.encode("utf-16")))


@pytest.mark.parametrize("body", [f"<w:p>{'&c;' * 9}</w:p>", f'<w:p id="{"&c;" * 2000}"/>'], ids=["text", "attribute"])
def test_an_xml_bomb_is_refused(body: str) -> None:
    assert _rejected(word_file(document_xml(body, _BOMB)))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = word_file(b" " * (MAX_XML_BYTES + 1))
    assert len(bomb) < 100_000
    assert _rejected(bomb) == f"word/document.xml is {MAX_XML_BYTES + 1:,} bytes, more than {MAX_XML_BYTES:,}"


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    bomb = word_file(b" " * (MAX_XML_BYTES + 1))
    lying = _patched(bomb, b"PK\x01\x02", 24, (100).to_bytes(4, "little"))
    assert _rejected(lying).startswith("not a readable Word file: ")


@pytest.mark.parametrize("created", ["", "2025-13-45T00:00:00Z", "hôm qua"])
def test_without_a_date_in_its_properties_the_zip_entrys_day_counts(created: str) -> None:
    data = word_file(document_xml(_HEAD), created=created)
    assert read_portal_word(data, "x").release.as_of == date(2025, 12, 2)


def test_a_file_without_any_date_is_rejected() -> None:
    dateless = _patched(word_file(document_xml(_HEAD)), b"PK\x01\x02", 12, b"\0" * 4)
    assert _rejected(dateless) == "the file does not say on which day it was written"


@given(
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=4),
    st.floats(0.2, 1),
)
def test_any_flipped_bytes_are_read_or_rejected(compression: int, flips: list[tuple[float, int]], kept: float) -> None:
    data = bytearray(word_file(document_xml(_HEAD), "2025-11-27", compression))
    for place, value in flips:
        data[int(place * len(data))] = value
    try:
        record = read_portal_word(bytes(data[: int(kept * len(data))] if kept < 0.9 else data), "x")
    except UnreadableRecord as error:
        assert error.where == "x"
    else:
        assert record.release.decision
