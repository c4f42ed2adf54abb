"""What the published catalogue says of one procedure, as immutable values.

The words are the field's own: a *procedure* (thủ tục hành chính) has *submission methods* (cách thức thực hiện), each
with a *processing time* and *fees* (phí, lệ phí), and *cases* of *documents* (thành phần hồ sơ). A *release* says which
decision published it, where it was read and as of when.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, model_validator

from procedures_kb.vietnamese import nfc

_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BREAKS = re.compile(r" ?\n[ \n]*")


def _normalised(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return _BREAKS.sub("\n", _BLANKS.sub(" ", _CONTROLS.sub("", nfc(value)))).strip()


Text = Annotated[str, BeforeValidator(_normalised)]
ProcedureCode = Annotated[Text, Field(pattern=r"^\d{1,2}\.\d{6}$")]


class Level(StrEnum):
    """Level of government that handles a procedure (cấp thực hiện)."""

    COMMUNE = "commune"
    PROVINCE = "province"
    MINISTRY = "ministry"
    OTHER = "other"


class SubmissionChannel(StrEnum):
    """How a dossier is handed in (hình thức nộp)."""

    DIRECT = "direct"
    ONLINE = "online"
    POSTAL = "postal"


class TimeUnit(StrEnum):
    """Unit of a processing time."""

    WORKING_DAY = "working_day"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"


class FeeKind(StrEnum):
    """FEE is phí, CHARGE is lệ phí; OTHER where the source does not say which."""

    FEE = "fee"
    CHARGE = "charge"
    OTHER = "other"


class FeeStatus(StrEnum):
    """What is known of a fee. An empty cell is UNKNOWN, never FREE.

    SHOWN_FREE: the portal's page prints "Miễn phí" without a word of reason, which is no proof of free.
    """

    AMOUNT = "amount"
    FREE = "free"
    SHOWN_FREE = "shown_free"
    DEFERRED = "deferred"
    UNKNOWN = "unknown"


class ProcedureStatus(StrEnum):
    """Whether the procedure may still be used."""

    IN_FORCE = "in_force"
    ABOLISHED = "abolished"


class Source(StrEnum):
    """Where a record was read."""

    BUNDLED = "bundled"
    PORTAL_JSON = "portal-2026"
    PORTAL_WORD = "portal-word"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Provenance(_Value):
    """The decision that states a fact, and the month (first day) in which it was read."""

    decision: Text = Field(min_length=1)
    as_of: date


class ProcessingTime(_Value):
    """`value` counts `unit`s; both None when the source gives words only, or nothing (`text` empty)."""

    value: PositiveInt | Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    unit: TimeUnit | None = None
    text: Text = ""
    provenance: Provenance | None = None

    @property
    def known(self) -> bool:
        """Whether the source says anything at all."""
        return self.value is not None or bool(self.text)


class Fee(_Value):
    """One fee. `amount` is in đồng, present exactly when `status` is AMOUNT."""

    kind: FeeKind = FeeKind.OTHER
    status: FeeStatus
    amount: PositiveInt | None = None
    condition: Text = ""
    provenance: Provenance | None = None

    @model_validator(mode="after")
    def _amount_matches_status(self) -> Fee:
        if (self.amount is not None) != (self.status is FeeStatus.AMOUNT):
            raise ValueError("an amount is given exactly when the status is 'amount'")
        return self


class SubmissionMethod(_Value):
    """One way to hand the dossier in. No `fees` means that the fee is unknown."""

    channel: SubmissionChannel
    time: ProcessingTime = ProcessingTime()
    fees: tuple[Fee, ...] = ()
    note: Text = ""


class Document(_Value):
    """One paper of a dossier. Counts are None where the source gives none."""

    name: Text = Field(min_length=1)
    form: Text = ""
    originals: int | None = Field(default=None, ge=0)
    copies: int | None = Field(default=None, ge=0)
    note: Text = ""
    not_needed_if: Text = ""
    present_only: bool = False


class Case(_Value):
    """The documents of one case (trường hợp); `name` is empty when there is only one. `remarks` are no papers."""

    name: Text = ""
    documents: tuple[Document, ...] = ()
    remarks: tuple[Text, ...] = ()


class LegalBasis(_Value):
    """A legal text by its number."""

    number: Text
    title: Text = ""


class Release(_Value):
    """Which decision published the record, where it was read, and as of which month."""

    source: Source
    decision: Text = Field(min_length=1)
    as_of: date
    url: Text = ""


class Procedure(_Value):
    """One published record of a procedure."""

    code: ProcedureCode
    name: Text = Field(min_length=1)
    official_name: Text = ""
    levels: tuple[Level, ...] = ()
    field: Text = ""
    type: Text = ""
    audience: tuple[Text, ...] = ()
    agencies: tuple[Text, ...] = ()
    authority: Text = ""
    results: tuple[Text, ...] = ()
    conditions: Text = ""
    steps: tuple[Text, ...] = ()
    methods: tuple[SubmissionMethod, ...] = ()
    cases: tuple[Case, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    aliases: tuple[Text, ...] = ()
    keywords: Text = ""
    note: Text = ""
    status: ProcedureStatus = ProcedureStatus.IN_FORCE
    replaced_by: Text = ""
    release: Release

    @property
    def provenance(self) -> Provenance:
        """The provenance of every fact that carries none of its own."""
        return Provenance(decision=self.release.decision, as_of=self.release.as_of)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of all cases, in order."""
        return tuple(document for case in self.cases for document in case.documents)

    def content_hash(self) -> str:
        """SHA-256 (hex) of what the record says, whenever it was read, so that the same record is known again."""
        says = self.model_dump_json(exclude={"release": {"as_of", "url"}})
        return hashlib.sha256(says.encode()).hexdigest()
