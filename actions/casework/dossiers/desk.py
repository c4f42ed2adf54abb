"""The desk that citizens ask: a code and a second factor in, a dossier or a refusal out.

"No such code" and "wrong factor" are one refusal, so that nobody can find out which codes exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions.casework.dossiers.attempts import Attempts
from actions.casework.dossiers.models import Dossier, Gateway, GatewayDown
from actions.casework.dossiers.seals import Sealer


@dataclass(frozen=True)
class Found:
    """The dossier, opened by its second factor."""

    dossier: Dossier


@dataclass(frozen=True)
class Refused:
    """No such code, or a wrong factor: nobody is told which."""


@dataclass(frozen=True)
class Locked:
    """Too many wrong tries."""

    until: datetime


@dataclass(frozen=True)
class Down:
    """The one-stop system does not answer; `last_known` only for who has the second factor."""

    last_known: Dossier | None


Lookup = Found | Refused | Locked | Down


class DossierDesk:
    """Look-ups of one installation."""

    def __init__(self, gateway: Gateway, sealer: Sealer, attempts: Attempts) -> None:
        """The services that a look-up needs."""
        self.gateway = gateway
        self._sealer = sealer
        self._attempts = attempts

    async def look_up(self, sender: str, code: str, number: str, now: datetime) -> Lookup:
        """The dossier for who knows the code and the last digits of the phone or ID number given with it.

        While the source is down a try counts only where there was something to open: an outage locks nobody out.
        """
        until = self._attempts.locked_until(sender, code, now)
        if until is not None:
            return Locked(until)
        try:
            dossier, down = await self.gateway.find(code), False
        except GatewayDown as error:
            dossier, down = error.last_known, True
        if not self._sealer.opens(dossier, code, number) or dossier is None:
            if dossier is not None or not down:
                self._attempts.failed(sender, code, now)
            return Down(None) if down else Refused()
        self._attempts.succeeded(sender, now)
        return Down(dossier) if down else Found(dossier)

    async def again(self, code: str) -> Found | Down:
        """A dossier that this conversation has opened before; raises `KeyError` when it is gone."""
        try:
            dossier = await self.gateway.find(code)
        except GatewayDown as error:
            return Down(error.last_known)
        if dossier is None:
            raise KeyError(code)
        return Found(dossier)
