"""Tables of opening hours: a row for each office, a column for each day of the week."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.block import Block
from pipeline.facts import Evidence
from pipeline.record import Document
from pipeline.relations.contacts.clocks import is_day, is_time
from pipeline.relations.contacts.located import Located

_CELL: Final = re.compile(r"[^\t|]+")
_FEWEST_DAYS: Final = 3
_MOST_ROWS: Final = 60


def find_hour_tables(document: Document, gated: Mapping[int, str]) -> tuple[list[Located], frozenset[int]]:
    """The hours of each office of such tables, and the positions of all rows that belong to one.

    gated: positions of the lines that name a day, each with its language.
    """
    found: list[Located] = []
    rows: set[int] = set()
    for position, language in sorted(gated.items()):
        days = _days(document.blocks[position], language) if position not in rows else {}
        if not days:
            continue
        rows.add(position)
        for place in range(position + 1, min(position + 1 + _MOST_ROWS, len(document.blocks))):
            row = _row(document.blocks[place], days, language)
            if row is None:
                break
            rows.add(place)
            value, span = row
            if value:
                found.append(Located("hours", value, place, (span,)))
    return found, frozenset(rows)


def _cells(text: str) -> list[re.Match[str]]:
    return [cell for cell in _CELL.finditer(text) if cell[0].strip()]


def _days(block: Block, language: str) -> dict[int, str]:
    """The days of a table's head, by column; empty where it has none."""
    cells = _cells(block.text)
    days = {column: cell[0].strip(" :") for column, cell in enumerate(cells) if is_day(cell[0], language)}
    return days if len(days) >= _FEWEST_DAYS and len(cells) - len(days) <= 1 else {}


def _row(block: Block, days: Mapping[int, str], language: str) -> tuple[str, Evidence] | None:
    """What a row says of the days, empty where it says no times, and where; None for a line that is no row."""
    cells = _cells(block.text)
    first, last = min(days), max(days)
    if len(cells) <= first or not _fits(cells, days):
        return None
    shift = len(cells) - (last + 1)  # a head without a word over the offices has a cell less than its rows
    said = [(day, cells[column + shift]) for column, day in days.items()]
    times = [f"{day} {' '.join(cell[0].split())}" for day, cell in said if any(map(str.isalnum, cell[0]))]
    start, end = said[0][1].start(), said[-1][1].end()
    raw = block.text[start:end]
    start += len(raw) - len(raw.lstrip())
    span = Evidence(block.index, start, start + len(raw.strip()), raw.strip())
    return ("; ".join(times) if any(is_time(cell[0], language) for _, cell in said) else ""), span


def _fits(cells: Sequence[re.Match[str]], days: Mapping[int, str]) -> bool:
    return max(days) + 1 <= len(cells) <= max(days) + 2
