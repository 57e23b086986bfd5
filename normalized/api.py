"""A release as a read-only JSON API: Datasette on its SQLite file, with the queries of `normalized.queries`.

with Datasette's own command    datasette rathaus.sqlite --metadata datasette.json
from Python                     datasette_metadata()
from the shell                  rathaus api
"""

from __future__ import annotations

from typing import Any

from normalized.attribution import GEONAMES, PLACES
from normalized.queries import Query, all_queries
from normalized.schema import TABLES

DATABASE = "rathaus"
"""What Datasette calls the database: the SQLite file's name without its ending."""

FILE = "datasette.json"
"""Datasette's metadata, in every release beside the SQLite file."""


def datasette_metadata() -> dict[str, Any]:
    """Datasette's metadata: licence, meaning of tables and columns, and the queries."""
    return {
        "title": "Rathaus",
        "description": "Mayors, contacts and town partnerships from municipal websites, each with its evidence.",
        "about": PLACES,
        "about_url": GEONAMES,
        "databases": {
            DATABASE: {
                "tables": {
                    table.name: {
                        "title": table.title,
                        "description": table.description,
                        "columns": {column.name: column.description for column in table.columns},
                    }
                    for table in TABLES
                },
                "queries": {query.name: _canned(query) for query in all_queries().values()},
            }
        },
    }


def _canned(query: Query) -> dict[str, Any]:
    told = " ".join(f"{name}: {text}." for name, text in query.parameters.items())
    return {
        "title": query.title,
        "description": f"{query.description} Parameters: {told}",
        "sql": query.sql,
        "params": list(query.parameters),
    }
