"""The registry's tests run on each kind of database."""

from tests.databases import database  # noqa: F401
