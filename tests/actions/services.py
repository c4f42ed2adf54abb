"""The services of an assistant, as far as a test needs them."""

from __future__ import annotations

from typing import Any, cast

from actions.casework.provinces import Province
from actions.context import Assistant
from procedures_kb.calendar import WorkingCalendar


def services(catalogue: object, hotline: str = "1900 1234", **others: object) -> Assistant:
    """An assistant with this catalogue and line; services that are not given are missing."""
    given: dict[str, Any] = (
        dict.fromkeys(("desk", "apologies", "subscriptions", "complaints", "registry", "places", "area")) | others
    )
    province = Province(slug="thu", name="Tỉnh Thử", hotline=hotline)
    return Assistant(catalogue=cast(Any, catalogue), province=province, calendar=WorkingCalendar(), **given)
