"""What a release covers: totals, languages, sources, and the partnerships as the plots need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from normalized.exports.tables import ReleaseTables
from normalized.schema import TABLES
from pipeline.edtf import first_day, last_day
from pipeline.record import MentionType

MENTION_TYPES = tuple(sorted(kind.value for kind in MentionType))

_LANGUAGES = f"""
SELECT language, coalesce(n_pages, 0), coalesce(n_blocks, 0),
    {", ".join(f'coalesce("{name}", 0)' for name in MENTION_TYPES)}
FROM (
    SELECT language, count(*) AS n_blocks FROM blocks WHERE kept GROUP BY language
) FULL JOIN (
    SELECT language, count(*) AS n_pages FROM pages WHERE language IS NOT NULL GROUP BY language
) USING (language) LEFT JOIN (
    SELECT b.language,
        {", ".join(f"count(*) FILTER (m.type = '{name}') AS" + f' "{name}"' for name in MENTION_TYPES)}
    FROM mentions m JOIN blocks b USING (page_id, block) GROUP BY b.language
) USING (language)
ORDER BY 3 DESC, 1
"""

_SOURCES = """
WITH facts AS (
    SELECT 'mayors' AS what, membership_id AS id, unnest(evidence).page_id AS page_id FROM mayors
    UNION ALL SELECT 'partnerships', partnership_id, unnest(evidence).page_id FROM partnerships
), counted AS (
    SELECT p.source, count(DISTINCT f.id) FILTER (f.what = 'mayors') AS mayors,
        count(DISTINCT f.id) FILTER (f.what = 'partnerships') AS partnerships
    FROM facts f JOIN pages p USING (page_id) GROUP BY p.source
)
SELECT s.name, s.country, s.n_pages, s.n_failed, coalesce(p.kept, 0), coalesce(p.mentions, 0),
    coalesce(c.mayors, 0), coalesce(c.partnerships, 0), coalesce(d.contacts, 0), coalesce(i.in_vain, 0),
    coalesce(i.alarms, '')
FROM sources s
LEFT JOIN (SELECT source, sum(n_kept) AS kept, sum(n_mentions) AS mentions FROM pages GROUP BY source) p USING (source)
LEFT JOIN counted c USING (source)
LEFT JOIN (SELECT source, count(*) AS contacts FROM contacts GROUP BY source) d USING (source)
LEFT JOIN (
    SELECT source, count(url) AS in_vain, string_agg(DISTINCT code, ', ' ORDER BY code) FILTER (url IS NULL) AS alarms
    FROM issues WHERE stage = 'crawl' GROUP BY source
) i USING (source)
ORDER BY s.n_pages DESC, s.name, s.source
"""

_PARTNERSHIPS = """
SELECT p.kind, p.since, p.mutual, a.name, a.country, a.longitude, a.latitude, b.name, b.country, b.longitude, b.latitude
FROM partnerships p JOIN cities a ON a.area_id = p.area_id_a JOIN cities b ON b.area_id = p.area_id_b
ORDER BY p.partnership_id
"""


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language. code: ISO 639-1 or `und`. mentions: in blocks of that language, by type."""

    code: str
    pages: int
    blocks: int
    mentions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. kept: blocks that a reader came for. mayors, partnerships: facts that its pages state.
    in_vain: addresses that its crawls asked for in vain. alarms: codes of those that its last crawl raised.
    """

    name: str
    country: str
    pages: int
    failed: int
    kept: int
    mentions: int
    mayors: int
    partnerships: int
    contacts: int
    in_vain: int
    alarms: str


@dataclass(frozen=True, slots=True)
class City:
    """One end of a partnership. position: degrees east and north, None where it is not known."""

    name: str
    country: str | None
    position: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One partnership. since: EDTF. mutual: both cities say so."""

    kind: str
    since: str | None
    mutual: bool
    a: City
    b: City

    @property
    def year(self) -> int | None:
        """The year in which it began, None where no single year is known."""
        first, last = (first_day(self.since), last_day(self.since)) if self.since else (None, None)
        return int(first[:4]) if first and last and first[:4] == last[:4] else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a release holds. totals: rows by table."""

    totals: Mapping[str, int]
    failed: int
    languages: tuple[LanguageRow, ...]
    sources: tuple[SourceRow, ...]
    pairs: tuple[Pair, ...]


def measure_coverage(tables: ReleaseTables) -> Coverage:
    """Count what is there."""
    (failed,) = next(tables.query("SELECT count(*) FROM pages WHERE status = 'failed'"))
    return Coverage(
        totals={table.name: tables.count(table) for table in TABLES},
        failed=failed,
        languages=tuple(
            LanguageRow(code, pages, blocks, dict(zip(MENTION_TYPES, mentions, strict=True)))
            for code, pages, blocks, *mentions in tables.query(_LANGUAGES)
        ),
        sources=tuple(SourceRow(*map(_whole, row)) for row in tables.query(_SOURCES)),
        pairs=tuple(_pair(row) for row in tables.query(_PARTNERSHIPS)),
    )


def _whole(value: Any) -> Any:
    """DuckDB gives sums as decimals of any width."""
    return value if isinstance(value, str) else int(value)


def _pair(row: tuple[Any, ...]) -> Pair:
    kind, since, mutual, *ends = row
    a, b = (
        City(name, country, None if east is None or north is None else (east, north))
        for name, country, east, north in (ends[:4], ends[4:])
    )
    return Pair(kind, since, mutual, a, b)
