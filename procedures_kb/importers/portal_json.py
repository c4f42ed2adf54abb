"""The portal's API JSON: one object per procedure (shape in docs/catalogue.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

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
    ProcessingTime,
    Release,
    Source,
    SubmissionChannel,
    SubmissionMethod,
    TimeUnit,
)

_CHANNELS = {
    "ONLINE": SubmissionChannel.ONLINE,
    "DIRECT": SubmissionChannel.DIRECT,
    "POSTAL": SubmissionChannel.POSTAL,
}
_FEE_KINDS = {"FEE": FeeKind.FEE, "CHARGE": FeeKind.CHARGE}
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def read_portal_json(text: str | bytes, where: str) -> Procedure:
    """Read one JSON object; raises `UnreadableRecord` naming `where` and what is wrong."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableRecord(where, f"not JSON: {error}") from error
    if not isinstance(record, dict) or "code" not in record:
        raise UnreadableRecord(where, "not a procedure record: no 'code'")
    try:
        return _procedure(record)
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableRecord(where, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise UnreadableRecord(where, f"not the portal's shape: {type(error).__name__}: {error}") from error


def _procedure(record: dict[str, Any]) -> Procedure:
    return Procedure(
        code=record["code"],
        name=record["name"],
        official_name=record["name"],
        levels=read_levels(record.get("level") or ""),
        field=record.get("field") or "",
        type=record.get("procedureType") or "",
        audience=_texts(record.get("audience")),
        agencies=_texts(record.get("agencies")),
        authority=said(record.get("authority") or ""),
        results=_texts(record.get("results")),
        conditions=said(record.get("conditions") or ""),
        steps=tuple(_step(step) for step in record.get("executionSteps") or () if _step(step)),
        methods=tuple(_methods(record.get("executionMethods") or ())),
        cases=tuple(_cases(record.get("executionCases") or ())),
        legal_bases=tuple(_legal_bases(record.get("legalBases") or ())),
        keywords=said(record.get("keywords") or ""),
        release=Release(
            source=Source.PORTAL_JSON,
            decision=record["decisionNo"],
            as_of=_as_of(record),
            url=record.get("sourceUrl") or "",
        ),
    )


def _as_of(record: dict[str, Any]) -> date:
    match = _MONTH.match(str(record.get("crawled") or ""))
    if match is None:
        raise ValueError("'crawled' does not begin with a year and a month")
    return date(int(match[1]), int(match[2]), 1)


def _texts(value: Any) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value or []
    return tuple(dict.fromkeys(said(item) for item in items if said(item)))


def _step(step: dict[str, Any]) -> str:
    parts = (said(step.get("name") or ""), said(step.get("description") or ""))
    return ": ".join(part for part in parts if part)


def _methods(rows: Iterable[dict[str, Any]]) -> Iterable[SubmissionMethod]:
    for row in rows:
        yield SubmissionMethod(
            channel=_CHANNELS[row["submissionMethod"]],
            time=_time(row),
            fees=tuple(_fee(fee) for fee in row.get("fees") or ()),
            note=said(row.get("description") or ""),
        )


def _time(row: dict[str, Any]) -> ProcessingTime:
    value, unit = row.get("processingTime"), str(row.get("processingTimeUnit"))
    words = row.get("processingTimeText") or ""
    if value and unit in TimeUnit.__members__:
        return ProcessingTime(value=value, unit=TimeUnit[unit], text=words)
    return read_time(words)


def _fee(fee: dict[str, Any]) -> Fee:
    kind = _FEE_KINDS.get(fee.get("type") or "", FeeKind.OTHER)
    value, words = fee.get("value"), fee.get("description") or ""
    currency = fee.get("currency") or fee.get("currencyId") or "VND"
    if value and currency != "VND":
        return read_fee(kind, None, f"{value} {currency} ({words})" if words else f"{value} {currency}", False)
    return read_fee(kind, _whole(value) if value else None, words, value == 0)


def _whole(value: Any) -> int:
    if not isinstance(value, int | float) or value != int(value):
        raise ValueError(f"the fee {value!r} is no whole number of đồng")
    return int(value)


def _cases(rows: Iterable[dict[str, Any]]) -> Iterable[Case]:
    for row in rows:
        components = row.get("profileComponents") or ()
        case = read_case(
            row.get("name") or "",
            (DocumentRow(c["name"], c.get("form") or "", c.get("originalQty"), c.get("copyQty")) for c in components),
        )
        if case.documents or case.remarks:
            yield case


def _legal_bases(rows: Iterable[dict[str, Any]]) -> Iterable[LegalBasis]:
    for row in rows:
        number = said(row.get("code") or "")
        if number:
            yield LegalBasis(number=number, title=said(row.get("name") or ""))
