"""Export formats, one module each. A module in this folder is found by itself; others call `register`.

from normalized.exports import register
register(MyExport())
"""

from __future__ import annotations

from normalized.exports.registry import Export, all_exports, export, register
from normalized.exports.tables import ReleaseTables

__all__ = ["Export", "ReleaseTables", "all_exports", "export", "register"]
