"""One answerable record out of what several sources publish of the same procedure.

Rules (docs/decisions/0003-which-fact-wins.md): the newest record wins, the bundled one before the portal's own page of
the same month. A time or fee that the winner leaves unknown is filled from an older record and keeps the older
record's decision and month. "Free" without words on the portal's page is believed only where both records have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procedures_kb.models import Fee, FeeStatus, Procedure, ProcessingTime, Provenance, Source, SubmissionMethod

_DOUBTFUL = (FeeStatus.UNKNOWN, FeeStatus.SHOWN_FREE)
_PRECEDENCE = {Source.BUNDLED: 0, Source.PORTAL_JSON: 1, Source.PORTAL_WORD: 2}


@dataclass(frozen=True)
class Conflict:
    """Two sources that state a fact differently, for staff to settle."""

    fact: str
    shown: str
    other: str
    other_decision: str


def newest_first(versions: Sequence[Procedure]) -> list[Procedure]:
    """The records with the winner first."""
    return sorted(versions, key=_rank)


def _rank(record: Procedure) -> tuple[int, int, int]:
    as_of = record.release.as_of
    return -(as_of.year * 12 + as_of.month), _PRECEDENCE[record.release.source], -as_of.day


def reconcile(versions: Sequence[Procedure]) -> tuple[Procedure, tuple[Conflict, ...]]:
    """Merge the records of one code (at least one) into the record to show, and list where they differ."""
    winner, *others = newest_first(versions)
    methods = list(winner.methods)
    conflicts: list[Conflict] = []
    for other in others:
        for position, method in enumerate(methods):
            twin = _twin(method, other)
            if twin is None:
                continue
            conflicts += _time_conflicts(method, twin, other)
            methods[position] = _filled(method, twin, other.provenance)
    aliases = tuple(dict.fromkeys(alias for record in (winner, *others) for alias in record.aliases))
    return winner.model_copy(update={"methods": tuple(methods), "aliases": aliases}), tuple(conflicts)


def _twin(method: SubmissionMethod, other: Procedure) -> SubmissionMethod | None:
    return next((twin for twin in other.methods if twin.channel is method.channel), None)


def _time_conflicts(method: SubmissionMethod, twin: SubmissionMethod, other: Procedure) -> list[Conflict]:
    ours, theirs = method.time, twin.time
    if ours.value is None or theirs.value is None or (ours.value, ours.unit) == (theirs.value, theirs.unit):
        return []
    return [Conflict(f"time/{method.channel}", _stated(ours), _stated(theirs), other.release.decision)]


def _stated(time: ProcessingTime) -> str:
    return time.text or f"{time.value:g} {time.unit}"


def _filled(method: SubmissionMethod, twin: SubmissionMethod, provenance: Provenance) -> SubmissionMethod:
    return method.model_copy(
        update={"time": _filled_time(method, twin, provenance), "fees": _filled_fees(method, twin, provenance)}
    )


def _filled_time(method: SubmissionMethod, twin: SubmissionMethod, provenance: Provenance) -> ProcessingTime:
    if method.time.known or not twin.time.known:
        return method.time
    return twin.time.model_copy(update={"provenance": twin.time.provenance or provenance})


def _filled_fees(method: SubmissionMethod, twin: SubmissionMethod, provenance: Provenance) -> tuple[Fee, ...]:
    if _shown_free(method) and _shown_free(twin):
        return (Fee(kind=method.fees[0].kind, status=FeeStatus.FREE),)
    if any(fee.status not in _DOUBTFUL for fee in method.fees):
        return method.fees
    theirs = tuple(fee for fee in twin.fees if fee.status not in _DOUBTFUL)
    if not theirs:
        return method.fees
    return tuple(fee.model_copy(update={"provenance": fee.provenance or provenance}) for fee in theirs)


def _shown_free(method: SubmissionMethod) -> bool:
    return bool(method.fees) and all(fee.status is FeeStatus.SHOWN_FREE for fee in method.fees)
