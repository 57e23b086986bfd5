"""The thirteen tables of a release, in their order."""

from __future__ import annotations

from normalized.errors import SchemaError
from normalized.schema.definition import Table
from normalized.schema.fact_tables import (
    CITIES,
    CONTACTS,
    MAYORS,
    NETWORKS,
    OFFICEHOLDERS,
    PARTNERSHIP_DATES,
    PARTNERSHIPS,
    PEOPLE,
)
from normalized.schema.page_tables import BLOCKS, ISSUES, MENTIONS, PAGES, SOURCES

TABLES = (
    SOURCES,
    PAGES,
    BLOCKS,
    MENTIONS,
    CITIES,
    PEOPLE,
    MAYORS,
    OFFICEHOLDERS,
    CONTACTS,
    PARTNERSHIPS,
    PARTNERSHIP_DATES,
    NETWORKS,
    ISSUES,
)
"""Every table of a release, in the order in which docs and packages list them."""


def table(name: str) -> Table:
    """The table of that name; raises SchemaError where there is none."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise SchemaError(f"there is no table {name}")
