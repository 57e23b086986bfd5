"""Datasette's application class, imported without what it would never use.

Its units of measure import Dask's arrays where Dask is installed: seconds of every start. Imported only where Datasette
is installed (the extra `api`), and before anything else of Datasette.
"""

from __future__ import annotations

import sys

_held = sys.modules.get("dask")
sys.modules["dask"] = None  # type: ignore[assignment]
try:
    from datasette.app import Datasette
finally:
    del sys.modules["dask"]
    if _held is not None:
        sys.modules["dask"] = _held

__all__ = ["Datasette"]
