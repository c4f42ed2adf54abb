"""Second factors are kept sealed: the last four digits of a phone or ID number, bound to the dossier's code."""

from __future__ import annotations

import hashlib
import hmac

from actions.casework.dossiers.models import Dossier
from actions.casework.privacy import last4


class Sealer:
    """Seals and compares with the installation's own key."""

    def __init__(self, key: bytes) -> None:
        """`key` is the installation's secret, at least 32 bytes."""
        self._key = key

    def seal(self, code: str, number: str) -> str:
        """The seal of a phone or ID number for this dossier; '' for fewer than four digits."""
        digits = last4(number)
        if len(digits) < 4:
            return ""
        return hmac.digest(self._key, f"{code}|{digits}".encode(), hashlib.sha256).hex()

    def opens(self, dossier: Dossier | None, code: str, number: str) -> bool:
        """Whether the number opens the dossier; as much work whether or not there is one."""
        given = self.seal(code, number)
        seals = dossier.seals if dossier else ()
        padded = (*seals, "", "")[:2]
        matches = [hmac.compare_digest(given, seal) for seal in padded]
        return bool(given) and any(matches)
