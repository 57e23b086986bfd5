"""The report of a release: disagreements side by side, coverage, plots; in the terminal, as HTML and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from normalized.exports.tables import ReleaseTables
from normalized.report.coverage import Coverage, measure_coverage
from normalized.report.disagreements import SHOWN, Kind, find_disagreements

__all__ = ["Coverage", "Kind", "ReportContent", "gather_report"]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All that a report says, whatever its form."""

    coverage: Coverage
    disagreements: tuple[Kind, ...]


def gather_report(tables: ReleaseTables, limit: int = SHOWN) -> ReportContent:
    """Read what the report says from a release's tables. limit: disagreements of each kind that are shown."""
    return ReportContent(measure_coverage(tables), find_disagreements(tables, limit))
