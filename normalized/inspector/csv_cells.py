"""CSV that no spreadsheet takes for formulas: our own lists, and those of Datasette."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Mapping, Sequence

SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
"""A cell that starts with one of these is a formula to some spreadsheet (OWASP, "CSV Injection"), or looks escaped."""

csv.field_size_limit(sys.maxsize)  # the text of a page may be longer than the module expects

_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


def harmless_cell(value: object) -> str:
    """The cell as text; one that a spreadsheet would take for a formula gets an apostrophe before it, as in the CSV
    files of a release, and a negative number a blank."""
    text = "" if value is None else str(value)
    if not text.startswith(SIGNS):
        return text
    return f" {text}" if _NUMBER.fullmatch(text) else f"'{text}"


def csv_text(rows: Sequence[Mapping[str, object]]) -> str:
    """Rows as CSV (RFC 4180), the names of the first one's columns on top; empty for no rows."""
    lines: list[list[object]] = [[*rows[0]], *([*row.values()] for row in rows)] if rows else []
    return _written(lines)


class HarmlessCsv:
    """CSV that comes in parts, made harmless as it comes."""

    def __init__(self) -> None:
        self._rest = ""

    def take(self, part: str, *, is_last: bool = False) -> str:
        """The lines that this part completes. is_last: nothing comes behind it."""
        text = self._rest + part
        end = len(text) if is_last else _whole_lines(text)
        self._rest = text[end:]
        return _written(csv.reader(io.StringIO(text[:end], newline="")))


def _whole_lines(text: str) -> int:
    """Where the last line that is whole ends: a line break inside quotes ends none."""
    end = place = quotes = 0
    while (found := text.find("\n", place)) != -1:
        quotes += text.count('"', place, found)
        place = found + 1
        if quotes % 2 == 0:
            end = place
    return end


def _written(lines: Iterable[Sequence[object]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([harmless_cell(cell) for cell in line] for line in lines)
    return out.getvalue()
