"""The DuckDB database in which linking happens, and how names and dates compare there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import duckdb

from normalized.database import connect
from pipeline.edtf import first_day, last_day

_QUALIFIERS: Final = "~?%"
_CACHED: Final = 100_000

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
    # What most pages say needs no look at the calendar.
    "CREATE MACRO agree(one, other) AS starts_with(one, other) OR starts_with(other, one) OR dates_agree(one, other)",
)


@lru_cache(_CACHED)
def dates_agree(one: str, other: str) -> bool:
    """Whether one of two EDTF dates is the other, said less precisely: "196X" and "1968~" agree with "1968-05-04".

    Qualifiers do not count. An interval agrees with its own beginning, not with what lies in it.
    """
    one, other = one.rstrip(_QUALIFIERS), other.rstrip(_QUALIFIERS)
    if one.startswith(other) or other.startswith(one):
        return True
    if "/" in one or "/" in other:
        return False
    first, last, other_first, other_last = first_day(one), last_day(one), first_day(other), last_day(other)
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return (first <= other_first and other_last <= last) or (other_first <= first and last <= other_last)


def open_database(scratch: Path) -> duckdb.DuckDBPyConnection:
    """A new database file below `scratch`, with the functions that linking uses."""
    connection = connect(scratch, "linking.duckdb")
    connection.create_function("dates_agree", dates_agree, ["VARCHAR", "VARCHAR"], "BOOLEAN")
    for macro in _MACROS:
        connection.execute(macro)
    return connection
