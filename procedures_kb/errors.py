"""The errors of this floor.

CatalogueError
├── UnreadableRecord     a file or row is not a procedure record: says which, where and why
├── BundledCatalogueError  an entry of the bundled YAML breaks the schema
└── UnknownProcedure     no published procedure has this code
"""

from __future__ import annotations


class CatalogueError(Exception):
    """Base of every error that the catalogue raises."""


class UnreadableRecord(CatalogueError):
    """A file or row could not be read as a procedure record."""

    def __init__(self, where: str, reason: str) -> None:
        """`where` names the file (and line or table); `reason` says what was wrong."""
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class BundledCatalogueError(UnreadableRecord):
    """An entry of the bundled YAML breaks the schema."""


class UnknownProcedure(CatalogueError):
    """No published procedure has this code."""

    def __init__(self, code: str) -> None:
        """`code` is what was asked for."""
        super().__init__(f"no published procedure has the code {code!r}")
        self.code = code
