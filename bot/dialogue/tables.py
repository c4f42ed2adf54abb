"""The tables of conversations."""

from __future__ import annotations

from sqlalchemy import JSON, Float
from sqlalchemy.orm import Mapped, mapped_column

from procedures_kb.store.tables import Base


class TrackerEvent(Base):
    """One event of a conversation; `seq` counts from 1 within it."""

    __tablename__ = "tracker_event"

    sender_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    timestamp: Mapped[float] = mapped_column(Float, index=True)
    name: Mapped[str]
    event: Mapped[dict[str, object]] = mapped_column(JSON)
