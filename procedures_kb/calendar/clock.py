"""The one reader of the clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""UTC+7 the whole year."""


def vietnam_now() -> datetime:
    """This moment in Vietnamese civil time, without a zone."""
    return datetime.now(VIETNAM).replace(tzinfo=None)
