"""The tables of the catalogue.

A published version is immutable and always read whole, so it is one row: the columns that are searched or shown in
lists, and the record itself as validated JSON (see docs/decisions/0002-one-row-per-version.md).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel
from sqlalchemy import Dialect, Index, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from procedures_kb.models import Procedure


class Base(DeclarativeBase):
    """Metadata of every table of the assistant."""


T = TypeVar("T", bound=BaseModel)


class PydanticJSON(TypeDecorator[T], Generic[T]):
    """A column that holds one pydantic value as JSON text, Vietnamese unescaped."""

    impl = Text
    cache_ok = True

    def __init__(self, model: type[T]) -> None:
        """`model` is what the column holds."""
        super().__init__()
        self.model = model

    def process_bind_param(self, value: T | None, dialect: Dialect) -> Any:
        """Write the value out."""
        return None if value is None else value.model_dump_json()

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:
        """Read it back, validated."""
        return None if value is None else self.model.model_validate_json(value)


class ProcedureVersion(Base):
    """One record of a procedure as one source published it."""

    __tablename__ = "procedure_version"
    __table_args__ = (
        UniqueConstraint("code", "source", "content_hash"),
        Index("ix_procedure_version_code", "code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    source: Mapped[str]
    decision: Mapped[str]
    as_of: Mapped[date]
    imported_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    content_hash: Mapped[str]
    record: Mapped[Procedure] = mapped_column(PydanticJSON(Procedure))
