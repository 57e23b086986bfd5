"""Datasette's application class, imported without what it would never use, and quiet about addresses that are wrong.

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
# After the application, which registers this module: what is registered while it is being imported has no hook yet.
from datasette import handle_exception  # noqa: E402

# Where rich is installed it prints hundreds of lines with the values of all variables for each address that does not
# exist, and fails itself where no exception is under way. Faults of the code are printed without it too.
handle_exception.rich = None

__all__ = ["Datasette"]
