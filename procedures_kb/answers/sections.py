"""One section of an answer card per aspect, as JSON-ready values.

Every section has `aspect`, `title` and one of: `cases` (documents), `rows` ({label, lines}), `lines` (list of str).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from procedures_kb.answers.aspects import TITLES, Aspect
from procedures_kb.answers.words import (
    CHANNEL_NAMES,
    UNKNOWN_FEE,
    UNKNOWN_TIME,
    count_in_words,
    fee_in_words,
    source_in_words,
    time_in_words,
)
from procedures_kb.models import Case, Document, Procedure, Provenance, SubmissionChannel, SubmissionMethod

Section = dict[str, Any]

_NOT_SAID = "Nguồn công bố không ghi mục này."


def section(procedure: Procedure, aspect: Aspect) -> Section:
    """The section that answers `aspect` (not OVERVIEW, which is several)."""
    return {"aspect": aspect.value, "title": TITLES[aspect]} | _BUILDERS[aspect](procedure)


def _documents(procedure: Procedure) -> Section:
    if not any(case.documents for case in procedure.cases):
        return {"lines": [_NOT_SAID]}
    return {"cases": [_case(case) for case in procedure.cases]}


def _case(case: Case) -> dict[str, Any]:
    return {
        "name": case.name,
        "documents": [_document(document) for document in case.documents],
        "remarks": list(case.remarks),
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "form": document.form,
        "count": count_in_words(document),
        "note": document.note,
        "not_needed_if": document.not_needed_if,
        "present_only": document.present_only,
    }


def _fees(procedure: Procedure) -> Section:
    def lines(method: SubmissionMethod) -> list[str]:
        facts = [_sourced(fee_in_words(fee), fee.provenance) for fee in method.fees]
        return list(dict.fromkeys(facts)) or [UNKNOWN_FEE]

    return per_method(procedure, lines, UNKNOWN_FEE)


def _times(procedure: Procedure) -> Section:
    def lines(method: SubmissionMethod) -> list[str]:
        return [_sourced(time_in_words(method.time), method.time.provenance)]

    return per_method(procedure, lines, UNKNOWN_TIME)


def per_method(procedure: Procedure, lines: Callable[[SubmissionMethod], list[str]], unknown: str) -> Section:
    """One row per submission channel; channels that say the same share a row."""
    by_channel: dict[SubmissionChannel, list[str]] = {}
    for method in procedure.methods:
        known = by_channel.setdefault(method.channel, [])
        known += [line for line in lines(method) if line not in known]
    rows: dict[tuple[str, ...], list[str]] = {}
    for channel, said in by_channel.items():
        kept = [line for line in said if line != unknown] or said
        rows.setdefault(tuple(kept), []).append(CHANNEL_NAMES[channel])
    if not rows:
        return {"lines": [unknown]}
    return {"rows": [{"label": _joined(labels), "lines": list(said)} for said, labels in rows.items()]}


def _joined(labels: list[str]) -> str:
    first, *rest = labels
    return ", ".join([first, *(label[0].lower() + label[1:] for label in rest)])


def _sourced(fact: str, provenance: Provenance | None) -> str:
    return f"{fact} [{source_in_words(provenance)}]" if provenance else fact


def _place(procedure: Procedure) -> Section:
    lines = [f"Nơi giải quyết: {', '.join(procedure.agencies)}"] if procedure.agencies else []
    offline = (method for method in procedure.methods if method.channel is not SubmissionChannel.ONLINE)
    lines += [f"{CHANNEL_NAMES[method.channel]}: {method.note}" for method in offline if method.note]
    lines += _online_link(procedure)
    return {"lines": list(dict.fromkeys(lines)) or [_NOT_SAID]}


def _online_link(procedure: Procedure) -> list[str]:
    if not any(method.channel is SubmissionChannel.ONLINE for method in procedure.methods):
        return []
    where = procedure.release.url or "https://dichvucong.gov.vn"
    return [f"Nộp trực tuyến: Cổng Dịch vụ công quốc gia {where}"]


def _methods(procedure: Procedure) -> Section:
    rows: dict[str, list[str]] = {}
    for method in procedure.methods:
        lines = rows.setdefault(CHANNEL_NAMES[method.channel], [])
        if method.note and method.note not in lines:
            lines.append(method.note)
    if not rows:
        return {"lines": [_NOT_SAID]}
    return {"rows": [{"label": label, "lines": lines} for label, lines in rows.items()]}


def _forms(procedure: Procedure) -> Section:
    forms = [f"{document.name}: mẫu {document.form}" for document in procedure.documents if document.form]
    return {"lines": list(dict.fromkeys(forms)) or ["Nguồn công bố không kèm mẫu đơn, tờ khai cho thủ tục này."]}


def _legal(procedure: Procedure) -> Section:
    lines = [
        f"{basis.title} ({basis.number})"
        if basis.title and basis.number not in basis.title
        else basis.title or basis.number
        for basis in procedure.legal_bases
    ]
    return {"lines": lines or [_NOT_SAID]}


def _texts(*values: str) -> Section:
    return {"lines": [value for value in values if value] or [_NOT_SAID]}


_BUILDERS: dict[Aspect, Callable[[Procedure], Section]] = {
    Aspect.DOCUMENTS: _documents,
    Aspect.FEE: _fees,
    Aspect.TIME: _times,
    Aspect.PLACE: _place,
    Aspect.METHOD: _methods,
    Aspect.FORM: _forms,
    Aspect.LEGAL: _legal,
    Aspect.CONDITION: lambda procedure: _texts(procedure.conditions),
    Aspect.RESULT: lambda procedure: _texts(*procedure.results),
    Aspect.STEPS: lambda procedure: _texts(*procedure.steps),
    Aspect.AUTHORITY: lambda procedure: _texts(procedure.authority or ", ".join(procedure.agencies)),
    Aspect.AUDIENCE: lambda procedure: _texts(", ".join(procedure.audience)),
}
