"""Where the catalogue is kept: one row per published version of a procedure."""

from procedures_kb.store.catalogue import CatalogueStore, ImportOutcome, PublishedProcedure
from procedures_kb.store.database import Database, open_database

__all__ = ["CatalogueStore", "Database", "ImportOutcome", "PublishedProcedure", "open_database"]
