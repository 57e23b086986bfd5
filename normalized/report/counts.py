"""The tables beside the plots: partnerships by the countries of their ends, and by decade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from normalized.report.coverage import Pair
from pipeline.edtf import first_day

UNKNOWN = "unknown"

CountryRow = tuple[str, str, int, int]
"""Two countries (ISO 3166-1 alpha-2), partnerships between them, and how many of these both cities state."""

DecadeRow = tuple[str, dict[str, int]]
"""A decade (1960s) or `unknown`, and partnerships that began in it, by kind."""


def by_countries(pairs: Sequence[Pair]) -> list[CountryRow]:
    """Partnerships by the countries of their ends, most first."""
    counts: Counter[tuple[str, str]] = Counter()
    mutual: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        one, other = sorted((pair.a.country or UNKNOWN, pair.b.country or UNKNOWN))
        counts[one, other] += 1
        mutual[one, other] += pair.mutual
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(*countries, count, mutual[countries]) for countries, count in ordered]


def by_decade(pairs: Sequence[Pair]) -> list[DecadeRow]:
    """Partnerships by the decade in which they began, 196X too; those of which none is known stand last."""
    rows: dict[str, Counter[str]] = {}
    for pair in pairs:
        day = first_day(pair.since) if pair.since else None
        rows.setdefault(f"{day[:3]}0s" if day else UNKNOWN, Counter())[pair.kind] += 1
    return [(decade, dict(sorted(rows[decade].items()))) for decade in sorted(rows)]
