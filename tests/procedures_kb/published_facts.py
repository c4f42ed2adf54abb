"""Whether a fact of a bundled entry stands in what was published, in numbers or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from procedures_kb.models import Fee, Procedure, ProcessingTime, Provenance, TimeUnit
from procedures_kb.reconcile import newest_first

_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_UNITS = {
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.DAY: "ngày(?! làm việc)",
    TimeUnit.HOUR: "giờ",
    TimeUnit.MONTH: "tháng",
}


class Sources:
    """Every published version of one code, and the words of the records that they were read from."""

    def __init__(self, versions: Sequence[Procedure], raw: str) -> None:
        """`raw` is published text that the importers do not keep."""
        self._versions = newest_first(versions)
        words = " ".join([*(version.model_dump_json() for version in versions), raw])
        self._words = " ".join(_THOUSANDS.sub("", words).lower().split())

    def mismatches(self, entry: Procedure) -> Iterator[str]:
        """What the entry says and no source does, in words."""
        if not self._versions:
            yield f"{entry.code}: no source has it"
            return
        for wrong in (*self._release(entry), *self._methods(entry), *self._legal_bases(entry)):
            yield f"{entry.code}: {wrong}"

    def _release(self, entry: Procedure) -> Iterator[str]:
        newest = self._versions[0].release
        if entry.release.decision != newest.decision:
            yield f"decision {entry.release.decision}, the newest source has {newest.decision}"
        if f"{entry.release.as_of:%Y-%m}" != f"{newest.as_of:%Y-%m}":
            yield f"as of {entry.release.as_of:%Y-%m}, the newest source is of {newest.as_of:%Y-%m}"

    def _methods(self, entry: Procedure) -> Iterator[str]:
        for method in entry.methods:
            if not self._has_time(method.time):
                yield f"{method.channel}: time {method.time.value} {method.time.unit}"
            for fee in method.fees:
                if not self._has_amount(fee):
                    yield f"{method.channel}: fee {fee.amount}"
            for provenance in (method.time.provenance, *(fee.provenance for fee in method.fees)):
                if provenance and not self._has_release(provenance):
                    yield f"{method.channel}: a fact of {provenance.decision}, {provenance.as_of:%Y-%m}"

    def _legal_bases(self, entry: Procedure) -> Iterator[str]:
        words = self._words.replace(" ", "")
        for basis in entry.legal_bases:
            if basis.number.lower().replace(" ", "") not in words:
                yield f"legal text {basis.number}"

    def _has_time(self, time: ProcessingTime) -> bool:
        if time.value is None or time.unit is None:
            return True
        published = (method.time for version in self._versions for method in version.methods)
        if any((other.value, other.unit) == (time.value, time.unit) for other in published):
            return True
        in_words = rf"(?<!\d)0*{time.value:g}\s*(?:\([^)]*\)\s*)?{_UNITS[time.unit]}"
        return re.search(in_words, self._words) is not None

    def _has_amount(self, fee: Fee) -> bool:
        return fee.amount is None or re.search(rf"(?<!\d){fee.amount}(?!\d)", self._words) is not None

    def _has_release(self, provenance: Provenance) -> bool:
        published = ((one.release.decision, f"{one.release.as_of:%Y-%m}") for one in self._versions)
        return (provenance.decision, f"{provenance.as_of:%Y-%m}") in published
