"""The tables of the hotline registry and of the receiving offices."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from procedures_kb.store.tables import Base


class HotlineRow(Base):
    """One line of the registry."""

    __tablename__ = "hotline"
    __table_args__ = (Index("ix_hotline_area", "area"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    list: Mapped[str] = mapped_column("list_name")
    """The published list it stands in, such as 'tiếp nhận phản ánh kiến nghị về TTHC'."""
    unit: Mapped[str]
    role: Mapped[str]
    phones: Mapped[Any] = mapped_column(JSON)
    email: Mapped[str]
    topics: Mapped[Any] = mapped_column(JSON)
    area: Mapped[str]
    """Code of a province or commune; '' for the whole country."""
    hours: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Office hours by weekday; None means day and night."""
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(Text)


class OfficeRow(Base):
    """One receiving office (bộ phận một cửa, trung tâm phục vụ hành chính công)."""

    __tablename__ = "receiving_office"
    __table_args__ = (Index("ix_receiving_office_area", "area"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    level: Mapped[str]
    """province or commune."""
    area: Mapped[str]
    """Code of the province or commune that it serves."""
    address: Mapped[str]
    phones: Mapped[Any] = mapped_column(JSON)
    hours: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    map_url: Mapped[str]
    receives: Mapped[str]
    """What it receives, in words."""
    source: Mapped[str] = mapped_column(Text)
