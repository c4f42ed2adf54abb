"""A line that can be called, and an office that receives dossiers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from procedures_kb.calendar import OfficeHours
from procedures_kb.models import Text


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class HotlineEntry(_Value):
    """One line of a published list."""

    key: Text = Field(min_length=1)
    list: Text
    """The published list that it stands in, such as 'tiếp nhận phản ánh, kiến nghị về TTHC'."""
    unit: Text = Field(min_length=1)
    role: Text = ""
    """A post or a part of the unit, never a person's name."""
    phones: tuple[str, ...] = ()
    """Digits only, the one to call first."""
    email: Text = ""
    """Several are kept apart by ', '."""
    topics: tuple[Text, ...] = ()
    area: Text = ""
    """Code of a province or commune; '' for the whole country."""
    hours: OfficeHours | None = None
    """None means day and night."""
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day on which it counts."""
    source: Text = ""

    def valid_on(self, day: date) -> bool:
        """Whether it counts on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


class ReceivingOffice(_Value):
    """A one-stop desk (bộ phận một cửa, trung tâm phục vụ hành chính công)."""

    key: Text = Field(min_length=1)
    name: Text = Field(min_length=1)
    level: Literal["province", "commune"]
    area: Text = Field(min_length=1)
    """Code of the province or commune that it serves."""
    address: Text = Field(min_length=1)
    phones: tuple[str, ...] = ()
    hours: OfficeHours | None = OfficeHours()
    map_url: Text = Field("", pattern=r"^(?:https://\S+)?$")
    receives: Text = ""
    """What it receives, in words."""
    source: Text = ""
