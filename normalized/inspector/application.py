"""The inspector of a release as an ASGI application.

Imported only where Datasette and nh3 are installed: the extra `inspect`.
"""

from __future__ import annotations

from typing import Any

from normalized.api import datasette_metadata
from normalized.datasette_app import Datasette
from normalized.errors import CorruptRelease
from normalized.inspector.inspection import Inspection
from normalized.inspector.plugin import INSPECTIONS, register

SQL_MILLISECONDS = 2_000
"""A query of a reader's own is stopped after this time."""

ROWS = 1_000
"""Rows that a query of a reader's own gives at most."""


def inspector(inspection: Inspection) -> Any:
    """The application; raises CorruptRelease where the release has no SQLite file."""
    file = inspection.folder / "rathaus.sqlite"
    if not file.is_file():
        raise CorruptRelease(f"{file} is missing")
    register()
    served = Datasette(
        immutables=[str(file)],
        metadata=datasette_metadata(),
        settings={
            "max_returned_rows": ROWS,
            "sql_time_limit_ms": SQL_MILLISECONDS,
            "allow_download": True,
            "allow_csv_stream": True,
        },
    )
    INSPECTIONS[served] = inspection
    return served.app()
