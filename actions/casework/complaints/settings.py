"""What a province sets for complaints: who receives which, by when, how pictures and deliveries are handled."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PositiveInt, model_validator

from actions.casework.complaints.models import Category, Route
from procedures_kb.models import Text
from procedures_kb.vietnamese import fold, syllables

Target = tuple[str, str]
"""Where a ticket is delivered: kind and target of an `OutboxRow`."""


def folded_words(text: str) -> str:
    """Syllables without case, diacritics and punctuation, a blank between two of them."""
    return " ".join(syllables(fold(text)))


Words = Annotated[Text, AfterValidator(folded_words), Field(min_length=1)]
Key = Annotated[Text, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoutingRule(_Part):
    """Who receives a complaint to which every condition given here applies."""

    category: Category | None = None
    place: str = Field("", pattern=r"^(\d{2}|\d{5})?$")
    """Code of the commune or the province of today. A commune's code does not begin with its province's."""
    unit_words: tuple[Words, ...] = ()
    """One of them stands in the unit complained of or in the text; compared folded, as whole syllables."""
    to: Key
    """Key in the hotline registry."""
    answer_days: PositiveInt | None = None
    """Working days; None takes those of all complaints."""
    next: Text = ""
    """Key of who receives it when `to` is not in the registry or silent."""
    silent_days: PositiveInt | None = None
    """Working days without any change of state after which it goes to `next`."""
    why: Text = ""
    """A sentence for the citizen; '' composes one."""

    @model_validator(mode="after")
    def _goes_on_to_another(self) -> RoutingRule:
        if self.next == self.to:
            raise ValueError(f"'next' is 'to' itself ({self.to})")
        if self.silent_days and not self.next:
            raise ValueError("'silent_days' without 'next': nobody receives it then")
        return self


class PictureLimits(_Part):
    """What may come with one complaint."""

    count: PositiveInt = 3
    bytes: PositiveInt = 5 * 1024 * 1024
    """Of each picture."""


class DeliverySettings(_Part):
    """How a ticket reaches its unit; several ways at once are possible."""

    email: bool = False
    """To each address in the registry."""
    webhook_url: str = Field("", pattern=r"^(https?://.+)?$")
    csv_folder: str = ""

    def targets(self, route: Route) -> tuple[Target, ...]:
        """Where a ticket on this route is delivered."""
        addresses = route.email.split(",") if self.email else []
        emails = (("email", address.strip()) for address in addresses)
        every = (*emails, ("webhook", self.webhook_url), ("csv", self.csv_folder))
        return tuple((kind, target) for kind, target in every if target)


class ComplaintSettings(_Part):
    """Complaints of one province."""

    rules: tuple[RoutingRule, ...] = ()
    fallback: Key = "1022"
    """Key in the hotline registry of who receives what no rule is about."""
    answer_days: PositiveInt = 10
    """Working days."""
    pictures: PictureLimits = PictureLimits()
    delivery: DeliverySettings = DeliverySettings()
