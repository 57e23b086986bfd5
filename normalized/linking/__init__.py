"""From what pages say to one city, one person, one partnership, each with all its evidence.

SQL over the parts' Parquet files, in DuckDB, out of core. The result depends on the set of pages alone, not on how they
were cut into parts or in which order these are named.
"""

from __future__ import annotations

from normalized.linking.link import link

__all__ = ["link"]
