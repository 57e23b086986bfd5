"""The DuckDB database in which linking happens, and how names and dates compare there."""

from __future__ import annotations

from pathlib import Path

import duckdb

from normalized.database import connect

_MACROS = (
    # Names compare by their letters and digits alone: "Saint-Étienne" and "SAINT ETIENNE" fold to the same text.
    r"""
    CREATE MACRO fold(name) AS coalesce(nullif(trim(regexp_replace(
        lower(strip_accents(replace(replace(replace(replace(replace(nfc_normalize(name),
            'ß', 'ss'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'))),
        '[^\p{L}\p{N}]+', ' ', 'g')), ''), name)
    """,
    "CREATE MACRO short_hash(text) AS substr(sha256(text), 1, 16)",
    # "Sankt Anna", "St. Anna" and "Saint Anna" are one place's name.
    r"""
    CREATE MACRO fold_place(name) AS
        regexp_replace(fold(name), '\b(sankt|saint|sainte|sint|svaty|swiety|st|ste)\b', 'st', 'g')
    """,
    # A place that GeoNames lacks is known by its folded name and country.
    """
    CREATE MACRO area_of(geonames_id, name, country) AS CASE
        WHEN geonames_id IS NOT NULL THEN geonames_id
        WHEN name IS NOT NULL THEN 'nil-' || substr(sha256(fold_place(name) || chr(10) || coalesce(country, '')), 1, 12)
        END
    """,
    # Two EDTF dates agree where one is the other, said less precisely.
    "CREATE MACRO agree(one, other) AS starts_with(one, other) OR starts_with(other, one)",
)


def open_database(scratch: Path) -> duckdb.DuckDBPyConnection:
    """A new database file below `scratch`, with the macros that linking uses."""
    connection = connect(scratch, "linking.duckdb")
    for macro in _MACROS:
        connection.execute(macro)
    return connection
