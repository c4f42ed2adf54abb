"""A circuit breaker: a system that is down is left alone, so that it can recover and nobody waits for nothing.

Pure: times are monotonic seconds that the caller passes in. Nothing here awaits, so coroutines of one event loop can
share a breaker.
"""

from __future__ import annotations


class Breaker:
    """Closed; open after `failures` in a row; then one probe every `seconds` until one succeeds."""

    def __init__(self, failures: int, seconds: float) -> None:
        """`failures` in a row open it; `seconds` pass before each probe."""
        self._limit = failures
        self._seconds = seconds
        self._failures = 0
        self._probe_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether only probes are let through."""
        return self._failures >= self._limit

    def admits(self, now: float) -> bool:
        """Whether a request may start now.

        A probe that is admitted takes the place of the next one: its caller may be cancelled without telling.
        """
        if not self.is_open:
            return True
        if now < self._probe_at:
            return False
        self._probe_at = now + self._seconds
        return True

    def succeeded(self) -> None:
        """A request was answered: closed."""
        self._failures = 0

    def failed(self, now: float) -> None:
        """A request was not answered."""
        self._failures += 1
        self._probe_at = now + self._seconds
