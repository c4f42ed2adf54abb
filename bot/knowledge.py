"""The catalogue of this process: opened once, shared by the NLU graph, the actions and the server."""

from __future__ import annotations

from functools import cache

from bot.settings import settings
from procedures_kb.search import LiveIndex
from procedures_kb.store import CatalogueStore, Database, open_database


@cache
def database() -> Database:
    """The database, migrated."""
    return open_database(settings().database)


@cache
def catalogue() -> CatalogueStore:
    """The catalogue in the database."""
    return CatalogueStore(database())


@cache
def live_index() -> LiveIndex:
    """The search index that follows the catalogue."""
    return LiveIndex(catalogue(), settings().home / "index")


def forget() -> None:
    """Close everything, so that the next use opens it anew (for tests and after a fork)."""
    if database.cache_info().currsize:
        database().close()
    for opened in (settings, database, catalogue, live_index):
        opened.cache_clear()
