"""`rathaus doctor`: settings in force and who set them, versions, limits, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.table import Table
from rich.text import Text

from flows.commands.options import DataOption, JsonOption, console, print_json, settle
from flows.errors import ExitCode

MARKS = {"ok": ("ok", "green"), "missing": ("missing", "bold red"), "note": ("note", "yellow")}


def doctor(data: DataOption = None, as_json: JsonOption = False) -> int:
    """Say what is in force, where each value comes from, and what is missing. Changes nothing."""
    effective = settle(data=data)
    from flows.commands.diagnosis import diagnose

    diagnosis = diagnose(effective)
    if as_json:
        print_json(asdict(diagnosis) | {"complete": diagnosis.complete})
    else:
        out = console()
        out.print(_table("Settings", ("name", "value", "from"), [_setting(said) for said in diagnosis.settings]))
        out.print(_table("Versions", ("distribution", "version"), list(diagnosis.versions.items())))
        limits = [(name, f"{value:,}") for name, value in diagnosis.limits.items()]
        out.print(_table("Limits", ("name", "value"), limits))
        findings = _table("Findings", ("", "what", "detail"), [])
        for finding in diagnosis.findings:
            findings.add_row(Text(*MARKS[finding.state]), Text(finding.name), Text(finding.detail))
        out.print(findings)
    return ExitCode.OK if diagnosis.complete else ExitCode.INSTALLATION


def _setting(said: dict[str, str]) -> tuple[str, ...]:
    return said["name"], said["value"], said["origin"]


def _table(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.padding = (0, 2, 0, 0)
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
