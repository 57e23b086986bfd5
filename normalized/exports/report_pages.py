"""report.html, report.md and report/*.svg: what a release holds and where its pages disagree (`normalized.report`)."""

from __future__ import annotations

from pathlib import Path

from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables


class ReportPages:
    """The report, in every release."""

    name = "report"
    in_release = True

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the pages and their plots."""
        # The plotting library takes a second to load: only who writes a report pays for it.
        from normalized.report import gather_report  # noqa: PLC0415
        from normalized.report.pages import write_report  # noqa: PLC0415

        return write_report(gather_report(tables), folder)


register(ReportPages())
