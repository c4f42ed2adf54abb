"""Stand-in: see rasa_standins. Rasa's commands put this processor into their logging; ours passes events through."""

from typing import Any

from rasa_standins import stand_in


class SentryProcessor:
    """Reports to nobody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Takes Rasa's options and needs none."""

    def __call__(self, logger: Any, name: str, event: dict[str, Any]) -> dict[str, Any]:
        """The event, unchanged."""
        return event


stand_in(__name__, SentryProcessor=SentryProcessor)
