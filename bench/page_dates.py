"""Dates of publication of whole pages, ours beside htmldate's, on the municipal corpora.

`python -m bench.peers dates` puts the table into bench/dates.md. A page counts as right where the day is; pages
without an annotated date count the dates that a side gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from htmldate import find_date

from bench.corpora import annotated_pages
from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.digit_signs import digit_signs
from pipeline.entities.page_dates import find_page_dates
from pipeline.language import label_languages
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from sources.page import PageKind, Publisher, RawPage

_DAY = len("2024-12-31")


@dataclass(slots=True)
class Tally:
    """What one side got: right days, and dates on pages that have none."""

    right: int = 0
    surplus: int = 0

    def count(self, given: str | None, expected: str | None) -> None:
        """Count one page. given, expected: EDTF, None where there is none."""
        if expected is None:
            self.surplus += given is not None
        else:
            self.right += given is not None and given[:_DAY] == expected[:_DAY]


def page_dates_table(folders: Sequence[Path]) -> str:
    """Right days and surplus ones, ours and htmldate's, on the annotated pages under some folders."""
    ours, theirs, dated, undated = Tally(), Tally(), 0, 0
    for page in (page for folder in folders for page in annotated_pages(folder)):
        gold, kind = page.gold, PageKind(page.gold["kind"])
        publisher = Publisher(source="bench", country=gold["country"])
        text, _ = decode(RawPage(source="bench", url="", body=page.body, kind=kind), DEFAULT_LIMITS)
        walk = read_blocks(text, kind, DEFAULT_LIMITS)
        blocks, _ = label_languages(label_blocks(walk.blocks, kind, walk.head, None), publisher, walk.head)
        expected = gold.get("published")
        dated, undated = dated + (expected is not None), undated + (expected is None)
        signs = digit_signs([block.text for block in blocks])
        ours.count(find_page_dates(walk.head, blocks, signs, "", publisher).published, expected)
        theirs.count(find_date(text) if kind is PageKind.HTML else None, expected)
    lines = [f"| | right of {dated} | a date where none is annotated ({undated} pages) |", "|---|---|---|"]
    for name, tally in (("Rathaus", ours), (f"htmldate {version('htmldate')} (HTML pages only)", theirs)):
        lines.append(f"| {name} | {tally.right} | {tally.surplus} |")
    return "\n".join(lines)
