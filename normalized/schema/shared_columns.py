"""What several tables have in common: patterns of keys, references, how often a fact is said."""

from __future__ import annotations

from normalized.schema.definition import Column, ForeignKey, integer, share, string

AREA_PATTERN = r"([0-9]+|nil-[0-9a-f]{12})"
CODE_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
COUNTRY_PATTERN = r"[A-Z]{2}"
DAY_PATTERN = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
GEONAMES_PATTERN = r"[0-9]+"
ID_PATTERN = r"[0-9a-f]{16}"
LANGUAGE_PATTERN = r"[a-z]{2}|und"


def area(name: str, description: str, *, required: bool = True) -> Column:
    """A column that names a city."""
    return string(name, f"{description} (`cities.area_id`).", required=required, pattern=AREA_PATTERN)


def refers(column: str, table_name: str, reference: str | None = None) -> ForeignKey:
    """A reference to a column of another table, of the same name where none is given."""
    return ForeignKey((column,), table_name, (reference or column,))


COUNTS = (
    integer("n_pages", "Number of pages that say so.", minimum=1),
    integer("n_sources", "Number of sources whose pages say so.", minimum=1),
)

CONFIDENCE = share("confidence", "The highest confidence of the rules that found it.")
